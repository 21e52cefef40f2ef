#!/bin/bash
# api.sh - the API over the wire: tokens from the command line, every method, what is refused before its body comes.
# SPDX-License-Identifier: Apache-2.0
# shellcheck source=test/trip/lib.sh
. test/trip/lib.sh
ok 'the description needs no facility' inro openapi
same 'and is of OpenAPI 3.1' "$(json 'x["openapi"]')" 3.1.0
ok 'a facility' inro init --name みほん診療所 --type clinic
refused 'an unknown scope' 64 inro token make x --scope all
refused 'a day that has passed' 65 inro token make x --until 2026-01-01
ok 'a token' inro --json token make 書く --scope read --scope write
token=$(json 'x["secret"]') id=$(json 'x["id"]')
ok 'the list of tokens' inro --json token
same 'has its scopes' "$(json 'x[0]["scopes"]')" 'read write'
same 'and not its secret' "$(grep -c "$token" "$trip/output")" 0

inro --json serve --plain --port 0 >serve.json 2>serve.err &
trap 'kill $! 2>/dev/null; rm -rf "$trip"' EXIT
for ((i = 0; i < 300; i++)); do [ -s serve.json ] && break; sleep 0.1; done
cat >ask.py <<'END'
import http.client, json, sys
from urllib.parse import urlsplit

HOST = urlsplit(json.load(open('serve.json'))['address']).netloc
TOKEN = sys.argv[1]
DEVICES = '/api/v1/records/device'


def ask(method, path, body=None, kind='application/json', **headers):
    c = http.client.HTTPConnection(HOST, timeout=60)
    headers['Authorization'] = 'Bearer ' + headers.pop('token', TOKEN)
    if body is not None:
        headers['Content-Type'] = kind
    c.request(method, path, body, {k.replace('_', '-'): v for k, v in headers.items()})
    r = c.getresponse()
    text = r.read()
    c.close()
    return r.status, r.headers, json.loads(text) if text else None


def case(name, got, want):
    print(('ok' if got == want else 'not ok') + ' - ' + name + ('' if got == want else ': got %r, want %r' % (got, want)))


status, head, made = ask('POST', DEVICES, b'{"number":"D1","hostname":"PC-1"}')
at, tag = head['Location'], head['ETag']
case('POST makes', (status, at, tag), (201, DEVICES + '/' + made['id'], '"%s"' % made['etag']))
case('GET reads', ask('GET', at)[2]['hostname'], 'PC-1')
status, head, text = ask('HEAD', at)
case('HEAD has the head alone', (status, head['ETag'], text), (200, tag, None))
case('GET again is 304', ask('GET', at, If_None_Match=tag)[0::2], (304, None))
case('PATCH without a tag', ask('PATCH', at, b'{"note":"x"}')[0], 428)
status, head, changed = ask('PATCH', at, b'{"note":"x"}', 'application/merge-patch+json', If_Match=tag)
case('PATCH changes', (status, changed['hostname'], changed['note']), (200, 'PC-1', 'x'))
case('PATCH from what was read before', ask('PATCH', at, b'{"note":"y"}', If_Match=tag)[0], 412)
status, head, changed = ask('PUT', at, b'{"number":"D2"}', If_Match=head['ETag'])
case('PUT replaces', (status, changed['number'], changed['hostname']), (200, 'D2', ''))
case('DELETE drops', ask('DELETE', at, If_Match=head['ETag'])[0::2], (204, None))
case('and leaves it to be read', ask('GET', at)[2]['gone'], True)
status, head, problem = ask('OPTIONS', DEVICES)
case('OPTIONS is told what there is', (status, head['Allow'], head['Access-Control-Allow-Origin']), (405, 'GET, HEAD, POST', None))
status, head, problem = ask('POST', DEVICES, b'{"nmae":"x"}')
case('a fault is named', (status, head['Content-Type'], problem['errors'][0]['pointer']), (422, 'application/problem+json', '#/nmae'))
case('a form is no JSON', ask('POST', DEVICES, b'number=1', 'application/x-www-form-urlencoded')[0], 415)
case('a body of 2 MB is too large', ask('POST', DEVICES, b'{"number":"' + b'x' * (2 << 20) + b'"}')[0], 413)
ledger = '管理番号,ホスト名\n'.encode() + b''.join(b'N%05d,PC-%d\n' % (i, i) for i in range(20000))
status, head, result = ask('POST', '/api/v1/import/device?file=list.csv', ledger, 'application/octet-stream')
case('a file of %d bytes comes in' % len(ledger), (status, result['added']), (200, 20000))
seen, path = [], DEVICES + '?limit=1000'
while path:
    page = ask('GET', path)[2]
    seen += [d['number'] for d in page['items']]
    path = page['next']
case('and is read page by page', (len(seen), len(set(seen))), (20000, 20000))
case('a wrong token', ask('GET', DEVICES, token='inro_' + 'A' * 43)[0], 401)
case('a file without a token', ask('POST', '/api/v1/import/device?file=a.csv', b'x', 'application/octet-stream', token='')[0], 401)
END
python3 ask.py "$token" || echo 'not ok - the program came to its end'
ok 'the token is revoked' inro token revoke "$id"
ok 'asking with it' python3 - "$token" <<'END'
import json, sys, urllib.error, urllib.request
address = json.load(open('serve.json'))['address']
try:
    urllib.request.urlopen(urllib.request.Request(address + 'api/v1/kinds', headers={'Authorization': 'Bearer ' + sys.argv[1]}))
except urllib.error.HTTPError as e:
    sys.exit(e.code != 401)
sys.exit('the token still works')
END
same 'the token is in no log' "$(grep -c "$token" serve.err)" 0

#!/bin/bash
# certificate.sh - the console's certificate by the command line: what init prints is what openssl reads, and names change it.
# SPDX-License-Identifier: Apache-2.0
# shellcheck source=test/trip/lib.sh
. test/trip/lib.sh

openssl_says() { openssl x509 -noout "$@" | sed 's/.*=//'; }
holds_for() { openssl verify -x509_strict -purpose sslserver -CAfile data/tls/ca.pem "$@" data/tls/server.pem; }

ok 'a facility is set up' inro init --name 試験病院 --host 'inro.example.jp, 10.9.8.7'
says 'its fingerprint is printed' "SHA-256: $(openssl_says -fingerprint -sha256 <data/tls/ca.pem)"
says 'and that of Windows' "$(openssl_says -fingerprint -sha1 <data/tls/ca.pem | tr 'A-F:' 'a-f ')"
says 'and where to read on' /trust
same 'nobody else reads what is in tls/' "$(stat -c %a data/tls data/tls/*.key | sort -u | tr '\n' ' ')" '600 700 '
for name in localhost inro.example.jp; do ok "openssl holds it for $name" holds_for -verify_hostname "$name"; done
for address in 127.0.0.1 ::1 10.9.8.7; do ok "openssl holds it for $address" holds_for -verify_ip "$address"; done
refused 'openssl refuses it for another' 2 holds_for -verify_hostname www.example.jp

cp data/tls/ca.pem before.pem
ok 'an address within the house is added' inro facility --host '10.9.8.7,10.1.1.1'
ok 'openssl holds it for the new one' holds_for -verify_ip 10.1.1.1
refused 'and no longer for the one left out' 2 holds_for -verify_hostname inro.example.jp
ok 'the authority stays' cmp before.pem data/tls/ca.pem
ok 'a name of another house is added' inro facility --host other.example.jp
says 'everybody is told to trust anew' "$(openssl_says -fingerprint -sha256 <data/tls/ca.pem)"

refused 'a name that is none is refused' 65 inro facility --host '病院'
refused 'a certificate without its key is refused' 78 inro facility --tls-certificate /etc/hostname
ok 'nothing of it was kept' inro --json facility
same 'the name is what it was' "$(json 'x["host"] + x["tls_certificate"]')" other.example.jp
ok 'the pair of another authority is taken' inro facility --tls-certificate tls/server.pem --tls-key tls/server.key
ok 'and given up again' inro facility --tls-certificate '' --tls-key ''

refused 'without TLS other computers are not served' 64 inro serve --plain --address 0.0.0.0

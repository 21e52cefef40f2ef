#!/bin/bash
# vuln.sh - the development rows of the reference data, with answers worked out by hand: how many of the vulnerabilities are
# found, how many of those found are right; and the same ledger in a facility.
# SPDX-License-Identifier: Apache-2.0
data=$PWD/../shared/reference/vuln
[ -e "$data" ] || { echo 'ok - known vulnerabilities # SKIP the reference data is absent'; exit 0; }
# shellcheck source=test/trip/lib.sh
. test/trip/lib.sh
refused 'nothing was read yet' 66 inro vuln scan "$data/ledger_dev.tsv"
ok 'feeds' inro vuln import "$data"/{nvd20-bulk.json.gz,nvd20-hospital.json.gz,cve5-hospital.jsonl.gz,csaf-icsma.jsonl.gz,kev-2026-08-21.csv,eol.json}
ok 'the rows, with nothing set up' inro --json vuln scan "$data/ledger_dev.tsv"
cp "$trip/output" rows.json
/usr/bin/python3 "$top/test/vuln/score.py" "$data/ledger_dev_answers.json" "$data/kev-2026-08-21.csv" 0.95 rows.json | tee table
for other in other_rows.tsv other_devices.csv other_english.csv; do
	ok "the rows of another hospital, $other" inro --json vuln scan "$top/test/vuln/$other"
	cp "$trip/output" "$other.json"
done
/usr/bin/python3 "$top/test/vuln/score.py" "$top/test/vuln/other_answers.json" "$data/kev-2026-08-21.csv" 0.95 other_*.json
ok 'the same from CP932' inro --json vuln scan "$data/ledger_dev.sjis.csv"
same 'says the same' "$(json '[(r["id"], r["cves"], r["unknown"], r["eol"]) for r in x] == [(r["id"], r["cves"], r["unknown"], r["eol"]) for r in json.load(open("rows.json"))]')" True
ok 'the feeds again' inro --json vuln import "$data/kev-2026-08-21.csv" "$data/cve5-hospital.jsonl.gz"
same 'change nothing' "$(json '[(r["added"], r["changed"]) for r in x]')" '[(0, 0), (0, 0)]'
head -c 100000 "$data/cve5-hospital.jsonl.gz" >cut.gz
refused 'a file that was cut off' 65 inro vuln import cut.gz
says 'says so' '途中で切れています'
ok 'the data that was there' inro --json vuln scan "$data/ledger_dev.tsv"
same 'stays in use' "$(json '[r["cves"] for r in x] == [r["cves"] for r in json.load(open("rows.json"))]')" True
ok 'a facility in the same folder' inro init --name みほん診療所 --type clinic
ok 'with this ledger' inro import device "$data/ledger_dev.sjis.csv"
ok 'is checked' inro check
ok 'its devices' inro --json vuln scan
same 'are hit alike' "$(json 'sorted((r["id"], sorted(r["cves"])) for r in x) == sorted((r["id"], sorted(r["cves"])) for r in json.load(open("rows.json")))')" True
ok 'what to do' inro today --all
says 'names the entrance from outside' 'FW-01'
ok 'what hits each device' inro vuln list
says 'the entrance from outside among them' 'FW-01'
ok 'the same for programs' inro --json vuln list
cp "$trip/output" hits.json
same 'is what was scanned' "$(json 'sorted({(r["number"], r["cve"]) for r in x if r["state"] == "hit"}) == sorted({(r["id"], c) for r in json.load(open("rows.json")) for c in r["cves"]})')" True
ok 'the same for a spreadsheet' inro vuln list --csv hits.csv
same 'has a row for each' "$(/usr/bin/python3 -c 'import csv, json; print(len(list(csv.DictReader(open("hits.csv", encoding="utf-8-sig")))) == len(json.load(open("hits.json"))))')" True
ok 'a letter to the maker of a device' inro vuln letter D11 letter.pdf
same 'is one page' "$(pdfinfo letter.pdf | sed -n 's/^Pages: *//p')" 1
refused 'a letter about what is not there' 66 inro vuln letter D99 letter.pdf

#!/bin/bash
# round.sh - what is exported and imported again changes nothing: every kind, as .xlsx, CP932 CSV and UTF-8 CSV.
# SPDX-License-Identifier: Apache-2.0
# shellcheck source=test/trip/lib.sh
. test/trip/lib.sh
sample_hospital || { echo 'not ok - the sample hospital'; exit 1; }
inro put device number=Z001 'model==1+1' 'note=-5℃ 以下、@家 𠮷田﨑山 "引用" ①㈱髙' $'location=二行に\nわたる場所' >/dev/null
inro put decision check_name=ledger.device_incomplete subject=x label=見本 accepted_until=2027-01-31 why=理由 decided_by=院長 >/dev/null
inro put policy target=電子カルテシステム min_length=8 complexity=英数字・記号混在 >/dev/null

kinds=$(inro help import | awk '/^記録の種類/ { on = 1; next } on && /^  [a-z]/ { print $1 }')
[ -n "$kinds" ] || echo 'not ok - the kinds are listed by inro help import'
for kind in $kinds; do
	for way in xlsx 'csv --encoding UTF-8' 'csv --encoding CP932'; do
		# shellcheck disable=SC2086
		set -- $way
		inro export "$kind" "$kind.$1" "${@:2}" >output 2>&1 || { echo "not ok - export $kind $way"; sed 's/^/# /' output; continue; }
		inro --json import "$kind" "$kind.$1" --dry-run >output 2>&1
		same "$kind as $way comes back the same" "$(json '[x["added"], x["changed"], x["vanished"], x["rejected"], x["back"]]')" '[0, 0, 0, 0, 0]'
	done
done
inro export device d.csv --encoding CP932 >output 2>&1
says 'what CP932 cannot hold is named' '𠮷'

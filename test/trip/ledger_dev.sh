#!/bin/bash
# ledger_dev.sh - the whole path on the messy ledger of the reference data.
# SPDX-License-Identifier: Apache-2.0
ledger=$PWD/../shared/reference/vuln/ledger_dev.sjis.csv
[ -e "$ledger" ] || { echo 'ok - the messy ledger # SKIP the reference data is absent'; exit 0; }
# shellcheck source=test/trip/lib.sh
. test/trip/lib.sh
ok 'a facility' inro init --name みほん診療所 --type clinic
ok 'a preview' inro --json import device "$ledger" --dry-run
same 'twenty devices, their software, nothing refused' "$(json '[sum(r["kind"] == k and r["outcome"] == "added" for r in x["rows"]) for k in ("device", "software")] + [x["rejected"], x["charset"]]')" "[20, 20, 0, 'CP932']"
ok 'the import' inro import device "$ledger"
ok 'the same again' inro --json import device "$ledger"
same 'changes nothing' "$(json '[x[k] for k in ("added", "changed", "vanished", "rejected", "back")]')" '[0, 0, 0, 0, 0]'
ok 'checks' inro check
ok 'what to do' inro today --all
ok 'the checklist' inro checklist --form fy2025
ok 'an answer' inro checklist answer 1-1 no --date 2026-11-01 --target 2027-03-31 --form fy2025
ok 'a pack' inro pack 提示資料 --form fy2025
ok 'that can be verified' inro-verify pack 提示資料
ok 'the report' inro report 報告.pdf
ok 'and all taken back' inro undo
ok 'leaves no device' inro --json list device
same 'in the list' "$(json 'len(x)')" 0

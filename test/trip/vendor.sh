#!/bin/bash
# vendor.sh - a vendor is asked, its workbook comes back re-saved by another program, and is taken for what it is.
# SPDX-License-Identifier: Apache-2.0
# shellcheck source=test/trip/lib.sh
. test/trip/lib.sh
sample_hospital || { echo 'not ok - the sample hospital'; exit 1; }

refused 'a request needs a due day' 64 inro vendor ask all out --form fy2025
refused 'a due day in the past is refused' 64 inro vendor ask all out --form fy2025 --due 2020-01-01
ok 'all vendors under contract are asked' inro vendor ask all out --form fy2025 --due 2099-01-31
same 'each gets a workbook and a paper' "$(find out -name '*.xlsx' | wc -l) $(find out -name '*.pdf' | wc -l)" '11 11'
book=$(ls out/あおぞら*.xlsx)

# fill OUT ROW=REPLY,DAY,NOTE…: opens the workbook with another program, answers by key, saves it anew
fill() {
	/usr/bin/python3 - "$book" "$@" <<-'PY'
		import sys, openpyxl
		wb = openpyxl.load_workbook(sys.argv[1])
		ws = wb.worksheets[0]
		assert ws.protection.sheet, "the sheet is not locked"
		head = next(r for r in ws.iter_rows() if any(c.value == "記号" for c in r))
		at = {c.value: c.column for c in head if c.value}
		rows = {r[at["記号"] - 1].value: r for r in ws.iter_rows(min_row=head[0].row + 1) if r[at["記号"] - 1].value}
		for r in rows.values():
		    assert not r[at["回答"] - 1].value and not r[at["確認日"] - 1].value, "answers are prefilled"
		    assert not r[at["回答"] - 1].protection.locked and r[at["チェック項目"] - 1].protection.locked
		for what in sys.argv[3:]:
		    key, said = what.split("=", 1)
		    reply, day, note = (said.split(",") + ["", ""])[:3]
		    for name, value in (("回答", reply), ("確認日", day), ("備考・契約の条項", note)):
		        if value:
		            rows[key][at[name] - 1].value = value
		signed = next(r for r in ws.iter_rows() if r[0].value and "回答者" in str(r[0].value))
		signed[2].value = "保守部 見本花子"
		ws.insert_rows(1)
		wb.create_sheet("メモ", 0)
		wb.save(sys.argv[2])
	PY
}
fill back.xlsx 1-1=はい,令和8年10月1日 2-2=はい,2026/10/1 2-3=契約により省略,,第12条 2-4=いいえ,2026-10-02 2-5=はい, 2-6=たぶん,2026-10-01 || echo 'not ok - the workbook can be filled in'
refused 'rows that cannot be taken are named, the others taken' 3 inro vendor take back.xlsx
says 'the row without a day is named' '2-5'
says 'the row that says neither is named' 'たぶん'
ok 'the list shows what came back' inro --json vendor list --form fy2025
same 'three answered, one skipped' "$(json '[(v["answered"], v["skipped"], v["state"]) for v in x if v["vendor"].startswith("あおぞら")]')" "[(3, 1, 'partly')]"
same 'nobody else has answered' "$(json 'sum(v["answered"] for v in x)')" 3
ok 'the facility has not' inro --json checklist --form fy2025
same 'a vendor answer is not the facility answer' "$(json 'str(x).count("2026-10-0")')" 0

refused 'a workbook of somebody else is refused' 65 inro vendor take files/機器台帳_20261101.xlsx
echo scan >scan.pdf
refused 'by hand: a day is needed' 65 inro vendor answer ㈱ラボリンク 1-1 yes --form fy2025
ok 'a paper reply is entered by hand with its scan' inro vendor answer ㈱ラボリンク 1-1 yes --date 2026-10-01 --signatory 見本太郎 --scan scan.pdf --form fy2025
refused 'skipping needs the clause' 64 inro vendor skip ㈱ラボリンク 2-3 --form fy2025
ok 'an item is skipped by contract' inro vendor skip ㈱ラボリンク 2-3 --clause 第5条 --form fy2025
ok 'the answers are compared' inro vendor compare --form fy2025
says 'the comparison names the vendor' '㈱ラボリンク 検体検査システム: はい 2026年10月1日'
refused 'an unknown vendor is named' 66 inro vendor answer だれか 1-1 yes --date 2026-10-01 --form fy2025

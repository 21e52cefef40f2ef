#!/bin/bash
# clerk.sh - small kindnesses: options wherever they are typed, files that are no lists, answers that are always JSON,
# nothing that a terminal would obey.
# SPDX-License-Identifier: Apache-2.0
# shellcheck source=test/trip/lib.sh
. "$(dirname "$0")/lib.sh"

# shown NAME: the last output holds no control character.
shown() {
	if LC_ALL=C.UTF-8 grep -qP '[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]' "$trip/output"; then
		echo "not ok - $1: a control character"
	else
		echo "ok - $1"
	fi
}

header=管理番号,種別,機種,設置場所
escape=$'\x1b[31m'
ok "a facility is set up" inro init --name 試験病院 --type clinic

ok "help is given behind a command" inro today --help
says "of that command" "inro today"
ok "and for the short word" inro -h
ok "common options may stand last" inro today --lang en
says "and are heeded" "Nothing was checked yet"
refused "a mistyped command asked of help" 64 inro help improt
says "is guessed" "「import」ですか"
refused "a mistyped option" 64 inro check --explian x
says "is guessed too" "--explain ですか"
refused "an option that is like none" 64 inro check --whatever
says "says where they are listed" "inro help"

ok "a fact is written" inro facility --fax 03-0000-0000
ok "and taken away" inro --json facility --fax ''
same "it is empty then" "$(json 'x["fax"]')" ""
ok "kinds of facility are shown in words" inro facility
says "in Japanese" "施設の種類: 診療所"

printf '%s\r\nA-1,端末PC,Mate,受付\r\n' $header >one.csv
printf '%s\r\n' $header >none.csv
printf '%%PDF-1.4\n' >paper.pdf
printf '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' >old.xls
: >empty.csv
printf '%s,%sX\r\nA-2,端末PC,Mate,受付,x\r\n' $header "$escape" >escape.csv
ok "a preview shows what would be added" inro import device one.csv --dry-run
says "with what is known of it" "機種・型番: Mate"
ok "a list without rows" inro import device none.csv
says "is said to be one" "見出しの下に行がありません"
refused "a PDF is no table" 65 inro import device paper.pdf
says "and what to do is said" "CSV でもらう"
refused "nor is an old workbook" 65 inro import device old.xls
says "which has its own advice" ".xlsx で保存し直して"
refused "a mapped header must be there" 64 inro import device one.csv --map ない=model
says "those there are named" "管理番号 / 種別 / 機種 / 設置場所"
refused "a sheet must be there" 64 inro import device one.csv --sheet ない
refused "a bad file among good ones" 65 inro import device empty.csv none.csv one.csv
says "does not keep the others out" "機器: 追加 1"
ok "headers of every sort are read" inro import device escape.csv
shown "but are not obeyed"
refused "a word typed with an escape" 64 inro "${escape}foo"
shown "is not obeyed either"

inro --json import device one.csv empty.csv escape.csv >"$trip/output" 2>/dev/null
same "several files give one JSON array" "$(json '[f["same"] for f in x]')" "[1, 1]"
for line in help 'put device number=Z1' 'undo' 'vendor compare --form fy2025' 'export device -' \
	'checklist answer 1-1 yes --date 2026-11-01 --form fy2025' 'export device out.csv'; do
	# shellcheck disable=SC2086
	inro --json $line >"$trip/output" 2>/dev/null
	same "\`inro --json $line\` answers in JSON" "$(json 'type(x).__name__ in ("dict", "list")' 2>&1)" True
done
refused "an export needs a known ending" 64 inro export device out.pdf

for n in 1 2 3 4 5; do
	inro put device number="Q-$n" >/dev/null
done
same "acts of one second stay in their order" "$(inro history --most 5 | grep -o 'Q-[0-9]' | tr '\n' ' ')" "Q-5 Q-4 Q-3 Q-2 Q-1 "

mkdir papers
LANG=ja_JP.UTF-8 ok "papers are printed in a Japanese locale" env -u LC_ALL inro report papers/report.pdf
same "what is kept is for its owner only" "$(stat -c %a "$INRO_DATA")" 700

{ echo "$header" && printf 'U-%s,端末PC,Mate,受付\r\n' 1 2 3; } >u_202610.csv
{ echo "$header" && printf 'U-%s,端末PC,Mate2,受付\r\n' 1 2 3; } >u_202611.csv
inro import device u_202610.csv >/dev/null
inro import device u_202611.csv >/dev/null
ok "the last import is taken back" inro undo
ok "and the one before it" inro undo
same "with all its records" "$(inro --json list device --find U- | /usr/bin/python3 -c 'import json,sys; print(len(json.load(sys.stdin)))')" 0

printf '利用者ID,利用者名\r\n1001,山田太郎\r\n' >users.csv
ok "users of a system that is not named" inro import account users.csv --dry-run
says "the clerk is told how to name it" "--scope システム名"
{ cat one.csv && printf '作成者 総務課\r\n'; } >foot.csv
ok "who made the list is no machine" inro import device foot.csv --dry-run
says "but a remark" "注記とみなして"
refused "a column that is not there" 64 inro put device foo=1

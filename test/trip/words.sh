#!/bin/bash
# words.sh - help, man pages, completion and documents say what the program does.
# SPDX-License-Identifier: Apache-2.0
trip_day=2027-03-02 # after the days in the examples
# shellcheck source=test/trip/lib.sh
. test/trip/lib.sh
# Lines of Japanese cannot be broken between words: that warning is no fault of the page.
sound() { ! env -u LD_PRELOAD groff -man -k -Tutf8 -z -wmac -Wbreak "$1" 2>&1 | grep .; }

commands=$(inro --lang en completion | sed -n 's/^\t\([a-z]*\)) list=.*/\1/p')
[ "$(wc -w <<<"$commands")" -ge 15 ] || echo "not ok - the commands are listed by the completion: $commands"
for lang in ja en; do
	for command in $commands; do
		ok "$lang help $command" inro --lang "$lang" help "$command"
		inro --lang "$lang" man "$command" >page.1
		ok "$lang man $command is sound" sound page.1
	done
	inro --lang "$lang" help >output
	for command in $commands; do says "$lang help lists $command" "  $command "; done
done
inro --lang en man >page.1
ok 'man inro is sound' sound page.1
same 'English help holds no Japanese' "$(for c in $commands; do inro --lang en help "$c"; done | grep -v '^  *inro \|FILE\|記録' | grep -cP '[\x{3040}-\x{30ff}]')" 0
for page in "$top"/man/*.1 "$top"/man/ja/*.1; do ok "${page#"$top"/} is sound" sound "$page"; done
ok 'completion is a shell script' bash -n <(inro completion)

# The examples of every command run, in the order of the commands, on the sample hospital.
sample_hospital || { echo 'not ok - the sample hospital'; exit 1; }
cp files/機器台帳_20261101.xlsx 機器台帳.xlsx
cp files/fw01.conf .
inro put device number=D07 >/dev/null
inro export device - | sed '1s/機種・型番/型名/' >機器台帳.csv
inro pack forms --form fy2025 >/dev/null && cp forms/様式/*.xlsx 保健所の様式.xlsx
for command in $commands; do
	[ "$command" = init ] && continue
	inro --lang en help "$command" | sed -n '/^examples/,/^kinds/s/^  inro //p' >examples
	while IFS= read -r line; do
		ok "example: inro $line" eval "inro $line"
	done <examples
done

# What the documents name is there.
grep -o 'kind `[a-z_]*`' "$top/GLOSSARY.md" | sed 's/.*`\(.*\)`/\1/' | sort -u | while read -r kind; do
	ok "GLOSSARY.md: $kind is a kind" inro list "$kind"
done
grep -ohE '`(lib|src|test|scripts|data|bench)/[A-Za-z0-9_./-]+`' "$top"/*.md | tr -d '\`' | sort -u | while read -r path; do
	case $path in *'*'* | *'<'*) continue ;; esac
	[ -e "$top/$path" ] && echo "ok - $path is there" || echo "not ok - the documents name $path"
done
refused 'a mistyped command gets a suggestion' 64 inro chekc
says 'the suggestion' check

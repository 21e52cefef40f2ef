#!/bin/bash
# pack.sh - an inspection pack by the command line: what it holds, and that a second program names whatever was done to it.
# SPDX-License-Identifier: Apache-2.0
set -u

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
export INRO_DATA=$work/data

# case_of NAME COMMAND…: one case; what the command says is shown where it fails.
case_of() {
	local name=$1
	shift
	if "$@" >output 2>&1; then
		echo "ok - $name"
	else
		echo "not ok - $name"
		sed 's/^/# /' output
	fi
}

# says STATUS TEXT COMMAND…: the command ends so and says so.
says() {
	local status=$1 text=$2
	shift 2
	"$@" >said 2>&1
	local got=$?
	cat said
	[ "$got" = "$status" ] && grep -qF -- "$text" said && return
	echo "status $got, want $status and \"$text\""
	return 1
}

facility() {
	"$INRO" init --name みほん記念病院 --type hospital --beds 200 &&
		"$INRO" sample files &&
		"$INRO" import vendor files/業者一覧.csv && "$INRO" import contract files/契約一覧.csv &&
		"$INRO" import system files/システム一覧.csv && "$INRO" import document files/文書一覧.csv &&
		"$INRO" checklist answer 1-1 yes --date 2025-11-01 --original '総務課 書庫A-3' --form fy2025
}

other_facility() {
	"$INRO" --data others init --name よその病院 && "$INRO" --data others pack other --form fy2025
}

# Everything in the folder is listed, and nothing else.
holds_what_it_lists() {
	(cd pack && find . -type f ! -name 'manifest.*' | sed 's|^\./||' | LC_ALL=C sort) >there
	sed -n 's/^,\?{"name":"\([^"]*\)".*/\1/p' pack/manifest.json | LC_ALL=C sort | diff - there
}

last_page_has_hashes() {
	pdftotext -f "$(pdfinfo pack/00_*.pdf | awk '/^Pages:/ { print $2 }')" pack/00_*.pdf - | tr -d '\n ' >text
	local file
	for file in pack/*/*; do
		grep -qF "$(sha256sum "$file" | cut -c1-64)" text || { echo "$file"; return 1; }
	done
}

cover_has_fingerprint() {
	"$INRO_VERIFY" pack pack | grep -oE '([0-9a-f]{4} ){7}[0-9a-f]{4}' >fingerprint &&
		pdftotext -l 1 pack/00_*.pdf - | grep -qFf fingerprint
}

# What a hand can do to a pack; each on a copy of it called "bad".
change_file() { printf x >>"$(echo bad/様式/*.xlsx)"; }
change_byte() { printf '\001' | dd of="$(echo bad/00_*.pdf)" bs=1 seek=100 conv=notrunc status=none; }
add_file() { echo x >bad/様式/後から.txt; }
drop_file() { rm bad/様式/*.xlsx; }
rename_file() { mv bad/様式/*.xlsx bad/様式/別.xlsx; }
change_manifest() { sed -i 's/みほん/よその/' bad/manifest.json; }
hide_file() { drop_file; sed -i '/様式/d; s/^,{/{/' bad/manifest.json; }
cut_note() { head -n 2 "pack/manifest.note" >bad/manifest.note; }
drop_note() { rm bad/manifest.note; }
drop_manifest() { rm bad/manifest.json; }
leave_folder() { sed -i 's|00_|../00_|' bad/manifest.json; }
other_note() { cp other/manifest.note bad/manifest.note; }
other_pack() { rm -r bad; cp -r other bad; }

# named WHAT STATUS TEXT [OPTION…]: the second program ends so, and its words hold the text.
named() {
	local what=$1 status=$2 text=$3
	shift 3
	rm -rf bad
	cp -r pack bad
	"$what"
	says "$status" "$text" "$INRO_VERIFY" pack bad "$@"
}

case_of 'a facility is set up' facility
case_of 'a pack is made' says 0 '立入検査パックを' "$INRO" pack pack --form fy2025
case_of 'another facility makes one' other_facility
case_of 'it holds what its manifest lists' holds_what_it_lists
case_of 'its last page has the hashes of the files' last_page_has_hashes
case_of 'its cover has the fingerprint' cover_has_fingerprint
case_of 'a folder that holds something is left alone' says 5 '空ではありません' "$INRO" pack pack --form fy2025
case_of 'a part that is not there is refused' says 64 'ledger findings exports' "$INRO" pack more --with nothing
case_of 'it is as it was made' says 0 '作られたときのまま' "$INRO_VERIFY" pack pack
case_of 'it is signed with the key whose fingerprint is on the cover' \
	says 0 '作られたときのまま' "$INRO_VERIFY" pack pack --fingerprint "$(cat fingerprint)"
case_of 'it is checked in English' says 0 'none changed, added or missing' "$INRO_VERIFY" --lang en pack pack

while IFS='|' read -r what status text name; do
	case_of "$name" named "$what" "$status" "$text"
done <<'END'
change_file|4|変わっています: 様式/令和7年度 医療機関確認用.xlsx|a file that was changed is named
change_byte|4|変わっています: 00_立入検査パック.pdf|one byte of the paper is enough
add_file|4|目録にありません(あとから加えられた): 様式/後から.txt|a file that was added is named
drop_file|4|ありません: 様式/令和7年度 医療機関確認用.xlsx|a file that is missing is named
rename_file|4|目録にありません(あとから加えられた): 様式/別.xlsx|a file that was renamed is named
change_manifest|4|manifest.json が署名のあとで変わっています|a manifest that was changed is found
hide_file|4|manifest.json が署名のあとで変わっています|a file dropped from folder and manifest is found
cut_note|65|manifest.note|a note without its signature is refused
drop_note|66|manifest.note|a pack without its note is refused
drop_manifest|66|manifest.json|a pack without its manifest is refused
leave_folder|65|manifest.json|a manifest that points out of the pack is refused
other_note|4|manifest.note|a note signed with another key is refused
END
case_of "another facility's pack is known by its fingerprint" \
	named other_pack 4 '別の鍵で署名されています' --fingerprint "$(cat fingerprint)"

case_of 'chosen parts are added' says 0 '立入検査パックを' "$INRO" pack chosen --form fy2025 --with findings --with exports
case_of 'they are records in CSV' test -s chosen/記録/事業者.csv
case_of 'they are as they were made' says 0 '作られたときのまま' "$INRO_VERIFY" pack chosen

# lib.sh - what the trips share: a folder of their own, the programs on the PATH, one case per line. To be sourced.
# shellcheck shell=bash
# SPDX-License-Identifier: Apache-2.0
set -u
# The clock of a trip stands still enough: dates typed in examples must neither lie in the future nor be past due.
[ -n "${FAKETIME-}" ] || exec faketime "${trip_day:-2026-11-22} 12:00:00" bash "$0"
top=$PWD
trip=$(mktemp -d)
trap 'rm -rf "$trip"' EXIT
mkdir "$trip/bin"
ln -s "$INRO" "$trip/bin/inro"
ln -s "$INRO_VERIFY" "$trip/bin/inro-verify"
PATH=$trip/bin:$PATH
export INRO_DATA=$trip/data INRO_WHO=試験
cd "$trip" || exit 1

# ok NAME COMMAND…: the command succeeds; its output is shown when it does not.
ok() {
	local name=$1
	shift
	if "$@" >"$trip/output" 2>&1; then
		echo "ok - $name"
	else
		echo "not ok - $name (status $?)"
		sed 's/^/# /' "$trip/output"
	fi
}

# refused NAME STATUS COMMAND…: the command ends with this status and says something.
refused() {
	local name=$1 want=$2 status
	shift 2
	"$@" >"$trip/output" 2>&1
	status=$?
	if [ "$status" = "$want" ] && [ -s "$trip/output" ]; then
		echo "ok - $name"
	else
		echo "not ok - $name (status $status, wanted $want)"
		sed 's/^/# /' "$trip/output"
	fi
}

# says NAME TEXT: the last output holds the text.
says() {
	if grep -qF -- "$2" "$trip/output"; then
		echo "ok - $1"
	else
		echo "not ok - $1: \"$2\" is missing"
		sed 's/^/# /' "$trip/output"
	fi
}

# json EXPRESSION: what python makes of the last output, as `x`.
json() {
	/usr/bin/python3 -c 'import json, sys; x = json.load(open(sys.argv[1])); print(eval(sys.argv[2]))' "$trip/output" "$1"
}

# same NAME GOT WANT
same() {
	if [ "$2" = "$3" ]; then echo "ok - $1"; else echo "not ok - $1: got $2, want $3"; fi
}

# The sample hospital, imported whole.
sample_hospital() {
	inro init --name みほん記念病院 --type hospital --beds 200 >/dev/null && inro sample files >/dev/null || return 1
	while read -r kind file; do
		inro import "$kind" "files/$file" >"$trip/output" 2>&1 || { echo "# import $kind $file"; cat "$trip/output"; return 1; }
	done <<-LIST
		device 機器台帳_20261101.xlsx
		person 職員名簿_20261101.xlsx
		vendor 業者一覧.csv
		contract 契約一覧.csv
		system システム一覧.csv
		account 電子カルテ利用者.csv
		connection 外部接続一覧.csv
		right 利用権限一覧.csv
		document 文書一覧.csv
		any ad_users.csv
		any fw01.conf
		any rtx1210_RT-01.txt
		any asa_VPN-MEAL.cfg
		any SV-AD01_services.csv
		any SV-EMR01_services.csv
		any PC-001_secpol.inf
		any PC-001_usb.reg
		any hotfix.csv
	LIST
}

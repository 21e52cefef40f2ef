#!/bin/bash
# import.sh - an import is there whole or not at all, whatever fails while it runs and whenever it is killed.
# FAULT_ALL=1: every single malloc fails once, which takes minutes; else those that stand for all from their place.
# SPDX-License-Identifier: Apache-2.0
cd "$(dirname "$0")" || exit 2
# shellcheck source=test/fault/lib.sh
. ./lib.sh

begin() {
	"$INRO" --data "$before" init --name みほん病院 &&
		printf '%s\n' 管理番号,メーカー,機種名,設置場所 A-1,富士通,ESPRIMO,外来 A-2,NEC,Express,サーバ室 A-9,QNAP,TS-453,書庫 >"$work/old.csv" &&
		printf '%s\n' 管理番号,メーカー,機種名,設置場所 A-1,富士通,ESPRIMO,病棟 A-2,NEC,Express,サーバ室 A-3,HP,Pro,医事課 >"$work/new.csv" &&
		"$INRO" --data "$before" import device "$work/old.csv"
}

attempt() {
	exec "$INRO" --data "$now" import device "$work/new.csv"
}

learn || exit
some 200 any :kill | each 'killed at 200 points by lot, an import is whole or not there'
all change :kill | each 'killed before any change of a file, an import is whole or not there'
all write | each 'every write failing once leaves no half import'
all sync | each 'every sync failing once leaves no half import'
{ all truncate; all unlink; all rename; } | each 'every truncate, unlink and rename failing once leaves no half import'
if find "$(dirname "$INRO")" -name '*.gcno' -print -quit | grep -q .; then
	echo 'ok - every malloc failing once leaves no half import # SKIP what counts coverage dies of it, behind main'
elif [ -n "${FAULT_ALL-}" ]; then
	all malloc | each 'every malloc failing once leaves no half import'
else
	places | each 'malloc failing at its first and last call from each place leaves no half import'
fi

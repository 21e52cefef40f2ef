#!/bin/bash
# watchman.sh - the test of the fault tests: programs that do things by half, or say they did, must be found out.
# SPDX-License-Identifier: Apache-2.0
cd "$(dirname "$0")" || exit 2
# shellcheck source=test/fault/lib.sh
. ./lib.sh

begin() {
	rm -rf "$before"
	mkdir "$before"
	sqlite3 "$before/inro.db" 'PRAGMA journal_mode = WAL; CREATE TABLE t (a)'
}

# finds WANT WHAT POINTS…: what each must say of the attempt at these points.
finds() {
	local want=$1 what=$2 said
	shift 2
	learn
	said=$("$@" | each case)
	if grep -q "$want" <<<"$said"; then
		echo "ok - $what"
	else
		printf '# %s\n' "${said//$'\n'/$'\n'# }"
		echo "not ok - $what"
	fi
}

attempt() { exec sqlite3 "$now/inro.db" 'BEGIN; INSERT INTO t VALUES (1); INSERT INTO t VALUES (2); COMMIT'; }
finds '^ok' 'one transaction is whole or not there when killed' all change :kill
finds '^ok' 'one transaction is whole or not there when a write fails' all write

attempt() { exec sqlite3 "$now/inro.db" 'INSERT INTO t VALUES (1); INSERT INTO t VALUES (2)'; }
finds 'it was done by half' 'two transactions are found out when killed' all change :kill
finds '^not ok' 'two transactions are found out when a write fails' all write

attempt() { exec sh -c "sqlite3 '$now/inro.db' 'INSERT INTO t VALUES (1)' || :"; }
finds 'it said that it was done' 'a program that hides its failure is found out' all malloc

attempt() { exec sh -c "sqlite3 '$now/inro.db' 'INSERT INTO t VALUES (1)' || kill -s SEGV \$\$"; }
finds 'died of signal 11' 'a program that crashes is found out' all sync

attempt() { exec sh -c "sqlite3 '$now/inro.db' 'INSERT INTO t VALUES (1)' || echo torn >'$now/inro.db'"; }
finds 'the database is damaged' 'a damaged database is found out' all write

attempt() { exec sqlite3 "$now/inro.db" 'SELECT 1'; }
finds '0 of 0 points' 'a call that never comes is found out' all rename

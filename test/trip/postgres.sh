#!/bin/bash
# postgres.sh - PostgreSQL takes our tables and views and the statement of every check.
# A server of its own in a temporary folder, reached by a socket there and by nothing else.
# SPDX-License-Identifier: Apache-2.0
# shellcheck source=test/trip/lib.sh
. test/trip/lib.sh
server=$(find /usr/lib/postgresql -path '*/bin/postgres' 2>/dev/null | sort -V | tail -n 1)
server=${server%/postgres}
cluster=$(mktemp -d /tmp/inro-postgres-XXXXXX)
trap 'unprivileged "$server/pg_ctl" -D "$cluster/data" -m immediate stop >/dev/null 2>&1; rm -rf "$cluster" "$trip"' EXIT

if [ -z "$server" ] || { [ "$(id -u)" = 0 ] && ! id postgres >/dev/null 2>&1; }; then
	echo 'ok - PostgreSQL takes our SQL # SKIP no PostgreSQL server is installed'
	exit 0
fi

# The server refuses to be root; and the clock of the trips is not for it.
unprivileged() {
	local become=
	[ "$(id -u)" != 0 ] || become='setpriv --reuid=postgres --regid=postgres --clear-groups'
	# shellcheck disable=SC2086 # a list of words
	(cd / && env -u LD_PRELOAD -u FAKETIME -u FAKETIME_SHARED LC_ALL=C.UTF-8 $become "$@")
}

start() {
	[ "$(id -u)" != 0 ] || chown postgres: "$cluster"
	unprivileged "$server/initdb" -N -A trust -U postgres -E UTF8 -D "$cluster/data" &&
		unprivileged "$server/pg_ctl" -D "$cluster/data" -l "$cluster/log" -w \
			-o "-c listen_addresses= -c fsync=off -k $cluster" start
}

psql_file() { unprivileged "$server/psql" -h "$cluster" -U postgres -d postgres -q -v ON_ERROR_STOP=1 -f - <"$1"; }

# Names that are words of SQL (right) stand in quotes; SQLite's own options are left out.
tables() {
	sqlite3 "$INRO_DATA/inro.db" "SELECT 'CREATE TABLE \"' || m.name || '\" (' ||
		group_concat('\"' || c.name || '\" ' || CASE c.type WHEN 'INTEGER' THEN 'bigint' ELSE 'text' END, ', ') || ');'
		FROM sqlite_schema m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' GROUP BY m.name"
	sqlite3 "$INRO_DATA/inro.db" "SELECT sql || ';' FROM sqlite_schema WHERE type = 'view' ORDER BY rowid" |
		sed -E 's/FROM (\w+) WHERE gone/FROM "\1" WHERE gone/'
}

# prepare CHECK: its statement, as --explain shows it, with the marks of PostgreSQL.
prepare() {
	echo "PREPARE statement AS"
	inro --lang ja check --explain "$1" | awk 'on; /^$/ { on = 1 }' | sed 's/?\([12]\)/$\1/g'
	echo ';'
}

ok 'a facility is set up' inro init --name 形の病院
ok 'a PostgreSQL server starts' start
tables >"$trip/tables.sql"
ok 'it takes the tables and views' psql_file "$trip/tables.sql"
inro --json check >"$trip/output"
for check in $(json '" ".join(row["check"] for row in x)'); do
	prepare "$check" >"$trip/check.sql"
	ok "it takes the statement of $check" psql_file "$trip/check.sql"
done

# lib.sh - what the fault tests share: a command is run again and again, each time with another call failing or the
# process killed, and what it leaves is judged. To be sourced by a test that defines
#   begin     makes the state before the command in $before, a folder with inro.db
#   attempt   runs the command on $now, and nothing else
# shellcheck shell=bash
# SPDX-License-Identifier: Apache-2.0
set -u

BAD_POINTS_SHOWN_MAX=5
RUN_SECONDS_MAX=60

: "${BUILD:=$(cd ../.. && pwd)/build}" "${INRO:=$BUILD/inro}"
work=$(mktemp -d -p "${FAULT_DISK:-/dev/shm}")
before=$work/before
now=$work/now
trap 'rm -rf "$work"' EXIT

restore() {
	rm -rf "$now"
	cp -r "$before" "$now"
}

# preloaded VARIABLE VALUE: the attempt under the preloaded library, which is asked by this variable.
preloaded() {
	(export LD_PRELOAD="$BUILD/fault.so" "$1=$2"; attempt) >>"$work/output" 2>&1
}

# How many rows each table holds. An import not made, or made whole, differs in nothing else that could be compared:
# ids and instants are new each time.
rows() {
	sqlite3 "$1/inro.db" "SELECT group_concat('SELECT ''' || name || ''', count(*) FROM \"' || name || '\"', ' UNION ALL ')
		FROM sqlite_schema WHERE type = 'table'" | sqlite3 "$1/inro.db"
}

# What the command does when nothing fails: its calls by kind, and the rows before and after it.
learn() {
	if ! { begin >"$work/output" 2>&1 && restore && preloaded INRO_FAULT_COUNTS "$work/counts"; }; then
		echo 'not ok - the command works when nothing fails'
		sed 's/^/# /' "$work/output"
		return 1
	fi
	rows_before=$(rows "$before")
	rows_after=$(rows "$now")
}

calls() {
	awk -v kind="$1" '$1 == kind { print $2 }' "$work/counts"
}

# Not one byte was written to what is kept (files of SQLite's that hold nothing do not count).
untouched() {
	[ ! -s "$now/inro.db-wal" ] && [ ! -s "$now/inro.db-journal" ] && cmp -s "$before/inro.db" "$now/inro.db"
}

# Why what a run left is not right, by its exit status; empty when it is.
judge() {
	local status=$1 rows
	why=
	if [ "$status" -ge 128 ] && [ "$status" != 137 ]; then
		why="died of signal $((status - 128))"
	elif untouched; then
		[ "$status" != 0 ] || why='it said that it was done, and nothing was'
	elif [ "$(sqlite3 "$now/inro.db" 'PRAGMA integrity_check' 2>&1)" != ok ]; then
		why='the database is damaged'
	else
		rows=$(rows "$now")
		[ "$rows" = "$rows_after" ] || [ "$rows" = "$rows_before" ] || why='it was done by half'
		[ "$status" != 0 ] || [ "$rows" = "$rows_after" ] || why='it said that it was done, and it was not'
		restore
	fi
}

# each WHAT: one case: the command at each point read from the standard input ("KIND:N" or "KIND:N:kill", see fault.c).
each() {
	local point status why wanted count=0 bad=0
	cat >"$work/points"
	wanted=$(wc -l <"$work/points")
	rm -f "$work/done" "$work/next"
	mkfifo "$work/done" "$work/next"
	exec 3<>"$work/done" 4<>"$work/next"
	restore
	preloaded INRO_FAULT_POINTS "$work" &
	while [ "$count" -lt "$wanted" ] && read -r -t "$RUN_SECONDS_MAX" point status <&3; do
		count=$((count + 1))
		judge "$status"
		if [ -n "$why" ]; then
			echo "# INRO_FAULT=$point left with $status: $why"
			sed 's/^/#   /' "$work/output"
			[ $((++bad)) -lt "$BAD_POINTS_SHOWN_MAX" ] || break
		fi
		: >"$work/output"
		echo >&4
	done
	kill $! 2>/dev/null
	exec 3>&- 4>&-
	if [ "$bad" = 0 ] && [ "$count" -gt 0 ] && [ "$count" = "$wanted" ]; then
		echo "ok - $1 ($count points)"
	else
		echo "not ok - $1 ($count of $wanted points were tried)"
	fi
}

# all KIND [:kill]: every call there is.
all() {
	seq "$(calls "$1")" | sed "s/.*/$1:&${2-}/"
}

# places: the first and the last call of malloc from each place, which stand for all calls from there.
places() {
	awk '$1 == "place" { print $2 }' "$work/counts"
}

# some N KIND [:kill]: N of them by lot, always the same ones.
some() {
	all "$2" "${3-}" | shuf -n "$1" --random-source=<(yes)
}

# lib.sh - what the fault tests share: a command is run again and again, each time with another call failing or the
# process killed, and what it leaves is judged. To be sourced by a test that defines
#   before    puts the state before the command into $now, anew
#   attempt   runs the command on $now, and nothing else
# shellcheck shell=bash
# SPDX-License-Identifier: Apache-2.0
set -u

BAD_POINTS_SHOWN_MAX=5

work=$(mktemp -d)
now=$work/now
trap 'rm -rf "$work"' EXIT

# How many rows each table holds: "device 12, journal 3, …". An import not made, or made whole, differs in nothing else
# that could be compared: ids and instants are new each time.
rows() {
	sqlite3 "$1" "SELECT group_concat('SELECT ''' || name || ''', count(*) FROM \"' || name || '\"', ' UNION ALL ')
		FROM sqlite_schema WHERE type = 'table'" | sqlite3 "$1"
}

# run VARIABLE=VALUE…: the attempt under the preloaded library; its exit status. The shell's own word on killed
# children is kept out of the output.
run() {
	{ (export LD_PRELOAD=$BUILD/fault.so "$@"; attempt) >"$work/output" 2>&1; } 2>/dev/null
}

# What the command does when nothing fails: its calls by kind, and the rows before and after it.
learn() {
	before
	[ ! -e "$now/inro.db" ] && rows_before= || rows_before=$(rows "$now/inro.db")
	run "INRO_FAULT_COUNTS=$work/counts" || { echo "# the command fails by itself:"; sed 's/^/# /' "$work/output"; return 1; }
	rows_after=$(rows "$now/inro.db")
}

calls() {
	awk -v kind="$1" '$1 == kind { print $2 }' "$work/counts"
}

# Why what is left is not right; says nothing when it is.
wrong() {
	local kind=$1 status=$2 rows=
	[ "$kind" = kill ] || [ "$status" -lt 128 ] || { echo "died of signal $((status - 128))"; return; }
	if [ -e "$now/inro.db" ]; then
		[ "$(sqlite3 "$now/inro.db" 'PRAGMA integrity_check' 2>&1)" = ok ] || { echo 'the database is damaged'; return; }
		rows=$(rows "$now/inro.db")
	fi
	[ "$rows" = "$rows_after" ] && return
	[ "$rows" = "$rows_before" ] || { echo 'it was done by half'; return; }
	[ "$status" != 0 ] || echo 'it said that it was done, and it was not'
}

# each WHAT KIND POINT…: one case: at each of these calls, counted within their kind, the call fails.
each() {
	local what=$1 kind=$2 point status why bad=0
	shift 2
	for point; do
		before
		run "INRO_FAULT=$kind:$point"
		status=$?
		why=$(wrong "$kind" "$status")
		[ -z "$why" ] && continue
		echo "# INRO_FAULT=$kind:$point (status $status): $why"
		sed 's/^/#   /' "$work/output"
		[ $((++bad)) -lt "$BAD_POINTS_SHOWN_MAX" ] || break
	done
	[ $# -gt 0 ] || { echo '# there is no such call'; bad=1; }
	[ "$bad" = 0 ] && echo "ok - $what ($# points)" || echo "not ok - $what"
}

# all KIND: every call there is.
all() {
	seq "$(calls "$1")"
}

# some N KIND: N of them by lot, always the same ones.
some() {
	seq "$(calls "$2")" | shuf -n "$1" --random-source=<(yes) | sort -n
}

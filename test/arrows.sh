#!/bin/sh
# arrows.sh [ROOT] - holds the sources to the rules of the house that a machine can see, and prints TAP.
#   down     an include points down the shelves, never up and never sideways
#   kept     a foreign library or a door to the system is used by its own shelf alone
#   pure     the engine and the papers touch no file, clock or environment
#   headed   a file begins by saying its name and what it is for, and names its licence
#   short    no function is longer than 100 lines
# SPDX-License-Identifier: Apache-2.0
set -eu
cd "${1:-$(dirname "$0")/..}"

# Shelf: what it may include. A duty (src/NAME/) may include itself and every shelf; whatever else there is, everything.
reach='
base    base
engine  engine base
store   store engine base
net     net engine base
paper   paper engine base
frame   frame store net paper engine base
'
# Headers (a pattern), and the shelves that may include them. "top" is src/*.c; tests may include what they like.
keepers='
^(sqlite3|archive)                 store
^(cairo|pango|hb|xlsx|qrencode)    paper
^(openssl|jansson|liboath)         base
^(microhttpd|gnutls|curl/)         net
^(seccomp|linux/landlock)          base
^sodium                            base engine
^(expat|csv|iconv|zip|zlib)        engine paper
^time[.]h                          base
^(dirent|fcntl|sys/stat)[.]h       base store net
^(unistd|signal|sys/.*)[.]h        base store net frame top
^termios[.]h                       frame
^arpa/inet[.]h                      base net
^(poll|netdb|arpa/.*|netinet/.*)   net
'
impure='fopen|freopen|tmpfile|open|openat|opendir|popen|system|getenv|setlocale|time|clock_gettime|rand|random'

find lib src test bench scripts -type f 2>/dev/null | LC_ALL=C sort | grep -v '^test/\(golden\|fuzz/corpus\)/' |
	awk -v reach="$reach" -v keepers="$keepers" -v impure="$impure" '
function complain(rule, line, what) {
	wrong[rule] = wrong[rule] "# " path ":" line ": " what "\n"
}

# The shelf a file stands on; "" for what may include everything.
function shelf_of(file,    part) {
	split(file, part, "/")
	if (part[1] == "lib")
		return part[2]
	if (part[1] == "src")
		return part[3] == "" ? "top" : "src/" part[2]
	return ""
}

# The file that the compiler would find; "" when there is none.
function found(name,    i, folder, folders) {
	folder = path
	sub(/[^\/]*$/, "", folder)
	split(folder " lib/ src/ test/", folders, " ")
	for (i = 1; i <= 4; i++)
		if (folders[i] name in exists)
			return folders[i] name
	return ""
}

function may_reach(from, to) {
	if (from == "" || from == "top" || from == to)
		return 1
	if (from ~ /^src\//)
		return to in reaches
	return (" " reaches[from] " ") ~ (" " to " ")
}

function check_include(name, number,    file, to) {
	file = found(name)
	to = shelf_of(file)
	if (file == "")
		complain("down", number, "\"" name "\" is not there")
	else if (!(is_test && (file ~ /^test\// || file == "src/duties.h")) && (to == "" || !may_reach(shelf, to)) && shelf != "")
		complain("down", number, (shelf == "top" ? "src" : shelf) " may not include " file)
}

function check_library(name, number,    i) {
	if (is_test || shelf == "")
		return
	for (i = 1; i <= keeper_count; i++)
		if (name ~ pattern[i]) {
			if ((" " keeper[i] " ") !~ (" " shelf " "))
				complain("kept", number, "<" name "> is for " keeper[i] " alone")
			return
		}
}

function check_line(line, number) {
	if (line ~ /^#include "/) {
		split(line, quoted, "\"")
		check_include(quoted[2], number)
	} else if (line ~ /^#include </) {
		split(line, quoted, /[<>]/)
		check_library(quoted[2], number)
	}
	if ((shelf == "engine" || shelf == "paper") && !is_test && line ~ ("(^|[^A-Za-z0-9_>.])(" impure ")\\("))
		complain("pure", number, "files, clock and environment are handed in from above")
	if (line == "{")
		opened = number
	if (line == "}" && opened) {
		if (number - opened + 1 > 100)
			complain("short", opened, "a function of " number - opened + 1 " lines")
		opened = 0
	}
}

function check_head(    name, at) {
	name = path
	sub(/.*\//, "", name)
	at = is_script ? 2 : 1
	gsub(/^(# |\/\* |""")/, "", head[at])
	if (index(head[at], name) != 1 || length(head[at]) < length(name) + 10)
		complain("headed", at, "does not begin by saying what " name " is for")
	if (!licensed)
		complain("headed", at, "has no SPDX line")
}

function read_file(    line, number) {
	shelf = shelf_of(path)
	is_test = path ~ /_test\.c$/
	is_script = licensed = opened = number = 0
	while ((getline line < path) > 0) {
		number++
		if (number <= 2)
			head[number] = line
		if (number == 1 && line ~ /^#!/)
			is_script = 1
		if (number <= 20 && line ~ /SPDX-License-Identifier: Apache-2.0/)
			licensed = 1
		if (is_source())
			check_line(line, number)
	}
	close(path)
	if (is_source() || is_script)
		check_head()
}

function is_source() {
	return path ~ /\.(c|h|def)$/
}

function report(rule, promise) {
	printf "%s - %s: %s\n%s", wrong[rule] == "" ? "ok" : "not ok", rule, promise, wrong[rule]
}

BEGIN {
	rows = split(reach, row, "\n")
	for (i = 1; i <= rows; i++)
		if (split(row[i], word, " ")) {
			name = word[1]
			sub(/^[^ ]+ +/, "", row[i])
			reaches[name] = row[i]
		}
	rows = split(keepers, row, "\n")
	for (i = 1; i <= rows; i++)
		if (split(row[i], word, " ")) {
			pattern[++keeper_count] = word[1]
			sub(/^[^ ]+ +/, "", row[i])
			keeper[keeper_count] = row[i]
		}
}

{ exists[$0]; paths[NR] = $0 }

END {
	for (i = 1; i <= NR; i++) {
		path = paths[i]
		read_file()
	}
	report("down", "includes point down, never up or sideways")
	report("kept", "foreign libraries and doors to the system are used by their own shelf")
	report("pure", "the engine and the papers touch no file, clock or environment")
	report("headed", "every file says what it is for and names its licence")
	report("short", "no function is longer than 100 lines")
	exit NR == 0
}'

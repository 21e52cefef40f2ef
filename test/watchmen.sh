#!/bin/bash
# watchmen.sh - the tests of the tests: faults are planted, and arrows.sh and judge must find each of them.
# SPDX-License-Identifier: Apache-2.0
set -u
here=$(cd "$(dirname "$0")" && pwd)
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT

say() {
	[ "$1" = 0 ] && echo "ok - $2" || echo "not ok - $2"
}

# ---- arrows.sh: a good tree, then one fault at a time

plant() {
	mkdir -p "$tree/$(dirname "$1")"
	printf '/* %s - a planted file.\n * SPDX-License-Identifier: Apache-2.0 */\n%s\n' "${1##*/}" "${2-}" >"$tree/$1"
}

good_tree() {
	rm -rf "${tree:?}"/*
	plant lib/base/str.h
	plant lib/base/disk.c '#include <fcntl.h>'
	plant lib/engine/text.h '#include "base/str.h"'
	plant lib/engine/text_test.c $'#include "given.h"\n#include <time.h>'
	plant lib/store/db.c $'#include "engine/text.h"\n#include <sqlite3.h>'
	plant lib/store/db.h
	plant lib/paper/pdf.h
	plant lib/frame/duty.h $'#include "store/db.h"\n#include "paper/pdf.h"'
	plant src/ledger/ledger.h '#include "frame/duty.h"'
	plant src/ledger/ledger.c '#include "ledger.h"'
	plant src/today/today.h
	plant src/main.c $'#include "ledger/ledger.h"\n#include "today/today.h"'
	plant test/given.h '#include "base/str.h"'
	plant test/fuzz/text.c '#include "engine/text.h"'
}

# finds RULE FILE WHAT: exactly this rule fails, and names this file
finds() {
	local said
	said=$("$here/arrows.sh" "$tree")
	[ "$(grep -c '^not ok' <<<"$said")" = 1 ] && grep -q "^not ok - $1:" <<<"$said" && grep -q "^# $2:" <<<"$said"
	say $? "arrows.sh finds $3"
	good_tree
}

long_function() {
	printf 'static void f(void)\n{\n'
	for _ in $(seq 99); do printf '\tg();\n'; done
	printf '}\n'
}

good_tree
"$here/arrows.sh" "$tree" | grep -q '^not ok'
[ $? = 1 ]; say $? 'arrows.sh accepts a good tree'

plant lib/base/arena.c '#include "engine/text.h"'; finds down lib/base/arena.c 'the ground looking up'
plant lib/engine/sheet.c '#include "store/db.h"'; finds down lib/engine/sheet.c 'the engine looking up'
plant lib/store/vault.c '#include "paper/pdf.h"'; finds down lib/store/vault.c 'a shelf looking sideways'
plant lib/paper/table.c '#include "frame/duty.h"'; finds down lib/paper/table.c 'a paper looking up'
plant lib/frame/work.c '#include "ledger/ledger.h"'; finds down lib/frame/work.c 'the frame looking at a duty'
plant src/today/today.c '#include "ledger/ledger.h"'; finds down src/today/today.c 'a duty looking at another'
plant src/duties.h; plant src/today/today.c '#include "duties.h"'; finds down src/today/today.c 'a duty looking at the program'
plant lib/store/db.c '#include "given.h"'; finds down lib/store/db.c 'a source that needs a test'
plant lib/base/arena.c '#include "nowhere.h"'; finds down lib/base/arena.c 'an include of nothing'
plant lib/frame/work.c '#include <sqlite3.h>'; finds kept lib/frame/work.c 'SQLite outside its shelf'
plant src/today/page.c '#include <cairo-pdf.h>'; finds kept src/today/page.c 'cairo outside its shelf'
plant lib/engine/date.c '#include <time.h>'; finds kept lib/engine/date.c 'a clock in the engine'
plant lib/paper/pdf.c '#include <unistd.h>'; finds kept lib/paper/pdf.c 'a door to the system in the papers'
plant lib/engine/csv.c $'\tFILE *f = fopen(name, "r");'; finds pure lib/engine/csv.c 'a file opened by the engine'
plant lib/paper/pdf.c $'\tnow = time(NULL);'; finds pure lib/paper/pdf.c 'a paper that reads the clock'
sed -i 's|^/\*.*|/* a file|' "$tree/lib/paper/pdf.h"; finds headed lib/paper/pdf.h 'a file without a sentence'
sed -i 's|db.h - |pdf.h - |' "$tree/lib/store/db.h"; finds headed lib/store/db.h 'a file under another name'
sed -i 's|SPDX.*|*/|' "$tree/src/main.c"; finds headed src/main.c 'a file without a licence'
plant lib/base/arena.c "$(long_function)"; finds short lib/base/arena.c 'a function of 102 lines'

# ---- judge: what a test printed and how it ended, against what must be counted

# counts WHAT WANT STATUS PRINTED: WANT is passed, failed, skipped
counts() {
	local got
	got=$(printf '%b' "$4" | awk -f "$here/judge" -v name=x -v status="$3" -v seconds=9 | head -n 1)
	[ "$got" = "$2" ]
	say $? "judge counts $1"
}

counts 'cases one by one' '2 1 0' 1 '1..3\nok 1 - a\nnot ok 2 - b\nok 3 - c\n'
counts 'a failure that left with 0' '0 1 0' 0 'not ok - a\n'
counts 'skipped cases apart' '1 0 2' 0 'ok - a\nok - b # SKIP no data\nnot ok 3 # SKIP c\n'
counts 'silence as a failure' '0 1 0' 0 ''
counts 'output without a case as a failure' '0 1 0' 0 'all fine\nokay\n'
counts 'a crash after its last case' '1 1 0' 139 'ok - a\n'
counts 'a leak after its last case' '1 1 0' 23 '1..1\nok 1 - a\n'
counts 'a test that ran out of time' '1 1 0' 124 'ok - a\n'
counts 'a plan that was not kept' '1 1 0' 0 '1..2\nok 1 - a\n'
counts 'two plans together' '2 1 0' 0 '1..1\nok 1 - a\n1..2\nok 1 - b\n'

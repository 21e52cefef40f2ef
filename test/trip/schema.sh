#!/bin/bash
# schema.sh - the shape of all tables is the one that was agreed on; who changes it raises SCHEMA_VERSION and blesses it.
# SPDX-License-Identifier: Apache-2.0
# shellcheck source=test/trip/lib.sh
. test/trip/lib.sh
golden=$top/test/golden/schema.sql

shape() {
	sqlite3 "$INRO_DATA/inro.db" "SELECT '-- SCHEMA_VERSION ' || value FROM setting WHERE name = 'schema';
		SELECT sql || ';' FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type = 'view', tbl_name, type = 'index', name" |
		sed 's/, /,\n\t/g'
}

ok 'a facility is set up' inro init --name 形の病院
shape >"$trip/shape"
[ -z "${BLESS-}" ] || cp "$trip/shape" "$golden"
if cmp -s "$trip/shape" "$golden"; then
	echo 'ok - the shape is as agreed'
else
	echo 'not ok - the shape has changed: raise SCHEMA_VERSION in lib/frame/facility.h, then run this with BLESS=1'
	diff -u "$golden" "$trip/shape" | sed 's/^/# /' | head -40
fi

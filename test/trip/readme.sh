#!/bin/bash
# readme.sh - every line of README.md's path works as it stands there, one after the other, and so does its program.
# SPDX-License-Identifier: Apache-2.0
# shellcheck source=test/trip/lib.sh
. test/trip/lib.sh
# A program's first line says its name.
awk '/^```python$/ { on = 1; next } /^```$/ { on = 0 } on && !name { name = $2 } on { print > name }' "$top/README.md"
trap 'kill $! 2>/dev/null; rm -rf "$trip"' EXIT
while IFS= read -r line; do
	case $line in
	export*) eval "$line" ;;
	*) ok "$line" eval "$line" ;;
	esac
done < <(awk '/^```sh$/ { on = 1; next } /^```$/ { on = 0 } on' "$top/README.md")

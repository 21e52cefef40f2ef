#!/bin/bash
# readme.sh - every line of README.md's path works as it stands there, one after the other.
# SPDX-License-Identifier: Apache-2.0
# shellcheck source=test/trip/lib.sh
. test/trip/lib.sh
while IFS= read -r line; do
	case $line in
	export*) eval "$line" ;;
	*) ok "$line" eval "$line" ;;
	esac
done < <(awk '/^```sh$/ { on = 1; next } /^```$/ { on = 0 } on' "$top/README.md")

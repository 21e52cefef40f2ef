#!/bin/bash
# readme.sh - every line of README.md's path works as it stands there, one after the other.
# SPDX-License-Identifier: Apache-2.0
set -u
top=$PWD
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/bin"
ln -s "$INRO" "$folder/bin/inro"
ln -s "$INRO_VERIFY" "$folder/bin/inro-verify"
PATH=$folder/bin:$PATH
cd "$folder" || exit 1
while IFS= read -r line; do
	if eval "$line" >output 2>&1; then
		echo "ok - $line"
	else
		echo "not ok - $line"
		sed 's/^/# /' output
	fi
done < <(awk '/^```sh$/ { on = 1; next } /^```$/ { on = 0 } on' "$top/README.md")

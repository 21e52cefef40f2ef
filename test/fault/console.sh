#!/bin/bash
# console.sh - the console unplugged: the disk is full, somebody else holds the database, the process is killed. Each time
# it says so clearly, loses nothing, and works again without help.
# SPDX-License-Identifier: Apache-2.0
set -u
DISK_MEGABYTES=16
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
mkdir "$here/full"

# On a small disk of its own, which nobody else sees and which is gone with the command.
on_a_disk() {
	# shellcheck disable=SC2016
	unshare "${new_user[@]}" --mount sh -c 'mount -t tmpfs -o "size=$0" inro "$1" && shift && exec "$@"' "${DISK_MEGABYTES}m" "$here/full" "$@"
}

part() {
	"${@:2}" /usr/bin/python3 -B "test/fault/console_$1.py" "$here/$1" || echo "not ok - console_$1.py came to its end (status $?)"
}

new_user=()
[ "$(id -u)" = 0 ] || new_user=(--map-root-user)
if on_a_disk true 2>/dev/null; then
	part full on_a_disk
else
	echo 'ok - the disk is full # SKIP no disk can be mounted here (root can): NOTHING was checked'
fi
part locked
part killed

#!/bin/sh
# path.sh - the clerk's first day in a browser: see web/path_test.mjs.
# SPDX-License-Identifier: Apache-2.0
exec node "$(dirname "$0")/../web/path_test.mjs"

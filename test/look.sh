#!/bin/sh
# look.sh - the look of pages in a browser: see web/look_test.mjs.
# SPDX-License-Identifier: Apache-2.0
exec node "$(dirname "$0")/../web/look_test.mjs"

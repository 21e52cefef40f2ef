#!/bin/sh
# screens.sh - every screen in a browser: see web/screens_test.mjs.
# SPDX-License-Identifier: Apache-2.0
exec node "$(dirname "$0")/../web/screens_test.mjs"

/* secret.h - taking passwords, keys, communities and certificates out of a network configuration.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/arena.h"

/* Stands where a secret stood. One word, so that what follows it keeps its meaning. */
#define SECRET_MARK "＜削除済/removed＞"

/* The configuration as a person saw it (terminal_clean) with every secret replaced: those of FortiOS, Cisco ASA and
 * IOS, Yamaha RTX, PEM and hexadecimal certificates anywhere, and comments that speak of a password. When in doubt
 * the rest of the line goes. Every line stays the line it was. Always a copy. */
str secret_strip(struct arena *a, str text);

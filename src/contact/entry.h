/* entry.h - an entry of the contact chart, as a kind of record, and the parts people have in it.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "frame/record.h"

extern const struct record_kind contact_kind;
extern const struct choice contact_roles[]; /* in the order in which they stand in the chart; ended by a zero row */

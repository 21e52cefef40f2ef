/* data.h - the files of data/, and what scripts/web makes, carried inside the program.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "str.h"

struct data_file {
	str name; /* relative to data/, e.g. "forms/mhlw.facility.fy2025.json"; or "web/inro.css" */
	str bytes;
	str mark; /* of the bytes: eight letters that differ with them (the beginning of their SHA-256) */
};

/* All files in byte order of their names; ended by a row whose name.p is NULL. Written by scripts/embed. */
extern const struct data_file data_files[];

const struct data_file *data_named(str name); /* NULL when there is none */
str data_bytes(str name);                     /* p is NULL when there is none */

/* netconf_given.h - stories of two columns about configurations: what a device is told, and what a record must say.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "given.h"

#include "engine/sheet.h"

struct netconf_case {
	const char *config;
	const char *kind;    /* of the sheet */
	size_t row;          /* 1 is the first record; 0 asks for how many there are */
	const char *columns; /* "outside any_source" */
	const char *cells;   /* "yes|no" */
};

typedef bool netconf_reader(struct arena *a, str bytes, str charset, str file, struct book *b, struct err *e);

/* Bytes that are not of the charset named are an error, said in both languages. */
void netconf_refuses_bytes(netconf_reader *read);
void netconf_cases(netconf_reader *read, const struct netconf_case *cases, size_t count);

/* route.h - a page or an operation of the API as a row of a table: method, path, who may, what answers.
 * A row without roles (in the API: scopes and a description) does not start (see site_open).
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "access.h"
#include "engine/fields.h"

struct visit;
struct route_doc;

enum route_flags {
	ROUTE_SLOW = 1,   /* takes more than a few milliseconds: a hand answers. Everything that is not GET is slow anyway */
	ROUTE_FILES = 2,  /* takes uploaded files: the body may have FILE_BYTES_MAX and a little */
	ROUTE_STREAM = 4, /* an event stream */
	ROUTE_UNHURRIED = 8, /* a page that a member with a must-change password may see all the same */
};

#define ROUTE_FORM_BYTES_MAX (1u << 20) /* body of a form without files */

struct route {
	const char *method;  /* "GET" (answers HEAD too), "POST"; the API also "PUT", "PATCH", "DELETE" */
	const char *path;    /* "/ledger/{kind}/{id}": a word in braces stands for any one word */
	struct words title;
	unsigned roles;      /* who may: enum role; 0 in the API, which takes tokens alone */
	unsigned scopes;     /* API (below /api/): what a token needs, enum scope; 0 elsewhere */
	unsigned flags;
	unsigned menu;       /* its place in the navigation; 0 = not there */
	bool (*answer)(struct visit *v, struct err *e);
	const struct route_doc *doc; /* API: what a program must know (route_doc.h) */
	/* ROUTE_FILES, where the address itself lets somebody in: whether it does, asked before a body is taken. May be NULL. */
	bool (*knock)(struct visit *v, struct err *e);
};

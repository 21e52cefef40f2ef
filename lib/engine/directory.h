/* directory.h - from the entries of an Active Directory export to accounts.
 * Attributes are those of Microsoft's schema ("Active Directory Schema", "User-Account-Control attribute")
 * and the properties of Get-ADUser. Only attributes named in directory.c are looked at, so that passwords
 * and keys a careless export holds (unicodePwd, userPassword, ms-Mcs-AdmPwd …) cannot come in, nor into
 * notes or errors.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "sheet.h"

/* Values of wanted attributes an entry may have; a user in more groups than fit is told about. */
#define ENTRY_VALUES_MAX 2048u

/* One object: attributes by name, case ignored. A name may come several times, and a value may join
 * several by ";". */
struct entry {
	uint32_t line;
	const str *names, *values;
	size_t count;
};

struct directory {
	struct arena *a;
	struct book *b;
	struct sheet *accounts;
	str realm;           /* where an entry does not say its own */
	unsigned order;      /* of short dates, see stamp.h */
	bool groups_seen;    /* the export has memberOf: who is in no group of administrators is none */
	size_t computers, others;
};

/* The sheet of accounts. file: what the user's file is called, a realm for entries without one. */
struct directory directory_open(struct arena *a, struct book *b, str file);
bool directory_wants(str attribute);
bool directory_is_date(str attribute);
/* An account, or one more computer or other object to be counted. */
void directory_put(struct directory *d, const struct entry *e);
/* Says what was passed over. */
void directory_close(struct directory *d);

/* Get-ADUser … | Export-Csv, and csvde. */
bool adcsv_is(str bytes);
bool adcsv_read(struct arena *a, str bytes, str charset, str file, struct book *b, struct err *e);

/* ldifde: LDIF (RFC 2849). URLs in it are never followed. */
bool ldif_is(str bytes);
bool ldif_read(struct arena *a, str bytes, str charset, str file, struct book *b, struct err *e);

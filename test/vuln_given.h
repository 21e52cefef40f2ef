/* vuln_given.h - a catalogue of a test's own: feeds of a few records, and what is said of a row against it.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "toy.h"
#include "vuln/feed.h"
#include "vuln/scan.h"

struct vuln {
	struct toy t; /* the clock stands at 2026-11-22 */
	struct db *db;
	struct dictionary *d;
};

/* dictionary: a text of names, besides none. */
void vuln_open(struct vuln *v, const char *dictionary);
void vuln_close(struct vuln *v);

/* Takes a file of this name with these bytes. */
bool vuln_take(struct vuln *v, const char *file, str bytes, struct feed_result *result, struct err *e);
/* The same; it must be taken. */
struct feed_result vuln_give(struct vuln *v, str bytes);

/* Pieces of JSON, one in the other. `bounds` is what stands behind the names of a cpeMatch, with the comma before it. */
#define CPE(part, product, version) "cpe:2.3:" part ":maker:" product ":" version ":*:*:*:*:*:*:*"
#define MATCH_OF(vulnerable, cpe, bounds) "{\"vulnerable\":" vulnerable ",\"criteria\":\"" cpe "\"" bounds "}"
#define MATCH(part, product, version, bounds) MATCH_OF("true", CPE(part, product, version), bounds)
#define BELOW(version) ",\"versionEndExcluding\":\"" version "\""
#define UP_TO(version) ",\"versionEndIncluding\":\"" version "\""
#define NODE(matches) "{\"operator\":\"OR\",\"negate\":false,\"cpeMatch\":[" matches "]}"
#define ANY(matches) "{\"nodes\":[" NODE(matches) "]}"
#define BOTH(matches, others) "{\"operator\":\"AND\",\"nodes\":[" NODE(matches) "," NODE(others) "]}"
#define NVD(cve, modified, configs)                                                                            \
	"{\"cve\":{\"id\":\"" cve "\",\"published\":\"2024-05-06T00:00:00.000\",\"lastModified\":\"" modified "\",\"vulnStatus\":\"Analyzed\"," \
	"\"configurations\":[" configs "]}}"
#define NVD_FEED(records) "{\"format\":\"NVD_CVE\",\"version\":\"2.0\",\"vulnerabilities\":[" records "]}"

/* Versions of CVE 5: members of an entry of `versions`. */
#define AFFECTED(product, versions) "{\"vendor\":\"Maker\",\"product\":\"" product "\",\"versions\":[" versions "]}"
#define IS(status, members) "{\"status\":\"" status "\"," members "}"
#define WORDS(words) IS("affected", "\"version\":\"" words "\"")
#define CNA(affected) "\"cna\":{\"providerMetadata\":{\"shortName\":\"maker\"},\"affected\":[" affected "]}"
#define ADP(affected) "\"adp\":[{\"providerMetadata\":{\"shortName\":\"CISA-ADP\"},\"affected\":[" affected "]}]"
#define CVE5_OF(cve, state, modified, containers)                                                              \
	"{\"dataType\":\"CVE_RECORD\",\"cveMetadata\":{\"cveId\":\"" cve "\",\"state\":\"" state "\",\"datePublished\":\"2024-05-06T00:00:00\","  \
	"\"dateUpdated\":\"" modified "\"},\"containers\":{" containers "}}"
#define CVE5(cve, modified, containers) CVE5_OF(cve, "PUBLISHED", modified, containers)

/* Which CVEs hit the row, ascending, with ? before what nobody can tell: "CVE-2030-0001 ?CVE-2030-0002"; "" for none. */
str vuln_says(struct vuln *v, const struct naming_row *row);
/* The same of one product of Maker's in a version. */
str vuln_of(struct vuln *v, const char *product, const char *version);

/* kev.c - reading CISA's catalog.
 * SPDX-License-Identifier: Apache-2.0 */
#include "kev.h"

#include "json_walk.h"
#include "sheet.h"

enum column { CVE, VENDOR, PRODUCT, TITLE, ADDED, SUMMARY, RANSOMWARE, COLUMNS };

static const str names[COLUMNS] = {
	[CVE] = T("cveID"), [VENDOR] = T("vendorProject"), [PRODUCT] = T("product"), [TITLE] = T("vulnerabilityName"), [ADDED] = T("dateAdded"),
	[SUMMARY] = T("shortDescription"), [RANSOMWARE] = T("knownRansomwareCampaignUse"),
};

static enum column column_named(str name)
{
	enum column c = 0;
	while (c < COLUMNS && !str_eq(name, names[c]))
		c++;
	return c;
}

static void make(struct arena *a, const str cells[COLUMNS], struct advisory *adv)
{
	const struct claim claim = { .source = ADVISORY_KEV, .issuer = S("CISA"), .vendor = cells[VENDOR], .product = cells[PRODUCT],
		                     .what = AFFECTED_UNTOLD };
	*adv = (struct advisory){ .cve = cells[CVE], .title = cells[TITLE], .summary = cells[SUMMARY], .published = cells[ADDED],
		                  .known_since = cells[ADDED], .ransomware = str_eq(cells[RANSOMWARE], S("Known")) };
	advisory_claim(a, adv, &claim);
}

bool kev_read(struct arena *a, str record, struct advisory *adv, struct err *e)
{
	struct walk w = walk_open(record);
	str cells[COLUMNS] = { { 0 } };
	for (str name; walk_member(&w, &name);) {
		enum column c = column_named(name);
		if (c < COLUMNS)
			cells[c] = walk_text(&w, a);
		else
			walk_pass(&w);
	}
	make(a, cells, adv);
	return walk_done(&w, e) && (adv->cve.n || err_set(e, ERR_INPUT, "CVE番号がありません", "it names no CVE"));
}

/* ---- CSV */

static bool read_header(const struct sheet_row *row, enum column columns[], struct err *e)
{
	bool names_cve = false;
	for (uint32_t i = 0; i < row->count; i++) {
		columns[i] = column_named(str_trim(row->cells[i]));
		names_cve |= columns[i] == CVE;
	}
	return names_cve || err_set(e, ERR_INPUT, "KEVカタログの列(cveID)がありません", "the catalog's column cveID is missing");
}

static bool take_row(const struct sheet_row *row, const enum column columns[], uint32_t count, advisory_taker *take, void *of, size_t *passed,
                     struct err *e)
{
	auto_arena a = { 0 };
	struct advisory adv;
	str cells[COLUMNS] = { { 0 } };
	for (uint32_t i = 0; i < row->count && i < count; i++)
		if (columns[i] < COLUMNS)
			cells[columns[i]] = row->cells[i];
	*passed += !cells[CVE].n;
	if (!cells[CVE].n)
		return true;
	make(&a, cells, &adv);
	return take(of, &adv, e);
}

bool kev_read_csv(str bytes, advisory_taker *take, void *of, size_t *passed, struct err *e)
{
	auto_arena a = { 0 };
	struct book book = { 0 };
	*passed = 0;
	if (!csv_read(&a, bytes, S(""), &book, e))
		return false;
	const struct sheet *sheet = book.count ? &book.sheets[0] : NULL;
	if (!sheet || sheet->count < 2)
		return err_set(e, ERR_INPUT, "1件も入っていません", "there is no row in it");
	enum column *columns = arena_array(&a, enum column, sheet->rows[0].count + 1);
	if (!read_header(&sheet->rows[0], columns, e))
		return false;
	for (size_t i = 1; i < sheet->count; i++)
		if (!take_row(&sheet->rows[i], columns, sheet->rows[0].count, take, of, passed, e))
			return false;
	return true;
}

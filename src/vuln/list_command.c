/* list_command.c - `inro vuln list` and `inro vuln letter`: what the pages show, at a terminal.
 * SPDX-License-Identifier: Apache-2.0 */
#include "commands.h"

#include "export.h"
#include "frame/duty.h"
#include "frame/facility.h"
#include "frame/import.h"
#include "hit_json.h"
#include "letter.h"
#include "paper/table_text.h"

/* ---- a table for people */

enum { AT_URGENCY, AT_DEVICE, AT_PRODUCTS, AT_EXPLOITED, AT_HITS, AT_UNKNOWN, AT_FIX, AT_DUE, COLUMNS };

static bool put_line(struct work *w, const struct exposure *x, str *cells, struct err *e)
{
	struct exposure_told told;
	if (!exposure_tell(w, x->id, &told, e))
		return false;
	cells[AT_URGENCY] = work_words(w, level_rows[x->level].badge_words);
	cells[AT_DEVICE] = x->label;
	for (size_t i = 0; i < told.product_count && i < EXPOSURE_PRODUCTS_MAX; i++)
		cells[AT_PRODUCTS] = arena_join(w->arena, cells[AT_PRODUCTS], S(" / "), told.products[i]);
	for (size_t i = 0; i < told.cve_count && i < EXPOSURE_CVES_MAX; i++)
		cells[AT_EXPLOITED] = arena_join(w->arena, cells[AT_EXPLOITED], S(" "), told.cves[i]);
	cells[AT_HITS] = x->hits ? arena_fmt(w->arena, "%lld", (long long)x->hits) : S("");
	cells[AT_UNKNOWN] = x->unknown ? arena_fmt(w->arena, "%lld", (long long)x->unknown) : S("");
	cells[AT_FIX] = told.fix;
	cells[AT_DUE] = x->due;
	return true;
}

static bool put_table(struct work *w, struct err *e)
{
	struct exposures all;
	if (!exposures_read(w, &all, e))
		return false;
	if (!all.read) {
		work_put(w, "脆弱性情報と台帳をまだ突き合わせていません。inro vuln import のあと、inro check を実行してください。\n",
		         "Nothing was matched yet: run inro vuln import, then inro check.\n");
		return true;
	}
	const struct text_column columns[COLUMNS] = {
		{ .head = work_word(w, "急ぎ", "Urgency") }, { .head = work_word(w, "機器", "Device"), .wrap = true }, { .head = work_word(w, "製品", "Products"), .wrap = true },
		{ .head = work_word(w, "攻撃に使われている", "Being exploited"), .wrap = true }, { .head = work_word(w, "脆弱性", "Vulnerabilities"), .right = true },
		{ .head = work_word(w, "分からない", "Cannot tell"), .right = true }, { .head = work_word(w, "修正版", "Mended in") }, { .head = work_word(w, "期限", "Due") },
	};
	if (!exposures_fit(w, &all, &(struct exposure_ask){ 0 }, e))
		return false;
	str *cells = arena_array(w->arena, str, all.count * COLUMNS + 1);
	for (size_t i = 0; i < all.count; i++)
		if (!put_line(w, &all.list[i], &cells[i * COLUMNS], e))
			return false;
	text_table_put(w->out, &(struct text_table){ columns, COLUMNS, cells, all.count, 0 });
	return true;
}

/* ---- everything, for programs and spreadsheets */

struct printing {
	struct work *w;
	struct db *catalogue;
	struct json j;
};

static bool put_hit(void *of, const struct pair *p, struct err *e)
{
	struct printing *to = of;
	auto_arena a = { 0 };
	struct work w = *to->w;
	w.arena = &a;
	buf_byte(w.out, '\n');
	return hit_json(&w, to->catalogue, &to->j, p, e);
}

static bool put_json(struct work *w, struct db *catalogue, struct err *e)
{
	struct printing to = { w, catalogue, { .out = w->out } };
	json_put_open(&to.j, '[');
	bool ok = pairs_each(w, &(struct pair_ask){ .state = -1 }, put_hit, &to, e);
	json_put_close(&to.j, ']');
	buf_byte(w->out, '\n');
	return ok;
}

static bool write_file(struct work *w, str file, str bytes, struct err *e)
{
	if (str_eq(file, S("-"))) {
		w->as_is = true;
		buf_put(w->out, bytes);
		return true;
	}
	return disk_write_private(w->disk, file, bytes, e);
}

static bool write_list(struct work *w, struct db *catalogue, str csv, str xlsx, struct err *e)
{
	auto_buf file = { 0 };
	bool made = csv.n ? export_hits_csv(w, catalogue, &file, e) : export_hits_workbook(w, catalogue, &file, e);
	return made && write_file(w, csv.n ? csv : xlsx, buf_str(&file), e);
}

bool vuln_list_command(struct work *w, const struct arguments *args, struct err *e)
{
	struct err none = { 0 };
	str csv = arguments_value(args, "csv"), xlsx = arguments_value(args, "xlsx");
	if (!facility_open(w, e))
		return false;
	if (csv.n && xlsx.n)
		return err_set(e, ERR_USAGE, "--csv と --xlsx はどちらか一つです", "give --csv or --xlsx, not both");
	auto_db *catalogue = catalogue_open(w, false, &none);
	if (csv.n || xlsx.n)
		return write_list(w, catalogue, csv, xlsx, e);
	return w->json ? put_json(w, catalogue, e) : put_table(w, e);
}

/* ---- the letter */

static bool find_device(struct work *w, str name, str *id, struct err *e)
{
	const struct record_kind *kind = duty_kind(w->duties, S("device"));
	struct labels *labels = kind ? labels_of(w, kind, e) : NULL;
	if (!labels)
		return false;
	*id = id_valid(name) ? name : labels_find(w, labels, name);
	return id->n || err_set(e, ERR_MISSING, "「%.*s」という機器は台帳にないか、複数あります(管理番号で指定してください)",
	                        "the ledger has no device \"%.*s\", or several; name it by its control number", P(name));
}

bool vuln_letter_command(struct work *w, const struct arguments *args, struct err *e)
{
	auto_buf file = { 0 };
	str id, name;
	return facility_open(w, e) && find_device(w, args->words[1], &id, e) && letter_make(w, id, &file, &name, e) &&
	       write_file(w, args->words[2], buf_str(&file), e);
}

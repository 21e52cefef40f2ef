/* import_command.c - `inro import`: asking the importer and showing, row by row, what it did or would do.
 * SPDX-License-Identifier: Apache-2.0 */
#include "commands.h"

#include "frame/import_json.h"
#include "kinds.h"
#include "paper/table_text.h"

#define IMPORT_MAPS_MAX ARGUMENT_OPTIONS_MAX
#define SHOWN_ROWS_MAX 200u /* rows of one outcome shown in a terminal; --json shows all */

const struct option import_options[] = {
	{ "dry-run", NULL, { "取り込まずに、何が変わるかだけを見る", "only show what would change" } },
	{ "map", "HEADER=COLUMN", { "見出しと項目の対応を教える。項目名を - にすると使わない(何度でも)", "tell which column a header means, - for none (repeatable)" } },
	{ "encoding", "NAME", { "文字コード(CP932、UTF-8、UTF-16LE)", "charset (CP932, UTF-8, UTF-16LE)" } },
	{ "sheet", "NAME", { "使うシート", "the sheet to use" } },
	{ "scope", "NAME", { "出どころの名前(同じ出どころの中でだけ「なくなった」を判断します)",
	                     "name of the source (only rows of the same source can vanish)" } },
	{ "as-of", "YYYY-MM-DD", { "このファイルが書き出された日(なければ今日)", "the day the file was exported (default: today)" } },
	{ "allow-vanish", NULL, { "半分以上がなくなる取り込みを認める", "allow an import in which more than half would vanish" } },
	{ 0 },
};

static void put_value(struct work *w, const struct import_row *r, struct buf *to)
{
	size_t shown = 0;
	for (size_t i = 0; r->was && r->now && r->kind->columns[i].name; i++) {
		str was = r->was->values[i], now = r->now->values[i];
		if (str_eq(was, now))
			continue;
		buf_fmt(to, "%s%s: %.*s → %.*s", shown++ ? " / " : "", work_say(w, r->kind->columns[i].words), P(was), P(now));
	}
}

/* What is most worth knowing of a new record, beside its name. */
static void put_brief(struct work *w, const struct import_row *r, struct buf *to)
{
	for (size_t i = 0; r->now && r->kind->columns[i].name; i++)
		if (r->now->values[i].n && (r->kind->columns[i].flags & COLUMN_BRIEF) && !(r->kind->columns[i].flags & COLUMN_LABEL))
			buf_fmt(to, "%s%s: %.*s", to->n ? " / " : "", work_say(w, r->kind->columns[i].words), P(r->now->values[i]));
}

static str row_remark(struct work *w, const struct import_row *r)
{
	auto_buf b = { 0 };
	str why = w->lang == LANG_EN ? r->why_en : r->why_ja;
	if (r->outcome == ROW_CHANGED)
		put_value(w, r, &b);
	if (r->outcome == ROW_ADDED)
		put_brief(w, r, &b);
	if (why.n)
		buf_fmt(&b, "%s%.*s", b.n ? " / " : "", P(why));
	return arena_copy(w->arena, buf_str(&b));
}

static str row_place(struct work *w, const struct import_row *r)
{
	const char *apart = !r->sheet.n ? "" : r->cell.n ? "!" : " ";
	if (!r->number)
		return S("");
	if (r->cell.n)
		return arena_fmt(w->arena, "%.*s%s%.*s", P(r->sheet), apart, P(r->cell));
	return arena_fmt(w->arena, w->lang == LANG_EN ? "%.*s%srow %u" : "%.*s%s%u行", P(r->sheet), apart, r->number);
}

static void put_rows(struct work *w, const struct import_result *result, enum outcome outcome)
{
	const struct text_column columns[] = { { .head = str_of(work_say(w, (struct words){ "場所", "place" })) },
		                               { .head = str_of(work_say(w, (struct words){ "種類", "kind" })) },
		                               { .head = str_of(work_say(w, (struct words){ "名前", "name" })), .wrap = true },
		                               { .head = str_of(work_say(w, (struct words){ "内容", "what" })), .wrap = true } };
	str *cells = arena_array(w->arena, str, SHOWN_ROWS_MAX * LENGTH(columns));
	size_t n = 0;
	for (size_t i = 0; i < result->count && n < SHOWN_ROWS_MAX; i++) {
		const struct import_row *r = &result->rows[i];
		if (r->outcome != outcome)
			continue;
		str remark = row_remark(w, r);
		if (outcome == ROW_SAME && !remark.n)
			continue;
		str *row = &cells[n++ * LENGTH(columns)];
		row[0] = row_place(w, r);
		row[1] = str_of(work_say(w, r->kind->words));
		row[2] = r->label;
		row[3] = remark;
	}
	if (!n)
		return;
	buf_fmt(w->out, "\n[%s]\n", work_say(w, outcome_words[outcome]));
	text_table_put(w->out, &(struct text_table){ columns, LENGTH(columns), cells, n, 0 });
	if (result->counts[outcome] > n && outcome != ROW_SAME)
		work_put(w, "…ほか %zu 件(--json で全件)\n", "… and %zu more (--json shows all)\n", result->counts[outcome] - n);
}

static void put_counts(struct work *w, const struct import_result *result)
{
	for (struct kinds k = kinds_of(w->duties); kinds_next(&k);) {
		size_t counts[OUTCOMES] = { 0 }, all = 0;
		for (size_t i = 0; i < result->count; i++)
			if (result->rows[i].kind == k.kind) {
				counts[result->rows[i].outcome]++;
				all++;
			}
		if (!all)
			continue;
		buf_fmt(w->out, "%s:", work_say(w, k.kind->words));
		for (size_t o = 0; o < OUTCOMES; o++)
			if (counts[o])
				buf_fmt(w->out, " %s %zu", work_say(w, outcome_words[o]), counts[o]);
		buf_byte(w->out, '\n');
	}
}

static void put_unused(struct work *w, const struct import_result *result)
{
	auto_buf b = { 0 };
	for (size_t i = 0; i < result->column_count; i++)
		if (!result->columns[i].kind)
			buf_fmt(&b, "%s%.*s", b.n ? ", " : "", P(result->columns[i].header));
	if (b.n)
		work_put(w, "使わなかった列: %.*s(--map 見出し=項目名 で取り込めます)\n",
		         "columns not used: %.*s (--map HEADER=column takes them)\n", P(buf_str(&b)));
}

/* A list of users often does not say of which system it is; its name or --scope then does. */
static void put_realm_hint(struct work *w, const struct import_ask *ask, const struct import_result *result)
{
	if (ask->kind != &account_kind || !result->count || result->book->sheets[0].kind.n)
		return;
	for (size_t i = 0; i < result->column_count; i++)
		if (result->columns[i].column && str_eq(str_of(result->columns[i].column->name), S("realm")))
			return;
	work_put(w, "どのシステムの利用者かを示す列がありません。ファイルの名前にシステム名を入れるか、--scope システム名 を付けてください。\n",
	         "No column says of which system these users are: put the system's name into the file's, or add --scope SYSTEM.\n");
}

static void put_notes(struct work *w, const struct book *book)
{
	for (size_t i = 0; i < book->note_count; i++)
		buf_fmt(w->out, "  - %s\n", w->lang == LANG_EN ? book->notes[i].en : book->notes[i].ja);
}

static void put_text(struct work *w, const struct import_ask *ask, const struct import_result *result)
{
	static const enum outcome shown[] = { ROW_REJECTED, ROW_VANISHED, ROW_CHANGED, ROW_BACK, ROW_SAME };
	work_put(w, "%.*s(%s%s%.*s)\n", "%.*s (%s%s%.*s)\n", P(path_name(ask->file)), result->format,
	         result->charset.n ? ", " : "", P(result->charset));
	put_counts(w, result);
	if (!result->count)
		work_put(w, "見出しの下に行がありません。取り込むものがありません。\n",
		         "There are no rows below the header, so nothing to import.\n");
	put_unused(w, result);
	put_realm_hint(w, ask, result);
	put_notes(w, result->book);
	if (ask->dry_run)
		put_rows(w, result, ROW_ADDED);
	for (size_t i = 0; i < LENGTH(shown); i++)
		put_rows(w, result, shown[i]);
	if (ask->dry_run)
		work_put(w, "\n下見だけです。何も変えていません。\n", "\nA preview only; nothing was changed.\n");
	else if (result->count)
		work_put(w, "取り込みました。元に戻すには: inro undo %s\n", "Imported. To take it back: inro undo %s\n", result->act.text);
}

static bool import_file(struct work *w, struct import_ask *ask, str file, struct json *j, struct err *e)
{
	struct import_result result;
	ask->file = file;
	if (!disk_read(w->disk, w->arena, file, FILE_BYTES_MAX, &ask->bytes, e))
		return false;
	bool ok = import_run(w, ask, &result, e);
	if (!ok && e->kind != ERR_PARTLY)
		return false;
	if (w->json)
		import_json(w, j, ask->file, &result, true);
	else
		put_text(w, ask, &result);
	return ok;
}

/* One bad file keeps none of the others out: the first that was refused whole gives the exit code, and each is named. */
static bool import_files(struct work *w, struct import_ask *ask, const str *files, size_t count, struct err *e)
{
	struct json j = { .out = w->out };
	struct err worst = { 0 };
	if (w->json && count > 1)
		json_put_open(&j, '[');
	for (size_t i = 0; i < count; i++) {
		if (import_file(w, ask, files[i], &j, e))
			continue;
		bool worse = !worst.kind || (worst.kind == ERR_PARTLY && e->kind != ERR_PARTLY);
		if (worst.kind)
			work_remark(w, "inro: %s\n", "inro: %s\n", err_say(worse ? &worst : e, w->lang));
		if (worse)
			worst = *e;
	}
	if (w->json && count > 1)
		json_put_close(&j, ']');
	if (w->json)
		buf_byte(w->out, '\n');
	*e = worst;
	return !worst.kind;
}

bool import_command(struct work *w, const struct arguments *args, struct err *e)
{
	str maps[IMPORT_MAPS_MAX];
	struct day as_of;
	struct import_ask ask = { .encoding = arguments_value(args, "encoding"), .sheet = arguments_value(args, "sheet"),
		                  .scope = arguments_value(args, "scope"), .as_of = arguments_value(args, "as-of"), .maps = maps,
		                  .dry_run = arguments_flag(args, "dry-run"), .allow_vanish = arguments_flag(args, "allow-vanish") };
	for (size_t i = 0; i < args->given_count; i++)
		if (str_eq(str_of(args->given[i].option->name), S("map")))
			maps[ask.map_count++] = args->given[i].value;
	if (ask.as_of.n && (!day_read(ask.as_of, &as_of) || day_order(as_of, work_today(w)) > 0))
		return err_set(e, ERR_USAGE, "--as-of は今日までの日付を 2026-11-01 の形で書いてください",
		               "--as-of is a date up to today, written 2026-11-01");
	if (!str_eq(args->words[0], S("any")) && !(ask.kind = kind_named(w, args->words[0], e)))
		return false;
	return import_files(w, &ask, &args->words[1], args->count - 1, e);
}

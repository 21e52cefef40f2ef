/* fetch_command.c - `inro vuln fetch` and `inro vuln source`: bringing the data up to date over the line, and from where.
 * SPDX-License-Identifier: Apache-2.0 */
#include "commands.h"

#include "collect.h"
#include "frame/facility.h"

#define SECRET_BYTES_MAX 256u
#define AUTHORITY_BYTES_MAX (1u << 20)

/* ---- the line */

static bool read_authority(struct work *w, str *pem, struct err *e)
{
	str file;
	*pem = S("");
	if (!facility_get(w, "vuln_authority", &file, e) || !file.n)
		return !file.n;
	return disk_read(w->disk, w->arena, str_starts(file, S("/")) ? file : path_join(w->arena, w->data, file), AUTHORITY_BYTES_MAX, pem, e);
}

static struct fetch *open_line(struct work *w, struct err *e)
{
	struct fetch_line line = { .patience = FETCH_PATIENCE };
	return facility_get(w, "vuln_proxy", &line.proxy, e) && read_authority(w, &line.authorities, e) ? fetch_open(&line, e) : NULL;
}

/* ---- telling */

static void put_done(struct work *w, struct json *j, const struct source *s, const struct collected *done, const struct err *why)
{
	if (!w->json) {
		work_put(w, "%s: %zu 件(新しい %zu、変わった %zu)、ファイル %zu(変わらないもの %zu、使えないもの %zu)\n",
		         "%s: %zu records (%zu new, %zu changed), %zu files (%zu unchanged, %zu refused)\n", work_say(w, s->words), done->records, done->added, done->changed,
		         done->files, done->unchanged, done->refused);
		if (why->kind)
			work_put(w, "  できなかったこと: %s\n", "  trouble: %s\n", err_say(why, w->lang));
		return;
	}
	json_put_open(j, '{');
	json_pair_str(j, S("source"), str_of(s->name));
	json_pair_int(j, S("records"), (int64_t)done->records);
	json_pair_int(j, S("added"), (int64_t)done->added);
	json_pair_int(j, S("changed"), (int64_t)done->changed);
	json_pair_int(j, S("files"), (int64_t)done->files);
	json_pair_int(j, S("unchanged"), (int64_t)done->unchanged);
	json_pair_int(j, S("refused"), (int64_t)done->refused);
	if (why->kind)
		json_pair_str(j, S("trouble"), str_of(err_say(why, w->lang)));
	json_put_close(j, '}');
}

/* The check sees at once how it stands. */
static bool show(struct work *w, struct err *e)
{
	return db_begin(w->db, e) && db_end(w->db, sources_refresh(w, e), e);
}

/* ---- fetching */

struct fetching {
	struct db *db;
	const struct dictionary *d;
	struct fetch *line;
	struct json j;
	struct err worst;
	size_t asked, well;
};

static bool fetch_source(struct work *w, struct fetching *f, const struct source_age *age, struct err *e)
{
	struct collecting c = { .w = w, .db = f->db, .d = f->d, .fetch = f->line, .source = age->source, .url = age->url, .pause_ms = -1 };
	struct err why = { 0 };
	if (str_eq(str_of(age->source->name), S("nvd")) && !facility_get(w, "vuln_nvd_key", &c.key, e))
		return false;
	f->asked++;
	if (collect_source(&c, &why))
		f->well++;
	else
		f->worst = f->worst.kind ? f->worst : why;
	put_done(w, &f->j, age->source, &c.done, &why);
	return true;
}

static bool is_named(const struct arguments *args, const char *name)
{
	for (size_t i = 1; i < args->count; i++)
		if (str_eq(args->words[i], str_of(name)))
			return true;
	return false;
}

static bool names_fit(const struct arguments *args, struct err *e)
{
	for (size_t i = 1; i < args->count; i++)
		if (!source_named(args->words[i]))
			return err_set(e, ERR_USAGE, "「%.*s」という取得先はありません(`inro vuln source` で一覧を見られます)",
			               "there is no source \"%.*s\" (`inro vuln source` lists them)", P(args->words[i]));
	return true;
}

static bool fetch_all(struct work *w, struct fetching *f, const struct arguments *args, struct err *e)
{
	struct source_age ages[SOURCES_MAX];
	size_t count;
	if (!sources_age(w, f->db, ages, &count, e))
		return false;
	for (size_t i = 0; i < count; i++) {
		bool wanted = args->count > 1 ? is_named(args, ages[i].source->name) : ages[i].on && ages[i].due;
		if (wanted && !fetch_source(w, f, &ages[i], e))
			return false;
	}
	return show(w, e);
}

static bool fetch_told(struct work *w, struct fetching *f, struct err *e)
{
	if (!f->asked && !w->json)
		work_put(w, "どの取得先も新しいままです。\n", "every source is up to date.\n");
	if (!f->worst.kind)
		return true;
	*e = f->worst;
	return f->well ? err_wrap(e, "ほかは取得しました", "the others were fetched") : false;
}

bool vuln_fetch_command(struct work *w, const struct arguments *args, struct err *e)
{
	struct fetching f = { .j = { .out = w->out } };
	if (!names_fit(args, e) || !facility_open(w, e) || !(f.d = catalogue_dictionary(w, e)))
		return false;
	auto_fetch *line = open_line(w, e);
	/* From here on it meets the bytes of others. */
	auto_db *db = line && facility_confine(w, true, e) ? catalogue_open(w, true, e) : NULL;
	if (!db)
		return false;
	f.line = line;
	f.db = db;
	if (w->json)
		json_put_open(&f.j, '[');
	bool ok = fetch_all(w, &f, args, e);
	if (w->json) {
		json_put_close(&f.j, ']');
		buf_byte(w->out, '\n');
	}
	return ok && fetch_told(w, &f, e);
}

/* ---- sources */

static bool put_source(struct work *w, struct json *j, const struct source_age *age)
{
	const char *trouble = work_say(w, age->trouble);
	if (!w->json) {
		work_put(w, "%-10s %s  データの日付 %s  最後の取得 %s  %s\n", "%-10s %s  data of %s  last brought %s  %s\n", age->source->name,
		         age->on ? "on " : "off", age->as_of.n ? age->as_of.p : "----------", age->taken.n ? instant_said(w, age->taken).p : "----------------",
		         work_say(w, age->source->words));
		buf_fmt(w->out, "           %.*s\n", P(age->url));
		if (*trouble)
			work_put(w, "           できなかったこと: %s\n", "           trouble: %s\n", trouble);
		return true;
	}
	json_put_open(j, '{');
	json_pair_str(j, S("source"), str_of(age->source->name));
	json_pair_bool(j, S("on"), age->on);
	json_pair_bool(j, S("due"), age->on && age->due);
	json_pair_str(j, S("url"), age->url);
	json_pair_str(j, S("taken"), age->taken);
	json_pair_str(j, S("as_of"), age->as_of);
	json_pair_str(j, S("good_until"), age->good_until);
	json_pair_str(j, S("trouble"), str_of(trouble));
	json_put_close(j, '}');
	return true;
}

static bool list_sources(struct work *w, struct err *e)
{
	struct source_age ages[SOURCES_MAX];
	struct json j = { .out = w->out };
	size_t count;
	auto_db *db = catalogue_open(w, true, e);
	if (!db || !sources_age(w, db, ages, &count, e) || !show(w, e))
		return false;
	if (w->json)
		json_put_open(&j, '[');
	for (size_t i = 0; i < count; i++)
		put_source(w, &j, &ages[i]);
	if (w->json) {
		json_put_close(&j, ']');
		buf_byte(w->out, '\n');
	}
	return true;
}

static const char *given(struct work *w, const struct arguments *args, const char *option)
{
	return arguments_flag(args, option) ? arena_text(w->arena, arguments_value(args, option)) : NULL;
}

/* The key is the first line of a file, never a word of the command, which others on the machine could read. */
static bool read_key(struct work *w, const struct arguments *args, const char **key, struct err *e)
{
	str file = arguments_value(args, "key-file"), text;
	*key = NULL;
	if (!arguments_flag(args, "key-file"))
		return true;
	if (!file.n) {
		*key = "";
		return true;
	}
	if (!disk_read(w->disk, w->arena, file, SECRET_BYTES_MAX, &text, e))
		return false;
	*key = arena_text(w->arena, str_trim(str_cut(&text, S("\n"))));
	return true;
}

bool vuln_source_command(struct work *w, const struct arguments *args, struct err *e)
{
	const struct source *source = args->count > 1 ? source_named(args->words[1]) : NULL;
	struct source_change change = { .url = given(w, args, "url"), .proxy = given(w, args, "proxy"), .authority = given(w, args, "authority") };
	if (arguments_flag(args, "on") || arguments_flag(args, "off"))
		change.state = arguments_flag(args, "on") ? "on" : "off";
	if (!names_fit(args, e) || !read_key(w, args, &change.key, e) || !facility_open(w, e))
		return false;
	if (!source && (change.state || change.url || change.key))
		return err_set(e, ERR_USAGE, "どの取得先についてか、名前を書いてください", "say which source");
	if (change.key && !str_eq(str_of(source->name), S("nvd")))
		return err_set(e, ERR_USAGE, "キーがあるのは nvd だけです", "only nvd has a key");
	bool any = change.state || change.url || change.key || change.proxy || change.authority;
	return (!any || sources_change(w, source, &change, e)) && list_sources(w, e);
}

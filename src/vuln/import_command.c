/* import_command.c - `inro vuln import`: files and folders of feeds, one after the other; a bad one keeps no other out.
 * SPDX-License-Identifier: Apache-2.0 */
#include "commands.h"

#include "base/json.h"
#include "sources.h"

static void put_text(struct work *w, str path, const struct feed_result *r)
{
	work_put(w, "%.*s(%s): %zu 件(新しい %zu、変わった %zu、同じ %zu、手元より古い %zu)\n", "%.*s (%s): %zu records (%zu new, %zu changed, %zu same, %zu older than ours)\n",
	         P(path_name(path)), work_say(w, feed_format_words(r->format)), r->taken.records + r->rows, r->taken.added + (r->taken.records ? 0 : r->rows),
	         r->taken.changed, r->taken.same, r->taken.older);
	if (r->passed)
		work_put(w, "  使えない行: %zu\n", "  rows that say nothing: %zu\n", r->passed);
}

static void put_json(struct json *j, str path, const struct feed_result *r)
{
	json_put_open(j, '{');
	json_pair_str(j, S("file"), path);
	json_pair_str(j, S("format"), str_of(feed_format_name(r->format)));
	json_pair_int(j, S("records"), (int64_t)(r->taken.records + r->rows));
	json_pair_int(j, S("added"), (int64_t)r->taken.added);
	json_pair_int(j, S("changed"), (int64_t)r->taken.changed);
	json_pair_int(j, S("same"), (int64_t)r->taken.same);
	json_pair_int(j, S("older"), (int64_t)r->taken.older);
	json_pair_int(j, S("passed"), (int64_t)r->passed);
	json_put_close(j, '}');
}

struct importing {
	struct db *db;
	const struct dictionary *d;
	struct json j;
	struct err worst;
	size_t taken;
};

/* A folder may hold other things besides: what has no known format is passed over, and said. */
static void import_file(struct work *w, struct importing *im, str path, bool in_folder)
{
	struct feed_result result = { 0 };
	struct err e = { 0 };
	if (!feed_take(w, im->db, im->d, path, &result, &e) || !source_brought(w, im->db, &result, &e)) {
		bool passed = in_folder && !result.format && e.kind == ERR_INPUT;
		if (passed || im->worst.kind)
			work_remark(w, "inro: %s\n", "inro: %s\n", err_say(&e, w->lang));
		else
			im->worst = e;
		return;
	}
	im->taken++;
	if (w->json)
		put_json(&im->j, path, &result);
	else
		put_text(w, path, &result);
}

static bool import_path(struct work *w, struct importing *im, str path, struct err *e)
{
	str *names;
	size_t count;
	if (!disk_is_folder(path)) {
		import_file(w, im, path, false);
		return true;
	}
	if (!disk_list(w->arena, path, &names, &count, e))
		return false;
	size_t before = im->taken;
	for (size_t i = 0; i < count; i++)
		import_file(w, im, path_join(w->arena, path, names[i]), true);
	return im->taken > before || im->worst.kind ||
	       err_set(e, ERR_INPUT, "%.*s: 読み込める脆弱性情報のファイルがありません", "%.*s: no file of vulnerability data is in it", P(path));
}

bool vuln_import_command(struct work *w, const struct arguments *args, struct err *e)
{
	mem_serve();
	struct importing im = { .d = catalogue_dictionary(w, e), .j = { .out = w->out } };
	if (!im.d || !(im.db = catalogue_open(w, true, e)))
		return false;
	bool ok = true;
	if (w->json)
		json_put_open(&im.j, '[');
	for (size_t i = 1; i < args->count && ok; i++)
		ok = import_path(w, &im, args->words[i], e);
	if (w->json) {
		json_put_close(&im.j, ']');
		buf_byte(w->out, '\n');
	}
	db_close(&im.db);
	if (ok && im.worst.kind) {
		*e = im.worst;
		if (im.taken)
			err_wrap(e, "ほかは読み込みました", "the others were read");
	}
	return ok && !im.worst.kind;
}

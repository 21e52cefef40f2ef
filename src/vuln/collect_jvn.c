/* collect_jvn.c - JVN iPedia: the details of each year and the newest list of products, each as its list of checksums says.
 * Source: https://jvndb.jvn.jp/ja/feed/ and its checksum.txt.
 * SPDX-License-Identifier: Apache-2.0 */
#include "collect.h"

#include "base/seal.h"
#include "frame/progress.h"

/* Details by years; of products, the months follow each other and the newest holds all. */
static bool is_wanted(str name, str newest_products)
{
	return str_starts(name, S("jvndb_detail_")) || (str_starts(name, S("myjvn_product_")) && str_eq(name, newest_products));
}

static str newest_products(const json_t *list)
{
	str newest = S("");
	for (size_t i = 0; i < json_array_size(list); i++) {
		str name = json_text(json_array_get(list, i), "filename");
		if (str_starts(name, S("myjvn_product_")) && str_order(name, newest) > 0)
			newest = name;
	}
	return newest;
}

/* Where the file stands, seen from where the list stands: a mirror may have moved both. */
static str url_of(struct collecting *c, str said)
{
	str folder = S("/feed/");
	size_t at = str_find(said, folder);
	return at < said.n ? url_beside(c->w->arena, c->url, str_from(said, at + folder.n)) : said;
}

static bool take_entry(struct collecting *c, const json_t *entry, struct err *e)
{
	str name = json_text(entry, "filename"), digest = json_text(entry, "sha256");
	bool has;
	if (!digest_valid(digest))
		return err_set(e, ERR_INPUT, "%.*s: チェックサムが書かれていません", "%.*s: no checksum is told", P(name));
	if (!collect_has(c, name, digest, &has, e) || has)
		return has;
	const struct piece piece = { .url = url_of(c, json_text(entry, "url")), .name = name, .digest = digest };
	return collect_file(c, &piece, NULL, e) && collect_keep(c, name, digest, e);
}

bool collect_jvn(struct collecting *c, struct err *e)
{
	auto_json list = collect_json(c, c->url, e);
	str newest = newest_products(list);
	size_t count = json_array_size(list), wanted = 0;
	for (size_t i = 0; i < count; i++) {
		const json_t *entry = json_array_get(list, i);
		struct err why = { 0 };
		work_progress(c->w, i, count, (struct words){ "JVN iPediaのファイル", "JVN iPedia's files" });
		if (!is_wanted(json_text(entry, "filename"), newest))
			continue;
		wanted++;
		if (!take_entry(c, entry, &why) && !collect_refused(c, json_text(entry, "filename"), &why, e))
			return false;
	}
	return list && (wanted || err_set(e, ERR_INPUT, "一覧に1つもファイルがありません", "the list names no file"));
}

/* pack.c - putting the pack together: cover, the duties' parts, the hashes, the signed manifest.
 * SPDX-License-Identifier: Apache-2.0 */
#include "pack.h"

#include "duty.h"
#include "facility.h"
#include "print.h"

#define PAPER_FILE "00_立入検査パック.pdf"
#define FINGERPRINT_QR_MM 32.0

static const struct words title_words = { "立入検査 提示資料(サイバーセキュリティの確保)",
					  "Papers for the on-site inspection (cyber-security)" };
static const struct words hashes_words = { "添付ファイルのハッシュ値(SHA-256)", "Hashes of the files (SHA-256)" };

static bool is_listed(const struct manifest *m, str name)
{
	for (size_t i = 0; i < m->count; i++)
		if (str_eq(m->files[i].name, name))
			return true;
	return false;
}

bool pack_add(struct work *w, struct pack *pack, str name, str bytes, struct err *e)
{
	struct manifest *m = &pack->manifest;
	if (is_listed(m, name))
		return err_set(e, ERR_CONFLICT, "パックに「%.*s」が二つあります", "the pack has \"%.*s\" twice", P(name));
	str path = path_join(w->arena, pack->folder, name);
	str folder = str_first(path, path.n - path_name(path).n);
	if (!disk_folder(w->disk, folder, e) || !disk_write(w->disk, path, bytes, e))
		return false;
	arena_grow(w->arena, m->files, m->count, m->room);
	m->files[m->count++] = (struct manifest_file){ arena_copy(w->arena, name), (int64_t)bytes.n,
						       digest_hex(w->arena, digest_of(bytes)) };
	return true;
}

/* Walking over the parts of all duties. */
struct parts {
	const struct duty *const *duty;
	const struct pack_part *next, *part;
};

static bool parts_next(struct parts *p)
{
	while (*p->duty && !(p->next && p->next->name)) {
		p->duty++;
		p->next = *p->duty ? (*p->duty)->papers : NULL;
	}
	p->part = *p->duty ? p->next++ : NULL;
	return p->part != NULL;
}

static struct parts parts_of(const struct work *w)
{
	return (struct parts){ .duty = w->duties, .next = *w->duties ? (*w->duties)->papers : NULL };
}

static bool is_wanted(struct work *w, const struct pack_ask *ask, const struct pack_part *part, bool *wanted, struct err *e)
{
	*wanted = !part->by_choice;
	for (size_t i = 0; i < ask->with_count; i++)
		*wanted |= str_eq(ask->with[i], str_of(part->name));
	return !*wanted || !part->there || part->there(w, wanted, e);
}

static bool is_choice(const struct work *w, str name)
{
	for (struct parts p = parts_of(w); parts_next(&p);)
		if (p.part->by_choice && str_eq(str_of(p.part->name), name))
			return true;
	return false;
}

/* Whatever is asked for by name must be there to be chosen. */
static bool check_with(struct work *w, const struct pack_ask *ask, struct err *e)
{
	auto_buf all = { 0 };
	for (struct parts p = parts_of(w); parts_next(&p);)
		if (p.part->by_choice)
			buf_fmt(&all, " %s", p.part->name);
	for (size_t i = 0; i < ask->with_count; i++)
		if (!is_choice(w, ask->with[i]))
			return err_set(e, ERR_USAGE, "--with %.*s: 選んで入れられるものは次のとおりです:%.*s",
				       "--with %.*s: what can be chosen:%.*s", P(ask->with[i]),
				       P(buf_str(&all)));
	return true;
}

static bool is_empty_folder(struct work *w, str folder, struct err *e)
{
	str *names;
	size_t count = 0;
	if (disk_there(folder) && !disk_list(w->arena, folder, &names, &count, e))
		return false;
	return !count || err_set(e, ERR_CONFLICT,
				 "%.*s は空ではありません。新しいフォルダーの名前を指定してください",
				 "%.*s is not empty; name a new folder", P(folder));
}

static str fact_text(struct work *w, const char *name)
{
	str value;
	return facility_get(w, name, &value, NULL) ? value : S("");
}

static void put_content(struct work *w, struct pack *pack, size_t number, struct words words)
{
	paper_item(pack->paper, arena_fmt(w->arena, "%zu.", number), work_words(w, words));
}

static bool put_contents(struct work *w, const struct pack_ask *ask, struct pack *pack, struct err *e)
{
	size_t number = 0;
	bool wanted;
	paper_heading(pack->paper, 2, work_word(w, "入っているもの", "Contents"));
	for (struct parts p = parts_of(w); parts_next(&p);) {
		if (!is_wanted(w, ask, p.part, &wanted, e))
			return false;
		if (wanted)
			put_content(w, pack, ++number, p.part->words);
	}
	put_content(w, pack, ++number, hashes_words);
	return true;
}

static void put_facts(struct work *w, struct pack *pack)
{
	str beds = fact_text(w, "beds"), contact = fact_text(w, "contact"), phone = fact_text(w, "phone");
	const struct paper_fact facts[] = {
		{ work_word(w, "医療機関コード", "Facility code"), fact_text(w, "code") },
		{ work_word(w, "所在地", "Address"), fact_text(w, "address") },
		{ work_word(w, "許可病床数", "Licensed beds"),
		  beds.n ? work_fmt(w, "%.*s床", "%.*s", P(beds)) : S("") },
		{ work_word(w, "管理者", "Director"), fact_text(w, "director") },
		{ work_word(w, "連絡先", "Contact"), arena_join(w->arena, contact, S("　"), phone) },
		{ work_word(w, "作成日", "Made on"), print_date(w, work_today(w)) },
	};
	paper_facts(pack->paper, facts, LENGTH(facts));
}

/* The fingerprint is what an inspector compares: framed, beside the key as a QR code. */
static void put_fingerprint(struct work *w, struct pack *pack)
{
	static const struct paper_column columns[] = { { .mm = FINGERPRINT_QR_MM }, { .share = 1 } };
	str how = work_word(w,
			    "電子ファイルのフォルダーを inro-verify pack フォルダー名 で調べると、変わった・加わった・"
			    "欠けたファイルが分かります。そのとき表示される指紋が、上のものと同じことを確かめてください。",
			    "inro-verify pack FOLDER names every file changed, added or missing. The "
			    "fingerprint it shows must be the one above.");
	paper_heading(pack->paper, 2, work_word(w, "作られたときのままであることの確かめ方",
						"How to tell that this pack is as it was made"));
	struct paper_table *t = paper_table(pack->paper, PAPER_GRID, columns, LENGTH(columns));
	paper_row(t, PAPER_BODY, { .qr = pack->manifest.key },
		  { .text = work_fmt(w, "指紋　%.*s\n", "Fingerprint  %.*s\n", P(pack->fingerprint)),
		    .under = how, .large = true, .middle = true });
}

/* A name that cannot be printed whole is not left to be wondered at until the last page. */
static void put_missing_note(struct work *w, struct pack *pack)
{
	size_t count;
	paper_missing(pack->paper, &count);
	if (count)
		paper_note(pack->paper,
			   work_word(w, "〓は、印刷用の字形がない文字です。最後のページに一覧があります。",
				     "〓 stands for a character the fonts lack; the last page lists them."));
}

static bool put_cover(struct work *w, const struct pack_ask *ask, struct pack *pack, struct err *e)
{
	paper_space(pack->paper, 24);
	paper_title(pack->paper,
		    arena_join(w->arena, work_words(w, title_words), S("\n"), pack->manifest.facility));
	paper_space(pack->paper, 14);
	put_facts(w, pack);
	put_missing_note(w, pack);
	paper_space(pack->paper, 10);
	if (!put_contents(w, ask, pack, e))
		return false;
	paper_space(pack->paper, 10);
	put_fingerprint(w, pack);
	paper_page_break(pack->paper);
	return true;
}

static void put_hash(struct work *w, struct paper_table *t, const struct manifest_file *f)
{
	str hash = arena_join(w->arena, str_first(f->sha256, 32), S("\n"), str_from(f->sha256, 32));
	str size = arena_fmt(w->arena, "%lld", (long long)f->size);
	paper_row(t, PAPER_BODY, { .text = f->name }, { .text = size }, { .text = hash, .small = true });
}

static void put_hashes(struct work *w, struct pack *pack)
{
	static const struct paper_column columns[] = {
		{ .share = 1 }, { .mm = 20, .side = PAPER_RIGHT }, { .mm = 62 },
	};
	static const struct words heads[] = {
		{ "ファイル", "File" }, { "バイト", "Bytes" }, { "SHA-256", "SHA-256" },
	};
	str title = work_words(w, hashes_words);
	paper_part(pack->paper, title, S(""));
	paper_heading(pack->paper, 1, title);
	paper_note(pack->paper, work_word(w,
					  "この PDF 自身のハッシュ値は " MANIFEST_NAME " にあります。" MANIFEST_NAME
					  " には施設の鍵による署名(" MANIFEST_NOTE_NAME ")があります。",
					  "The hash of this PDF itself stands in " MANIFEST_NAME
					  ", which the facility's key signs (" MANIFEST_NOTE_NAME ")."));
	paper_note(pack->paper, work_fmt(w, "指紋　%.*s", "Fingerprint  %.*s", P(pack->fingerprint)));
	struct paper_table *t = paper_table(pack->paper, PAPER_LINES, columns, LENGTH(columns));
	print_heads(w, t, heads, LENGTH(heads));
	for (size_t i = 0; i < pack->manifest.count; i++)
		put_hash(w, t, &pack->manifest.files[i]);
	paper_missing_put(pack->paper);
}

static bool make_parts(struct work *w, const struct pack_ask *ask, struct pack *pack, struct err *e)
{
	bool wanted;
	for (struct parts p = parts_of(w); parts_next(&p);)
		if (!is_wanted(w, ask, p.part, &wanted, e) || (wanted && !p.part->make(w, pack, e)))
			return err_at(e, p.part->words);
	return true;
}

static bool write_paper(struct work *w, struct pack *pack, struct err *e)
{
	auto_buf pdf = { 0 };
	if (!paper_write(pack->paper, &pdf, e))
		return false;
	pack->pages = paper_pages(pack->paper);
	return pack_add(w, pack, S(PAPER_FILE), buf_str(&pdf), e);
}

static bool write_manifest(struct work *w, struct pack *pack, const struct seal_key *key, struct err *e)
{
	str json = manifest_json(w->arena, &pack->manifest), note = manifest_note(w->arena, json, key);
	str digest = digest_hex(w->arena, digest_of(json));
	return disk_write(w->disk, path_join(w->arena, pack->folder, S(MANIFEST_NAME)), json, e) &&
	       disk_write(w->disk, path_join(w->arena, pack->folder, S(MANIFEST_NOTE_NAME)), note, e) &&
	       journal_add(w->db, clock_now(w->clock), w->who, EVENT_PACK_MADE, path_name(pack->folder),
			   arena_fmt(w->arena, "{\"manifest\":\"%.*s\"}", P(digest)), NULL, e);
}

static bool fill(struct work *w, const struct pack_ask *ask, struct pack *pack, const struct seal_key *key,
		 struct err *e)
{
	if (!put_cover(w, ask, pack, e) || !make_parts(w, ask, pack, e))
		return false;
	put_hashes(w, pack);
	return write_paper(w, pack, e) && write_manifest(w, pack, key, e);
}

bool pack_make(struct work *w, const struct pack_ask *ask, struct pack *pack, struct err *e)
{
	struct seal_key key;
	str title = work_words(w, title_words);
	if (!check_with(w, ask, e) || !is_empty_folder(w, ask->folder, e) || !facility_key(w, &key, e) ||
	    !disk_folder(w->disk, ask->folder, e))
		return false;
	*pack = (struct pack){ .folder = ask->folder, .form = ask->form,
			       .fingerprint = seal_fingerprint(w->arena, key.open) };
	pack->manifest = (struct manifest){ .facility = fact_text(w, "name"), .form = ask->form,
					    .made_at = instant_iso(w->arena, clock_now(w->clock)),
					    .key = note_verifier(w->arena, S(MANIFEST_KEY_NAME), key.open) };
	const struct paper_look look = { .title = title, .author = pack->manifest.facility, .header = title,
					 .footer = pack->manifest.facility, .made_at = clock_now(w->clock),
					 .lang = w->lang };
	auto_paper *paper = pack->paper = paper_open(w->arena, &look, e);
	return paper && fill(w, ask, pack, &key, e);
}

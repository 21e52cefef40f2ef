/* link_page_test.c - the life of a vendor's link: what it opens, what it does not, and that nothing can be changed after.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "vendor_link.h"
#include "visitor.h"

#include <pthread.h>

#define DAY 86400
#define FORM "mhlw.vendor.fy2025"

struct guest {
	struct visitor v;
	struct vendor_pair pair;
	str link; /* "/v/SECRET" */
	str cookie, csrf; /* of the member */
};

static struct vendor_pair first_pair(struct visitor *v, int nth)
{
	struct err e = { 0 };
	struct form_set *set = arena_new(&v->arena, struct form_set);
	struct vendor_return *list;
	size_t count;
	works(forms_read(&v->toy.w, set, &e), e);
	const struct form *form = forms_named(set, S("vendor"), S(FORM));
	works(returns_read(&v->toy.w, form, &list, &count, &e), e);
	for (size_t i = 0; i < count; i++)
		if (list[i].vendor.n && list[i].system.n && nth-- == 0)
			return (struct vendor_pair){ form, list[i].vendor, list[i].system, list[i].vendor_name, list[i].system_name };
	fail_msg("there are too few vendors with systems");
	return (struct vendor_pair){ 0 };
}

static const char *below(struct guest *g, const char *what)
{
	return arena_text(&g->v.arena, arena_fmt(&g->v.arena, "%.*s%s", P(g->link), what));
}

static const char *pair_path(struct guest *g, const struct vendor_pair *pair, const char *what)
{
	return arena_text(&g->v.arena, arena_fmt(&g->v.arena, "/vendors/%.*s/%.*s%s?form=" FORM, P(pair->vendor), P(pair->system), what));
}

static str make_link(struct guest *g, const struct vendor_pair *pair, const char *until)
{
	visitor_post(&g->v, pair_path(g, pair, "/link"), arena_text(&g->v.arena, arena_fmt(&g->v.arena, "until=%s", until)));
	sees(&g->v, 200, "この画面にだけ表示されます", "<svg role=\"img\"", "https://inro.test:8443/v/");
	str secret = visitor_between(&g->v, "https://inro.test:8443/v/", "<");
	assert_int_equal(secret.n, 43);
	return arena_fmt(&g->v.arena, "/v/%.*s", P(secret));
}

static void come_back(struct guest *g)
{
	g->v.cookie = g->cookie;
	g->v.csrf = g->csrf;
}

static void open_guest(struct guest *g)
{
	struct err e = { 0 };
	*g = (struct guest){ 0 };
	visitor_open_hospital(&g->v, ROLE_PLANNER);
	g->cookie = g->v.cookie;
	g->csrf = g->v.csrf;
	g->pair = first_pair(&g->v, 0);
	works(vendor_link_switch(&g->v.toy.w, true, &e), e);
	g->link = make_link(g, &g->pair, "2026-12-20");
	visitor_is_stranger(&g->v);
}

/* Every item answered Yes, as a form sends it. */
static const char *all_yes(struct guest *g, const char *signatory)
{
	auto_buf form = { 0 };
	for (size_t i = 0; i < g->pair.form->item_count; i++)
		buf_fmt(&form, "reply.%.*s=yes&on.%.*s=2026-11-20&", P(g->pair.form->items[i].key), P(g->pair.form->items[i].key));
	buf_fmt(&form, "signatory=%s", signatory);
	return arena_text(&g->v.arena, buf_str(&form));
}

static int answers(struct guest *g)
{
	struct err e = { 0 };
	int64_t n;
	works(db_one_int(g->v.toy.w.db, &e, &n, 0, "SELECT count(*) FROM answer_entry", NONE), e);
	return (int)n;
}

static void it_is_off_until_switched_on(void **state)
{
	struct guest g = { 0 };
	(void)state;
	visitor_open_hospital(&g.v, ROLE_PLANNER);
	g.pair = first_pair(&g.v, 0);
	visitor_get(&g.v, "/vendors/link");
	sees(&g.v, 200, "インターネットに公開しないでください", "今は使わない設定です");
	visitor_get(&g.v, pair_path(&g, &g.pair, ""));
	misses(&g.v, "リンクを作る");
	visitor_post(&g.v, pair_path(&g, &g.pair, "/link"), "until=2026-12-20");
	sees(&g.v, 409, "回答用リンクは使わない設定になっています");
	visitor_post(&g.v, "/vendors/link", "on=on");
	visitor_follow(&g.v);
	sees(&g.v, 200, "今は使う設定です");
	visitor_post(&g.v, pair_path(&g, &g.pair, "/link"), "until=2026-11-21");
	sees(&g.v, 422, "90 日以内");
	visitor_post(&g.v, pair_path(&g, &g.pair, "/link"), "until=2027-02-21");
	sees(&g.v, 422, "90 日以内", "value=\"2027-02-21\"");
	visitor_post(&g.v, pair_path(&g, &g.pair, "/link"), "until=soon");
	assert_int_equal(g.v.status, 422);
	make_link(&g, &g.pair, "2027-02-20");
	visitor_close(&g.v);
}

static void secrets_are_not_kept(void **state)
{
	struct guest g;
	struct err e = { 0 };
	int64_t kept;
	(void)state;
	open_guest(&g);
	works(db_one_int(g.v.toy.w.db, &e, &kept, 0, "SELECT count(*) FROM vendor_link WHERE length(digest)=64 AND digest<>?",
	                 BIND(V(str_from(g.link, 3)))), e);
	assert_int_equal(kept, 1);
	come_back(&g);
	visitor_get(&g.v, "/vendors/link");
	sees(&g.v, 200, "使えます");
	misses(&g.v, arena_text(&g.v.arena, str_from(g.link, 3)));
	visitor_close(&g.v);
}

/* The page that is shown, without the address that was asked for and the field that belongs to the cookie. */
static str shown(struct guest *g, const char *path)
{
	visitor_get(&g->v, path);
	assert_int_equal(g->v.status, 404);
	return arena_copy(&g->v.arena, visitor_between(&g->v, "<main", "</main>"));
}

static void every_closed_link_looks_the_same(void **state)
{
	struct guest g;
	struct err e = { 0 };
	(void)state;
	open_guest(&g);
	str nothing = shown(&g, "/v/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
	works(vendor_link_switch(&g.v.toy.w, false, &e), e);
	same(shown(&g, below(&g, "")), nothing);
	works(vendor_link_switch(&g.v.toy.w, true, &e), e);
	visitor_get(&g.v, below(&g, ""));
	assert_int_equal(g.v.status, 200);
	g.v.toy.clock.stopped_at += 29 * DAY;
	same(shown(&g, below(&g, "")), nothing);
	visitor_post(&g.v, below(&g, ""), "reply.1-1=yes");
	assert_int_equal(g.v.status, 404);
	visitor_post(&g.v, below(&g, "/submit"), all_yes(&g, "A"));
	assert_int_equal(g.v.status, 404);
	g.v.toy.clock.stopped_at -= 29 * DAY;
	str id;
	works(db_one_str(g.v.toy.w.db, &g.v.arena, &e, &id, "SELECT id FROM vendor_link", NONE), e);
	works(vendor_link_revoke(&g.v.toy.w, id, &e), e);
	same(shown(&g, below(&g, "")), nothing);
	same(shown(&g, below(&g, "/receipt")), nothing);
	visitor_upload(&g.v, below(&g, "/paper"), "", "file", "a.pdf", S("%PDF-1.4"));
	assert_int_equal(g.v.status, 404);
	assert_int_equal(answers(&g), 0);
	visitor_close(&g.v);
}

static void a_draft_becomes_answers_once(void **state)
{
	struct guest g;
	(void)state;
	open_guest(&g);
	visitor_get(&g.v, below(&g, ""));
	sees(&g.v, 200, "みほん記念病院", arena_text(&g.v.arena, g.pair.vendor_name), arena_text(&g.v.arena, g.pair.system_name), "下書きを保存する");
	misses(&g.v, " checked", "class=\"menu\"", "/vendors", "value=\"2026");
	visitor_get(&g.v, below(&g, "/receipt"));
	assert_int_equal(g.v.status, 303);
	visitor_post(&g.v, below(&g, ""), "reply.1-1=yes&on.1-1=2026-11-20&note.1-1=%3Cscript%3Ealert(1)%3C/script%3E&reply.9-9=no&signatory=%22%3E%3Cb%3E");
	visitor_follow(&g.v);
	sees(&g.v, 200, "下書きを保存しました", "value=\"yes\" checked", "value=\"2026-11-20\"", "&lt;script&gt;alert(1)", "&quot;&gt;&lt;b&gt;");
	misses(&g.v, "<script>alert", "<b>");
	assert_int_equal(answers(&g), 0);
	visitor_post(&g.v, below(&g, "/submit"), "reply.1-1=yes&signatory=A");
	sees(&g.v, 422, "項目に直すところがあります", "確認した日付を書いてください", "回答を選んでください");
	visitor_post(&g.v, below(&g, "/submit"), all_yes(&g, ""));
	sees(&g.v, 422, "回答した方の部署と氏名を書いてください");
	assert_int_equal(answers(&g), 0);
	visitor_post(&g.v, below(&g, "/submit"), all_yes(&g, "%E4%BF%9D%E5%AE%88%E9%83%A8%20%3Ci%3E"));
	visitor_follow(&g.v);
	sees(&g.v, 200, "提出の控え", "みほん記念病院", "2026-11-22", "事業者 ", "(保守部 &lt;i&gt;)", "照合番号", "2026-11-20");
	assert_int_equal(answers(&g), (int)g.pair.form->item_count);
	str number = arena_copy(&g.v.arena, visitor_between(&g.v, "<dd><code>", "</code>"));
	visitor_get(&g.v, below(&g, ""));
	assert_true(str_ends(visitor_header(&g.v, "Location"), S("/receipt")));
	visitor_post(&g.v, below(&g, ""), "reply.1-1=no&on.1-1=2026-11-21");
	assert_true(str_ends(visitor_header(&g.v, "Location"), S("/receipt")));
	visitor_post(&g.v, below(&g, "/submit"), all_yes(&g, "B"));
	assert_true(str_ends(visitor_header(&g.v, "Location"), S("/receipt")));
	assert_int_equal(answers(&g), (int)g.pair.form->item_count);
	come_back(&g);
	visitor_get(&g.v, pair_path(&g, &g.pair, ""));
	sees(&g.v, 200, "受領", "提出済", arena_text(&g.v.arena, number), "(保守部 &lt;i&gt;)");
	visitor_close(&g.v);
}

static void one_link_opens_one_form(void **state)
{
	struct guest g;
	(void)state;
	open_guest(&g);
	str mine = g.link;
	come_back(&g);
	struct vendor_pair other = first_pair(&g.v, 1);
	g.link = make_link(&g, &other, "2026-12-20");
	visitor_is_stranger(&g.v);
	visitor_post(&g.v, below(&g, ""), "reply.1-1=no&on.1-1=2026-11-20&note.1-1=HIMITSU&signatory=other");
	visitor_upload(&g.v, below(&g, "/paper"), "", "file", "HIMITSU.pdf", S("%PDF-1.4"));
	g.link = mine;
	visitor_get(&g.v, below(&g, ""));
	misses(&g.v, "HIMITSU", arena_text(&g.v.arena, other.system_name), " checked");
	visitor_get(&g.v, "/vendors");
	assert_int_equal(g.v.status, 303);
	visitor_close(&g.v);
}

static void papers_are_of_few_kinds(void **state)
{
	struct guest g;
	(void)state;
	open_guest(&g);
	str large = { arena_take(&g.v.arena, VENDOR_LINK_PAPER_BYTES_MAX + 1), VENDOR_LINK_PAPER_BYTES_MAX + 1 };
	visitor_upload(&g.v, below(&g, "/paper"), "note.1-1=kept", "file", "a.exe", S("MZ\x90"));
	sees(&g.v, 422, "この種類のファイルは受け取れません", "kept");
	visitor_upload(&g.v, below(&g, "/paper"), "", "file", "a.pdf", S("<html>%PDF-"));
	assert_int_equal(g.v.status, 422);
	visitor_upload(&g.v, below(&g, "/paper"), "", "file", "a.pdf", S(""));
	assert_int_equal(g.v.status, 422);
	visitor_upload(&g.v, below(&g, "/paper"), "", "file", "a.pdf", large);
	sees(&g.v, 422, "10 MB");
	visitor_upload(&g.v, below(&g, "/paper"), "", "file", "<b>.pdf", S("%PDF-1.4"));
	visitor_follow(&g.v);
	sees(&g.v, 200, "&lt;b&gt;.pdf", "外す");
	str paper = arena_copy(&g.v.arena, visitor_between(&g.v, "name=\"drop\" value=\"", "\""));
	visitor_post(&g.v, below(&g, "/paper"), arena_text(&g.v.arena, arena_fmt(&g.v.arena, "drop=%.*s", P(paper))));
	visitor_follow(&g.v);
	misses(&g.v, ".pdf");
	for (unsigned i = 0; i < VENDOR_LINK_PAPERS_MAX; i++) {
		visitor_upload(&g.v, below(&g, "/paper"), "", "file", "b.hta", S("%PDF-1.4<script>"));
		assert_int_equal(g.v.status, 303);
	}
	visitor_upload(&g.v, below(&g, "/paper"), "", "file", "b.pdf", S("%PDF-1.4"));
	sees(&g.v, 422, "10 個まで");
	visitor_upload(&g.v, below(&g, "/submit"), all_yes(&g, "A"), "file", "", S(""));
	visitor_follow(&g.v);
	sees(&g.v, 200, "いっしょに送ったファイル", "b.hta");
	come_back(&g);
	visitor_get(&g.v, pair_path(&g, &g.pair, ""));
	sees(&g.v, 200, "届いたファイル", "b.hta");
	paper = arena_fmt(&g.v.arena, "/paper/%.*s", P(visitor_between(&g.v, "/paper/", "?")));
	visitor_get(&g.v, pair_path(&g, &g.pair, arena_text(&g.v.arena, paper)));
	assert_int_equal(g.v.status, 200);
	same(visitor_header(&g.v, "Content-Type"), S("application/octet-stream"));
	same(visitor_header(&g.v, "Content-Disposition"), S("attachment; filename=\"b.hta.pdf\"")); /* not as the page it is too */
	visitor_close(&g.v);
}

/* ---- two windows */

struct window {
	struct guest *g;
	struct arena arena;
	const char *path;
	str body;
	unsigned status;
};

static void *submit_there(void *of)
{
	struct window *window = of;
	struct http_answer answer = { .file = -1 };
	const struct http_field headers[] = {
		{ T("Host"), T("inro.test") },
		{ T("Cookie"), arena_fmt(&window->arena, COOKIE_SESSION "=%.*s", P(window->g->v.cookie)) },
		{ T("Content-Type"), T("application/x-www-form-urlencoded") },
	};
	const struct http_request r = { .arena = &window->arena, .method = S("POST"), .target = str_of(window->path), .headers = headers,
		                        .header_count = LENGTH(headers), .peer = S("127.0.0.1"), .body = window->body };
	site_answer(window->g->v.site, &r, &answer);
	window->status = answer.status;
	buf_drop(&answer.body);
	return NULL;
}

static void two_windows_submit_once(void **state)
{
	struct guest g;
	struct err e = { 0 };
	struct window windows[2];
	pthread_t threads[2];
	int64_t acts;
	(void)state;
	open_guest(&g);
	for (size_t i = 0; i < 2; i++) {
		const char *form = all_yes(&g, i ? "B" : "A");
		windows[i] = (struct window){ .g = &g, .path = below(&g, "/submit"), .body = arena_fmt(&g.v.arena, "csrf=%.*s&%s", P(g.v.csrf), form) };
	}
	for (size_t i = 0; i < 2; i++)
		assert_int_equal(pthread_create(&threads[i], NULL, submit_there, &windows[i]), 0);
	for (size_t i = 0; i < 2; i++) {
		pthread_join(threads[i], NULL);
		assert_int_equal(windows[i].status, 303);
		arena_drop(&windows[i].arena);
	}
	assert_int_equal(answers(&g), (int)g.pair.form->item_count);
	works(db_one_int(g.v.toy.w.db, &e, &acts, 0, "SELECT count(*) FROM journal WHERE event='vendor.answered'", NONE), e);
	assert_int_equal(acts, 1);
	visitor_close(&g.v);
}

static void it_is_there_in_english(void **state)
{
	struct guest g;
	(void)state;
	open_guest(&g);
	g.v.lang = S("en");
	visitor_get(&g.v, below(&g, ""));
	sees(&g.v, 200, "<html lang=\"en\">", "Cyber-security checklist", "Save the draft");
	misses(&g.v, "下書き", "確認日", "回答");
	visitor_close(&g.v);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_is_off_until_switched_on),
		cmocka_unit_test(secrets_are_not_kept),
		cmocka_unit_test(every_closed_link_looks_the_same),
		cmocka_unit_test(a_draft_becomes_answers_once),
		cmocka_unit_test(one_link_opens_one_form),
		cmocka_unit_test(papers_are_of_few_kinds),
		cmocka_unit_test(two_windows_submit_once),
		cmocka_unit_test(it_is_there_in_english),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

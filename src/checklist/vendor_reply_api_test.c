/* vendor_reply_api_test.c - what vendors send back, by the API: files, workbooks that come back, replies on paper.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "caller.h"
#include "vendor.h"
#include "xlsx_make.h"

#define NOBODY "/api/v1/vendors/01a20132-0000-7000-8000-000000000000/-"
#define TAKE "/api/v1/vendors/take"
#define BYTES "application/octet-stream"
#define WRITER (SCOPE_READ | SCOPE_WRITE)
#define LONG "LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL" /* 81 letters */

/* A pair that is listed. */
struct listed_pair {
	const char *vendor, *system; /* ids */
	const char *path;            /* of the pair */
};

static struct listed_pair nth_pair(struct caller *c, int nth)
{
	struct arena *a = &c->v.arena;
	assert_int_equal(caller_asks(c, "GET", "/api/v1/vendors?form=fy2025"), 200);
	str vendor = caller_saw(c, caller_text(c, arena_fmt(a, "items/%d/vendor_id", nth))), system = caller_saw(c, caller_text(c, arena_fmt(a, "items/%d/system_id", nth)));
	assert_true(vendor.n > 0);
	return (struct listed_pair){ caller_text(c, vendor), caller_text(c, system), caller_text(c, arena_fmt(a, "/api/v1/vendors/%.*s/%.*s", P(vendor), P(system.n ? system : S("-")))) };
}

static const char *below(struct caller *c, const struct listed_pair *pair, const char *what)
{
	return caller_text(c, arena_fmt(&c->v.arena, "%s%s", pair->path, what));
}

static void sends_file(struct caller *c, const char *path, str bytes)
{
	caller_asks(c, "POST", path, NULL, BYTES, .bytes = bytes);
}

/* Only programs with the scope to write get through. */
static void needs_scope_to_write(struct caller *c, const char *path, const char *body, const char *type)
{
	caller_takes(c, SCOPE_READ | SCOPE_ANSWER | SCOPE_MANAGE);
	caller_asks(c, "POST", path, body, type);
	caller_must_fail(c, 403, ERR_DENIED, "");
	caller_takes(c, WRITER);
}

/* ---- files that came */

static void a_file_that_came_is_kept(void **state)
{
	(void)state;
	static const char bytes[] = "%PDF-1.4\n\0\xff";
	str pdf = { bytes, sizeof bytes - 1 };
	struct caller c;
	caller_open_hospital(&c, WRITER);
	struct listed_pair pair = nth_pair(&c, 0), other = nth_pair(&c, 1);
	sends_file(&c, below(&c, &pair, "/papers?form=fy2025&file=fax%2F%E5%9B%9E%E7%AD%94.pdf&kind=scan&signatory=%E5%B1%B1%E6%9C%AC"), pdf);
	assert_int_equal(c.v.status, 201);
	same(caller_saw(&c, "name"), S("回答.pdf"));
	same(caller_saw(&c, "at"), S("2026-11-22T03:00:00Z"));
	str id = caller_saw(&c, "id");
	const char *at = caller_text(&c, visitor_header(&c.v, "Location"));
	same(str_of(at), arena_fmt(&c.v.arena, "%s/papers/%.*s", pair.path, P(id)));

	assert_int_equal(caller_asks(&c, "GET", at), 200);
	same(c.v.body, pdf);
	same(visitor_header(&c.v, "Content-Type"), S(BYTES));
	assert_true(str_starts(visitor_header(&c.v, "Content-Disposition"), S("attachment")));
	caller_asks(&c, "GET", below(&c, &other, caller_text(&c, arena_fmt(&c.v.arena, "/papers/%.*s", P(id))))); /* it is not there of another */
	caller_must_fail(&c, 404, ERR_MISSING, "");

	assert_int_equal(caller_asks(&c, "GET", below(&c, &pair, "/papers?form=fy2025")), 200);
	assert_int_equal(caller_counts(&c, "items"), 1);
	same(caller_saw(&c, "items/0/id"), id);
	same(caller_saw(&c, "items/0/kind"), S("scan"));
	same(caller_saw(&c, "items/0/signatory"), S("山本"));
	assert_int_equal(caller_asks(&c, "GET", below(&c, &other, "/papers?form=fy2025")), 200);
	assert_int_equal(caller_counts(&c, "items"), 0);
	caller_takes(&c, SCOPE_WRITE);
	caller_asks(&c, "GET", at);
	caller_must_fail(&c, 403, ERR_DENIED, "");
	caller_close(&c);
}

static void keeping_a_file_is_an_act_of_its_own(void **state)
{
	(void)state;
	struct caller c;
	struct err e = { 0 };
	int64_t acts;
	caller_open_hospital(&c, WRITER);
	struct listed_pair pair = nth_pair(&c, 0);
	sends_file(&c, below(&c, &pair, "/papers?form=fy2025&file=a.txt&kind=attachment"), S("a"));
	assert_int_equal(c.v.status, 201);
	works(db_one_int(c.v.toy.w.db, &e, &acts, 0, "SELECT count(*) FROM journal j JOIN vendor_paper p ON p.act=j.id WHERE j.event='vendor.paper_kept'",
	                 NONE), e);
	assert_int_equal(acts, 1);
	assert_int_equal(caller_asks(&c, "GET", below(&c, &pair, "?form=fy2025")), 200);
	same(caller_saw(&c, "answered"), S("0")); /* a file is no answer */
	caller_close(&c);
}

static void a_file_is_refused_where_it_is_wrong(void **state)
{
	(void)state;
	static const struct {
		const char *query, *place;
	} refused[] = {
		{ "?form=fy2025&kind=scan", "file" },
		{ "?form=fy2025&file=a.pdf", "kind" },
		{ "?form=fy2025&file=a.pdf&kind=workbook", "kind" }, /* a workbook is taken, not only kept */
		{ "?form=fy1999&file=a.pdf&kind=scan", "form" },
		{ "?file=a.pdf&kind=scan", "form" },
		{ "?form=fy2025&file=a.pdf&kind=scan&signatory=" LONG, "signatory" },
		{ "?form=fy2025&file=a.pdf&kind=scan&x=1", "x" },
	};
	struct caller c;
	caller_open_hospital(&c, WRITER);
	struct listed_pair pair = nth_pair(&c, 0);
	const char *papers = below(&c, &pair, "/papers"), *good = below(&c, &pair, "/papers?form=fy2025&file=a.pdf&kind=scan");
	for (size_t i = 0; i < LENGTH(refused); i++) {
		sends_file(&c, caller_text(&c, arena_fmt(&c.v.arena, "%s%s", papers, refused[i].query)), S("%PDF-"));
		caller_must_blame(&c, refused[i].place);
	}
	caller_asks(&c, "POST", good, "", BYTES);
	caller_must_blame(&c, "");
	caller_asks(&c, "POST", good, "{}");
	caller_must_fail(&c, 415, ERR_USAGE, BYTES);
	sends_file(&c, NOBODY "/papers?form=fy2025&file=a.pdf&kind=scan", S("%PDF-"));
	caller_must_fail(&c, 404, ERR_MISSING, "");
	needs_scope_to_write(&c, good, "a", BYTES);
	assert_int_equal(caller_asks(&c, "GET", below(&c, &pair, "/papers?form=fy2025")), 200);
	assert_int_equal(caller_counts(&c, "items"), 0);
	caller_close(&c);
}

static void files_are_read_page_by_page(void **state)
{
	(void)state;
	static const char *const names[] = { "5", "4", "3", "2", "1" };
	struct caller c;
	size_t seen = 0;
	caller_open_hospital(&c, WRITER);
	struct listed_pair pair = nth_pair(&c, 0);
	for (size_t i = LENGTH(names); i--;) {
		sends_file(&c, caller_text(&c, arena_fmt(&c.v.arena, "%s/papers?form=fy2025&kind=attachment&file=%s", pair.path, names[i])), S("x"));
		assert_int_equal(c.v.status, 201);
	}
	for (const char *next = below(&c, &pair, "/papers?form=fy2025&limit=2"); *next; next = caller_text(&c, caller_saw(&c, "next"))) {
		assert_int_equal(caller_asks(&c, "GET", next), 200);
		for (size_t i = 0; i < caller_counts(&c, "items"); i++)
			same(caller_saw(&c, caller_text(&c, arena_fmt(&c.v.arena, "items/%zu/name", i))), str_of(names[seen++]));
	}
	assert_int_equal(seen, LENGTH(names));
	caller_close(&c);
}

/* ---- a workbook that came back */

#define CELL(column, text) "<c r=\"" column "\" t=\"inlineStr\"><is><t>" text "</t></is></c>"
#define SIGNED "<row r=\"1\">" CELL("A1", "回答者(部署・氏名)") CELL("B1", "保守部 見本花子") "</row>"
#define HEADS "<row r=\"3\">" CELL("A3", "回答") CELL("B3", "確認日") CELL("C3", "備考・契約の条項") CELL("D3", "記号") "</row>"
#define ROW(number, reply, day, note, key) \
	"<row r=\"" number "\">" CELL("A" number, reply) CELL("B" number, day) CELL("C" number, note) CELL("D" number, key) "</row>"
#define REPLIES HEADS ROW("4", "はい", "令和8年10月1日", "", "1-1") ROW("5", "", "", "", "2-2") ROW("6", "はい", "", "", "2-5") ROW("7", "契約により省略", "", "第12条", "2-3")

/* A workbook with a mark that names this pair; vendor "": without a mark. */
static str book_of(struct caller *c, const char *vendor, const char *system, const char *rows)
{
	struct arena *a = &c->v.arena;
	str mark = *vendor ? arena_fmt(a, "<row r=\"2\">" CELL("A2", "INRO-FORM form=mhlw.vendor.fy2025 vendor=%s system=%s") "</row>", vendor, system) : S("");
	return xlsx_rows(a, caller_text(c, arena_fmt(a, "%s%.*s%s", SIGNED, P(mark), rows)));
}

static void what_is_no_returned_workbook_is_refused(void **state)
{
	(void)state;
	struct caller c;
	caller_open_hospital(&c, WRITER);
	struct listed_pair pair = nth_pair(&c, 0), other = nth_pair(&c, 1);
	const str wrong[] = {
		S("\xff\xd8\xff"),
		book_of(&c, "", "", REPLIES),
		book_of(&c, "01a20132-0000-7000-8000-000000000000", "", REPLIES),
		book_of(&c, pair.vendor, pair.system, ""),
		book_of(&c, pair.vendor, pair.system, HEADS ROW("4", "たぶん", "2026-10-01", "", "1-1")), /* not one can be taken */
	};
	const struct {
		const char *query, *place;
	} refused[] = {
		{ "", "file" },
		{ "?file=a.xlsx&form=fy2025", "vendor" },
		{ "?file=a.xlsx&system=01a20132-0000-7000-8000-000000000000", "vendor" },
		{ "?file=a.xlsx&form=fy2025&vendor=01a20132-0000-7000-8000-000000000000", "vendor" },
		{ caller_text(&c, arena_fmt(&c.v.arena, "?file=a.xlsx&form=fy2025&vendor=%s&system=01a20132-0000-7000-8000-000000000000", pair.vendor)), "system" },
		{ caller_text(&c, arena_fmt(&c.v.arena, "?file=a.xlsx&vendor=%s", pair.vendor)), "form" }, /* this year's is not there yet */
		{ caller_text(&c, arena_fmt(&c.v.arena, "?file=a.xlsx&form=fy1999&vendor=%s", pair.vendor)), "form" },
		{ "?file=a.xlsx&signatory=" LONG, "signatory" },
	};
	for (size_t i = 0; i < LENGTH(wrong); i++) {
		sends_file(&c, TAKE "?file=a.xlsx", wrong[i]);
		caller_must_blame(&c, "");
	}
	str good = book_of(&c, pair.vendor, pair.system, REPLIES);
	for (size_t i = 0; i < LENGTH(refused); i++) {
		sends_file(&c, caller_text(&c, arena_fmt(&c.v.arena, TAKE "%s", refused[i].query)), good);
		caller_must_blame(&c, refused[i].place);
	}
	sends_file(&c, caller_text(&c, arena_fmt(&c.v.arena, TAKE "?file=a.xlsx&form=fy2025&vendor=%s&system=%s", other.vendor, other.system)), good);
	caller_must_fail(&c, 409, ERR_CONFLICT, "別の事業者");
	caller_asks(&c, "POST", TAKE "?file=a.xlsx", "{}");
	caller_must_fail(&c, 415, ERR_USAGE, BYTES);
	needs_scope_to_write(&c, TAKE "?file=a.xlsx", "x", BYTES);
	assert_int_equal(caller_asks(&c, "GET", below(&c, &pair, "?form=fy2025")), 200);
	same(caller_saw(&c, "answered"), S("0"));
	caller_close(&c);
}

static void a_returned_workbook_is_taken(void **state)
{
	(void)state;
	static const char *const outcomes[][3] = { { "4", "1-1", "taken" }, { "5", "2-2", "blank" }, { "6", "2-5", "refused" }, { "7", "2-3", "taken" } };
	struct caller c;
	caller_open_hospital(&c, WRITER);
	struct listed_pair pair = nth_pair(&c, 0);
	sends_file(&c, TAKE "?file=back.xlsx", book_of(&c, pair.vendor, pair.system, REPLIES));
	assert_int_equal(c.v.status, 200);
	same(caller_saw(&c, "form"), S("mhlw.vendor.fy2025"));
	same(caller_saw(&c, "vendor_id"), str_of(pair.vendor));
	same(caller_saw(&c, "system_id"), str_of(pair.system));
	same(caller_saw(&c, "signatory"), S("保守部 見本花子"));
	same(caller_saw(&c, "taken"), S("2"));
	same(caller_saw(&c, "refused"), S("1"));
	assert_int_equal(caller_counts(&c, "rows"), LENGTH(outcomes));
	for (size_t i = 0; i < LENGTH(outcomes); i++) {
		same(caller_saw(&c, caller_text(&c, arena_fmt(&c.v.arena, "rows/%zu/row", i))), str_of(outcomes[i][0]));
		same(caller_saw(&c, caller_text(&c, arena_fmt(&c.v.arena, "rows/%zu/item", i))), str_of(outcomes[i][1]));
		same(caller_saw(&c, caller_text(&c, arena_fmt(&c.v.arena, "rows/%zu/outcome", i))), str_of(outcomes[i][2]));
	}
	same(caller_saw(&c, "rows/0/why_ja"), S(""));
	assert_true(str_has(caller_saw(&c, "rows/2/why_ja"), S("確認した日付")));
	assert_true(str_has(caller_saw(&c, "rows/2/why_en"), S("day of the check")));
	assert_int_equal(caller_asks(&c, "GET", below(&c, &pair, "?form=fy2025")), 200);
	same(caller_saw(&c, "answered"), S("1"));
	same(caller_saw(&c, "skipped"), S("1"));
	assert_int_equal(caller_asks(&c, "GET", below(&c, &pair, "/papers?form=fy2025")), 200);
	same(caller_saw(&c, "items/0/kind"), S("workbook"));
	same(caller_saw(&c, "items/0/name"), S("back.xlsx"));
	same(caller_saw(&c, "items/0/signatory"), S("保守部 見本花子"));
	caller_close(&c);
}

static void a_workbook_without_a_mark_is_told_whose_it_is(void **state)
{
	(void)state;
	struct caller c;
	caller_open_hospital(&c, WRITER);
	struct listed_pair pair = nth_pair(&c, 0);
	sends_file(&c, caller_text(&c, arena_fmt(&c.v.arena, TAKE "?file=back.xlsx&form=fy2025&vendor=%s&system=%s&signatory=Yamamoto", pair.vendor, pair.system)),
	           book_of(&c, "", "", REPLIES));
	assert_int_equal(c.v.status, 200);
	same(caller_saw(&c, "vendor_id"), str_of(pair.vendor));
	same(caller_saw(&c, "taken"), S("2"));
	assert_int_equal(caller_asks(&c, "GET", below(&c, &pair, "/papers?form=fy2025")), 200);
	same(caller_saw(&c, "items/0/signatory"), S("Yamamoto"));
	caller_close(&c);
}

/* ---- a reply on paper */

#define SHEET(items) "{\"form\":\"fy2025\",\"signatory\":\"保守部 山本\",\"items\":[" items "]}"
#define YES(item) "{\"item\":\"" item "\",\"reply\":\"yes\",\"on\":\"2026-11-20\"}"

static void each_wrong_reply_is_named(void **state)
{
	(void)state;
	static const struct blamed refused[] = {
		{ "{}", "/items" },
		{ "{\"form\":\"fy2025\",\"items\":[" YES("1-1") "]}", "/signatory" },
		{ "{\"form\":\"fy2025\",\"signatory\":\" \",\"items\":[" YES("1-1") "]}", "/signatory" },
		{ "{\"form\":\"fy2025\",\"signatory\":\"" LONG "\",\"items\":[{\"item\":\"1-1\",\"reply\":\"yes\"}]}", "/signatory" },
		{ "{\"form\":\"fy2025\",\"signatory\":\"" LONG "\",\"items\":[{\"item\":\"1-1\",\"reply\":\"yes\"}]}", "/items/0/on" }, /* both are told */
		{ "{\"form\":\"fy1999\",\"signatory\":\"山本\",\"items\":[" YES("1-1") "]}", "/form" },
		{ "{\"signatory\":\"山本\",\"items\":[" YES("1-1") "]}", "/form" },
		{ SHEET(""), "/items" },
		{ SHEET(YES("1-1") ",{\"item\":\"2-2\"}"), "/items/1/reply" },
		{ SHEET(YES("1-1") ",{\"reply\":\"yes\"}"), "/items/1/item" },
		{ SHEET(YES("1-1") ",{\"item\":\"2-2\",\"reply\":\"はい\"}"), "/items/1/reply" },
		{ SHEET(YES("1-1") ",{\"item\":\"2-2\",\"reply\":\"yes\",\"on\":\"R8.11.20\"}"), "/items/1/on" },
		{ SHEET(YES("1-1") "," YES("99-9")), "/items/1/item" },
		{ SHEET(YES("1-1") "," YES("2-2") "," YES("1-1")), "/items/2/item" },
		{ SHEET(YES("1-1") ",{\"item\":\"2-2\",\"reply\":\"yes\"}"), "/items/1/on" },                          /* never filled in */
		{ SHEET(YES("1-1") ",{\"item\":\"2-2\",\"reply\":\"no\",\"on\":\"2026-11-23\"}"), "/items/1/on" },     /* tomorrow */
		{ SHEET(YES("1-1") ",{\"item\":\"2-3\",\"reply\":\"skip\",\"note\":\" \"}"), "/items/1/note" },        /* the clause */
		{ SHEET(YES("1-1") ",{\"item\":\"2-2\",\"reply\":\"yes\",\"on\":\"2026-11-20\",\"target\":\"2027-01-01\"}"), "/items/1" },
		{ SHEET("{\"item\":\"2-5\",\"reply\":\"yes\"},{\"item\":\"2-2\",\"reply\":\"yes\"}"), "/items/1/on" }, /* in the body's order */
		{ 0 },
	};
	struct caller c;
	caller_open_hospital(&c, WRITER);
	struct listed_pair pair = nth_pair(&c, 0);
	const char *path = below(&c, &pair, "/answers");
	caller_must_refuse(&c, &(const struct sent){ "POST", path }, refused);
	assert_int_equal(caller_counts(&c, "errors"), 2);
	same(caller_saw(&c, "errors/0/pointer"), S("#/items/0/on"));
	caller_asks(&c, "POST", NOBODY "/answers", SHEET(YES("1-1")));
	caller_must_fail(&c, 404, ERR_MISSING, "");
	needs_scope_to_write(&c, path, SHEET(YES("1-1")), NULL);
	assert_int_equal(caller_asks(&c, "GET", below(&c, &pair, "?form=fy2025")), 200);
	same(caller_saw(&c, "answered"), S("0")); /* of a sheet that was refused nothing stays */
	caller_close(&c);
}

static void a_paper_reply_is_entered_as_one_act(void **state)
{
	(void)state;
	struct caller c;
	struct err e = { 0 };
	int64_t acts;
	caller_open_hospital(&c, WRITER);
	struct listed_pair pair = nth_pair(&c, 0);
	assert_int_equal(caller_asks(&c, "POST", below(&c, &pair, "/answers"),
	                             SHEET(YES("1-1") ",{\"item\":\"2-4\",\"reply\":\"no\",\"on\":\"2026-11-20\",\"target\":\"2027-02-01\",\"note\":\"更新待ち\"},"
	                                   "{\"item\":\"2-3\",\"reply\":\"skip\",\"note\":\"第5条\"}")), 200);
	same(caller_saw(&c, "answered"), S("2"));
	same(caller_saw(&c, "skipped"), S("1"));
	works(db_one_int(c.v.toy.w.db, &e, &acts, 0, "SELECT count(*) FROM journal WHERE event='vendor.answered'", NONE), e);
	assert_int_equal(acts, 1);
	assert_int_equal(caller_asks(&c, "GET", below(&c, &pair, "?form=fy2025")), 200);
	for (size_t i = 0; i < caller_counts(&c, "items"); i++) {
		if (!str_eq(caller_saw(&c, caller_text(&c, arena_fmt(&c.v.arena, "items/%zu/key", i))), S("2-4")))
			continue;
		same(caller_saw(&c, caller_text(&c, arena_fmt(&c.v.arena, "items/%zu/answer/first", i))), S("no"));
		same(caller_saw(&c, caller_text(&c, arena_fmt(&c.v.arena, "items/%zu/answer/target_on", i))), S("2027-02-01"));
		same(caller_saw(&c, caller_text(&c, arena_fmt(&c.v.arena, "items/%zu/answer/note", i))), S("更新待ち"));
	}
	caller_asks(&c, "POST", below(&c, &pair, "/answers"), SHEET(YES("2-3"))); /* what was skipped takes no reply */
	caller_must_blame(&c, "/items/0");
	caller_close(&c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_file_that_came_is_kept),
		cmocka_unit_test(keeping_a_file_is_an_act_of_its_own),
		cmocka_unit_test(a_file_is_refused_where_it_is_wrong),
		cmocka_unit_test(files_are_read_page_by_page),
		cmocka_unit_test(what_is_no_returned_workbook_is_refused),
		cmocka_unit_test(a_returned_workbook_is_taken),
		cmocka_unit_test(a_workbook_without_a_mark_is_told_whose_it_is),
		cmocka_unit_test(each_wrong_reply_is_named),
		cmocka_unit_test(a_paper_reply_is_entered_as_one_act),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* kinds_test.c - each kind is described once, without contradiction, and knows the headers people use.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "engine/text.h"
#include "frame/import.h"
#include "ledger.h"
#include "toy.h"

#define NAMES_MAX 4000u

static const struct duty *const duties[] = { &ledger_duty, NULL };

/* -- the descriptions --------------------------------------------------------------------------------- */

static bool said(struct words w)
{
	return w.ja && *w.ja && w.en && *w.en;
}

static void every_word_stands_in_both_languages(void **state)
{
	(void)state;
	for (struct kinds k = kinds_of(duties); kinds_next(&k);) {
		assert_true(said(k.kind->words));
		assert_true(record_columns(k.kind) <= RECORD_COLUMNS_MAX);
		for (const struct column *c = k.kind->columns; c->name; c++) {
			assert_true(said(c->words));
			assert_true((c->type == COLUMN_CHOICE) == (c->choices != NULL));
			assert_true((c->type == COLUMN_LINK) == (c->link != NULL));
			for (const struct choice *choice = c->choices; choice && choice->code; choice++)
				assert_true(said(choice->words));
		}
	}
}

static void keys_and_links_name_what_is_there(void **state)
{
	(void)state;
	for (struct kinds k = kinds_of(duties); kinds_next(&k);) {
		for (const char *const *key = k.kind->keys; *key; key++)
			for (str rest = str_of(*key); rest.p;) {
				str column = str_cut(&rest, S(" "));
				if (record_column(k.kind, column) < 0 && !str_eq(column, S("scope")))
					fail_msg("%s has no column %.*s", k.kind->name, P(column));
			}
		for (const struct column *c = k.kind->columns; c->name; c++)
			if (c->link && !duty_kind(duties, str_of(c->link)))
				fail_msg("%s.%s links to no kind", k.kind->name, c->name);
		if (k.kind->also)
			assert_true(record_column(k.kind->also, str_of(k.kind->also_link)) >= 0);
	}
}

/* Texts that must be told apart, and whose each is. */
struct taken {
	str keys[NAMES_MAX];
	const char *owners[NAMES_MAX];
	size_t count;
};

/* Says who else has the key, NULL when nobody has. */
static const char *take(struct taken *t, str key, const char *owner)
{
	for (size_t i = 0; i < t->count; i++)
		if (str_eq(t->keys[i], key) && t->owners[i] != owner)
			return t->owners[i];
	assert_true(t->count < NAMES_MAX);
	t->keys[t->count] = key;
	t->owners[t->count++] = owner;
	return NULL;
}

static void take_name(struct arena *a, struct taken *t, const char *kind, const char *owner, str name,
                      str (*fold)(struct arena *, str))
{
	const char *other = take(t, fold(a, name), owner);
	if (other)
		fail_msg("%s: \"%.*s\" is both %s and %s", kind, P(name), other, owner);
}

static void take_names(struct arena *a, struct taken *t, const char *kind, const char *owner,
                       struct words words, const char *aliases, str (*fold)(struct arena *, str))
{
	str rest = str_of(aliases);
	take_name(a, t, kind, owner, str_of(owner), fold);
	take_name(a, t, kind, owner, str_of(words.ja), fold);
	take_name(a, t, kind, owner, str_of(words.en), fold);
	while (rest.p && rest.n)
		take_name(a, t, kind, owner, str_cut(&rest, S("|")), fold);
}

static void no_header_of_a_kind_means_two_columns(void **state)
{
	(void)state;
	static struct taken t;
	for (struct kinds k = kinds_of(duties); kinds_next(&k);) {
		auto_arena a = { 0 };
		t.count = 0;
		for (const struct column *c = k.kind->columns; c->name; c++)
			take_names(&a, &t, k.kind->name, c->name, c->words, c->aliases, text_key);
	}
}

static void no_word_of_a_choice_means_two_codes(void **state)
{
	(void)state;
	static struct taken t;
	for (struct kinds k = kinds_of(duties); kinds_next(&k);)
		for (const struct column *column = k.kind->columns; column->name; column++) {
			auto_arena a = { 0 };
			t.count = 0;
			for (const struct choice *c = column->choices; c && c->code; c++)
				take_names(&a, &t, column->name, c->code, c->words, c->aliases, text_fold);
		}
}

static bool has_column(struct arena *a, struct db *db, const char *kind, const char *column, const char *end)
{
	return db_has_column(db, str_of(kind), arena_fmt(a, "%s%s", column, end));
}

static void tables_are_what_is_described(void **state)
{
	(void)state;
	static const char *const ends[][3] = {
		[COLUMN_TEXT] = { NULL }, [COLUMN_LIST] = { NULL }, [COLUMN_DATE] = { "_from", "_to" },
		[COLUMN_CHOICE] = { "_code" }, [COLUMN_COUNT] = { "_number" }, [COLUMN_LINK] = { "_id" },
	};
	struct toy t;
	struct err e = { 0 };
	toy_open(&t, duties);
	for (struct kinds k = kinds_of(duties); kinds_next(&k);) {
		int64_t columns, described = 4; /* id, scope, act, gone */
		for (const struct column *c = k.kind->columns; c->name; c++) {
			assert_true(has_column(&t.arena, t.w.db, k.kind->name, c->name, ""));
			described++;
			for (const char *const *end = ends[c->type]; *end; end++, described++)
				assert_true(has_column(&t.arena, t.w.db, k.kind->name, c->name, *end));
		}
		works(db_one_int(t.w.db, &e, &columns, 0, "SELECT count(*) FROM pragma_table_info(?)",
		                 BIND(V(k.kind->name))), e);
		assert_int_equal(columns, described);
	}
	toy_close(&t);
}

static void checks_are_described_in_both_languages(void **state)
{
	(void)state;
	static struct taken names;
	for (struct checks c = checks_of(duties); checks_next(&c);) {
		const struct check *check = c.check;
		assert_true(said(check->title) && said(check->looks_at) && said(check->why));
		assert_null(take(&names, str_of(check->name), check->sql));
		for (const char *const *input = check->inputs; *input; input++)
			assert_non_null(duty_kind(duties, str_of(*input)));
		for (const struct reason *r = check->reasons; r->code; r++) {
			assert_true(said(r->words) && said(r->todo));
			assert_true(str_has(str_of(r->words.ja), S("%s")) ==
			            str_has(str_of(r->words.en), S("%s")));
		}
	}
}

/* What Inro never says: it looks, and people judge. */
static bool judges(struct words words)
{
	static const str never[] = { T("適合"), T("合格"), T("安全です"), T("問題ありません") };
	for (size_t i = 0; i < LENGTH(never); i++)
		if (str_has(str_of(words.ja), never[i]))
			return true;
	return false;
}

static void no_check_passes_judgement(void **state)
{
	(void)state;
	for (struct checks c = checks_of(duties); checks_next(&c);) {
		assert_false(judges(c.check->title) || judges(c.check->looks_at) || judges(c.check->why));
		for (const struct reason *r = c.check->reasons; r->code; r++)
			assert_false(judges(r->words) || judges(r->todo));
	}
}

static bool is_word(str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!((s.p[i] >= 'a' && s.p[i] <= 'z') || s.p[i] == '_'))
			return false;
	return s.n > 0;
}

static bool is_code(str word)
{
	for (struct kinds k = kinds_of(duties); kinds_next(&k);) {
		if (str_eq(str_of(k.kind->name), word))
			return true;
		for (const struct column *c = k.kind->columns; c->name; c++)
			if (c->choices && choice_of(c->choices, word))
				return true;
	}
	return false;
}

static bool is_reason(const struct check *check, str word)
{
	for (const struct reason *r = check->reasons; r->code; r++)
		if (str_eq(str_of(r->code), word))
			return true;
	return false;
}

/* A reason that the SQL gives and nobody explains would be silence. */
static void every_word_in_the_sql_is_a_reason_or_a_code(void **state)
{
	(void)state;
	static const str own[] = { T("ok"),  T("short"), T("unseen"), T("review"),        T("report"),
		                   T("all"), T("log"),   T("backup"), T("unknown") };
	for (struct checks c = checks_of(duties); checks_next(&c);)
		for (str rest = str_of(c.check->sql); rest.p;) {
			str_cut(&rest, S("'"));
			str word = rest.p ? str_cut(&rest, S("'")) : S("");
			bool known = !is_word(word) || is_reason(c.check, word) || is_code(word);
			for (size_t i = 0; i < LENGTH(own); i++)
				known |= str_eq(own[i], word);
			if (!known)
				fail_msg("%s: '%.*s' is neither a reason nor a code", c.check->name, P(word));
		}
}

/* -- headers people really use ------------------------------------------------------------------------ */

struct header {
	const char *kind, *header, *column; /* "software.version" where the other half of the row is meant */
};

static const struct header headers[] = {
	{ "device", "資産管理番号", "number" },
	{ "device", "管理Ｎｏ．", "number" },
	{ "device", "№", "number" },
	{ "device", "製造販売業者", "manufacturer" },
	{ "device", "型　式", "model" },
	{ "device", "機器名称", "model" },
	{ "device", "機器種別（サーバ/PC/NW）", "class" },
	{ "device", "ＯＳ", "os" },
	{ "device", "ﾌｧｰﾑｳｪｱﾊﾞｰｼﾞｮﾝ", "firmware" },
	{ "device", "製造番号(S/N)", "serial" },
	{ "device", "ＩＰｱﾄﾞﾚｽ", "ip" },
	{ "device", "MAC アドレス", "mac" },
	{ "device", "コンピューター名", "hostname" },
	{ "device", "ホスト名", "hostname" },
	{ "device", "設置フロア", "location" },
	{ "device", "設置部署", "location" },
	{ "device", "担当者", "users" },
	{ "device", "購入年月", "registered" },
	{ "device", "状態(使用中/停止中)", "status" },
	{ "device", "保守業者", "vendor" },
	{ "device", "リモートメンテナンスの有無", "remote" },
	{ "device", "EOL", "support_end" },
	{ "device", "ウィルス対策ソフト", "antivirus" },
	{ "device", "数量", "count" },
	{ "device", "特記事項", "note" },
	{ "device", "アプリケーション名", "software.name" },
	{ "device", "Ver.", "software.version" },
	{ "device", "Computer name", "hostname" },
	{ "device", "Control No.", "number" },
	{ "software", "コンピュータ名", "device" },
	{ "software", "DisplayVersion", "version" },
	{ "system", "二要素認証導入予定日", "mfa_plan" },
	{ "system", "ベンダー", "vendor" },
	{ "account", "利用者ID", "login" },
	{ "account", "氏名", "display" },
	{ "account", "最終ログイン日時", "last_used" },
	{ "account", "使用可否", "enabled" },
	{ "account", "SamAccountName", "login" },
	{ "person", "社員番号", "employee_no" },
	{ "person", "氏名（漢字）", "name" },
	{ "person", "所属", "department" },
	{ "person", "雇用形態", "employment" },
	{ "person", "退職年月日", "left" },
	{ "vendor", "会社名", "name" },
	{ "vendor", "ＴＥＬ", "phone" },
	{ "contract", "契約満了日", "ends" },
	{ "connection", "接続元制限", "source_limited" },
	{ "rule", "送信元アドレス", "source" },
	{ "service", "スタートアップの種類", "start" },
	{ "right", "職種・担当業務", "job" },
	{ "document", "原本保管場所", "original_at" },
	{ "policy", "USBメモリ制限", "removable_storage" },
	{ "host_state", "最終Windows Update", "patched" },
	{ "decision", "了承の期限", "accepted_until" },
};

static void headers_of_the_field_are_known(void **state)
{
	(void)state;
	struct toy t;
	toy_open(&t, duties);
	for (size_t i = 0; i < LENGTH(headers); i++) {
		struct err e = { 0 };
		struct import_result r;
		struct import_ask ask = { .kind = duty_kind(duties, str_of(headers[i].kind)), .file = S("x.csv"),
			                  .bytes = arena_fmt(&t.arena, "%s\nx\n", headers[i].header),
			                  .dry_run = true };
		works(import_run(&t.w, &ask, &r, &e), e);
		const struct import_column *c = &r.columns[0];
		str name = c->column ? str_of(c->column->name) : S("");
		if (c->kind != ask.kind && c->kind)
			name = arena_fmt(&t.arena, "%s.%.*s", c->kind->name, P(name));
		same(name, str_of(headers[i].column));
	}
	toy_close(&t);
}

static void a_running_number_is_no_control_number_beside_one(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	struct import_result r;
	toy_open(&t, duties);
	works(toy_import(&t, duty_kind(duties, S("device")), "台帳.csv",
	                 "No.,機種,管理番号,機器名,PC名\n1,OptiPlex,D7,受付PC,PC-7\n", &r, &e), e);
	same(toy_value(&t, duty_kind(duties, S("device")), "D7", "hostname"), S("PC-7"));
	same(toy_value(&t, duty_kind(duties, S("device")), "D7", "model"), S("OptiPlex"));
	assert_null(r.columns[0].column);
	toy_close(&t);
}

/* -- words people really use -------------------------------------------------------------------------- */

static const struct said {
	const char *kind, *column, *raw, *code;
} words[] = {
	{ "device", "class", "ｻｰﾊﾞ", "server" },
	{ "device", "class", "ノートＰＣ", "pc" },
	{ "device", "class", "L2スイッチ", "network" },
	{ "device", "class", "超音波診断装置", "medical" },
	{ "device", "class", "複合機", "other" },
	{ "device", "class", "ひみつ道具", "" },
	{ "device", "status", "稼働中", "in_use" },
	{ "device", "status", "予備機", "spare" },
	{ "device", "status", "リース返却", "disposed" },
	{ "device", "status", "Out of use", "stopped" },
	{ "device", "remote", "○", "yes" },
	{ "device", "remote", "無し", "no" },
	{ "device", "mds", "受領済み", "received" },
	{ "system", "mfa", "導入予定", "planned" },
	{ "account", "enabled", "停止中", "no" },
	{ "account", "enabled", "有効", "yes" },
	{ "account", "type", "業者", "vendor" },
	{ "account", "admin", "一般ユーザー", "no" },
	{ "person", "employment", "育休中", "leave" },
	{ "person", "employment", "パート", "part_time" },
	{ "person", "employment", "正職員", "employed" },
	{ "person", "employment", "退職", "left" },
	{ "connection", "type", "リモートメンテナンス", "remote_maintenance" },
	{ "rule", "action", "permit", "allow" },
	{ "service", "state", "実行中", "running" },
	{ "service", "start", "自動 (遅延開始)", "auto" },
	{ "right", "operation", "参照", "read" },
	{ "document", "type", "辞令", "appointment" },
	{ "document", "type", "緊急連絡網", "contact_chart" },
	{ "document", "type", "IT-BCP", "bcp" },
	{ "policy", "complexity", "英数字・記号混在", "full" },
	{ "policy", "complexity", "windows", "windows" },
	{ "policy", "removable_storage", "使用禁止", "denied" },
};

static void words_of_the_field_are_read(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	for (size_t i = 0; i < LENGTH(words); i++) {
		const struct record_kind *kind = duty_kind(duties, str_of(words[i].kind));
		const struct column *c = &kind->columns[record_column(kind, str_of(words[i].column))];
		same(column_read(&a, c, str_of(words[i].raw)).code, str_of(words[i].code));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_word_stands_in_both_languages),
		cmocka_unit_test(keys_and_links_name_what_is_there),
		cmocka_unit_test(no_header_of_a_kind_means_two_columns),
		cmocka_unit_test(no_word_of_a_choice_means_two_codes),
		cmocka_unit_test(tables_are_what_is_described),
		cmocka_unit_test(checks_are_described_in_both_languages),
		cmocka_unit_test(no_check_passes_judgement),
		cmocka_unit_test(every_word_in_the_sql_is_a_reason_or_a_code),
		cmocka_unit_test(headers_of_the_field_are_known),
		cmocka_unit_test(a_running_number_is_no_control_number_beside_one),
		cmocka_unit_test(words_of_the_field_are_read),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

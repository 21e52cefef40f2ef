/* gpresult.c - the policies in force on a computer as gpresult /h reports them, in Japanese and English.
 * SPDX-License-Identifier: Apache-2.0 */
#include "hostfacts.h"

#include "base/utf8.h"
#include "dump.h"
#include "html.h"
#include "names.h"
#include "policy.h"
#include "text.h"

/* The report has two halves; policies of the user half hold for that user alone. */
enum half { NEITHER, COMPUTER, USER, HALVES };

struct report {
	struct arena *a;
	struct book *b;
	struct names words; /* of the phrases below */
	enum half half;
	struct side {
		str cells[POLICY_COLUMNS];
		unsigned removable;
		uint32_t line; /* where the half begins; 0 when the report has none */
	} sides[HALVES];
};

/* A phrase of the report, and what to do with the row that begins with it. Japanese phrases have changed
 * between versions of Windows. They are compared by text_key(). */
struct phrase {
	str ja, ja_other, en;
	void (*take)(struct report *r, const struct phrase *p, const struct html_row *row);
	unsigned what; /* half, policy_column or removable */
};

static void take_heading(struct report *r, const struct phrase *p, const struct html_row *row)
{
	if (row->count != 1)
		return;
	r->half = p->what;
	if (!r->sides[r->half].line)
		r->sides[r->half].line = row->line;
}

/* "HOSPITAL\PC-001" is the computer PC-001; a user keeps the domain. */
static void take_name(struct report *r, const struct phrase *p, const struct html_row *row)
{
	if (row->count < 2)
		return;
	size_t slash = str_find(row->cells[1], S("\\"));
	bool domain_off = p->what == COMPUTER && slash < row->cells[1].n;
	str name = domain_off ? str_from(row->cells[1], slash + 1) : row->cells[1];
	r->sides[p->what].cells[POLICY_TARGET] = arena_copy(r->a, name);
}

static void note_unreadable(struct report *r, const struct html_row *row)
{
	book_note(r->a, r->b, "%u行目: 「%.*s」の値を読み取れないため、無いものとして扱います",
	          "line %u: the value of \"%.*s\" cannot be read and is passed over", row->line,
	          P(utf8_first(row->cells[0], 60)));
}

static void take_number(struct report *r, const struct phrase *p, const struct html_row *row)
{
	auto_arena scratch = { 0 };
	int64_t number;
	if (row->count < 2 || !dump_number(text_width(&scratch, row->cells[1]), &number))
		note_unreadable(r, row);
	else
		r->sides[r->half].cells[p->what] = policy_number(r->a, number);
}

/* "yes" or "no"; "" is noted. */
static str flag_of(struct report *r, const struct html_row *row)
{
	str flag = S("");
	if (row->count < 2 || !dump_flag(row->cells[1], &flag) || !flag.n)
		note_unreadable(r, row);
	return flag;
}

static void take_complexity(struct report *r, const struct phrase *p, const struct html_row *row)
{
	r->sides[r->half].cells[p->what] = policy_complexity(flag_of(r, row));
}

static void take_removable(struct report *r, const struct phrase *p, const struct html_row *row)
{
	str flag = flag_of(r, row);
	if (flag.n)
		r->sides[r->half].removable |= str_eq(flag, S("yes")) ? p->what : REMOVABLE_ALLOWED;
}

/* Newer reports say "Computer Details", older ones "Computer Configuration". */
static const struct phrase phrases[] = {
	{ T("コンピューターの詳細"), T("コンピューターの構成"), T("Computer Details"), take_heading, COMPUTER },
	{ T("コンピューターの構成の概要"), { 0 }, T("Computer Configuration Summary"), take_heading, COMPUTER },
	{ { 0 }, { 0 }, T("Computer Configuration"), take_heading, COMPUTER },
	{ T("ユーザーの詳細"), T("ユーザーの構成"), T("User Details"), take_heading, USER },
	{ T("ユーザーの構成の概要"), { 0 }, T("User Configuration Summary"), take_heading, USER },
	{ { 0 }, { 0 }, T("User Configuration"), take_heading, USER },
	{ T("コンピューター名"), { 0 }, T("Computer name"), take_name, COMPUTER },
	{ T("ユーザー名"), { 0 }, T("User name"), take_name, USER },
	{ T("パスワードの長さ"), T("最小パスワード長"), T("Minimum password length"), take_number, POLICY_MIN_LENGTH },
	{ T("複雑さの要件を満たす必要があるパスワード"), T("パスワードは、複雑さの要件を満たす必要がある"),
	  T("Password must meet complexity requirements"), take_complexity, POLICY_COMPLEXITY },
	{ T("パスワードの有効期間"), { 0 }, T("Maximum password age"), take_number, POLICY_MAX_AGE_DAYS },
	{ T("パスワードの履歴を記録する"), { 0 }, T("Enforce password history"), take_number, POLICY_HISTORY },
	{ T("アカウントのロックアウトのしきい値"), { 0 }, T("Account lockout threshold"), take_number,
	  POLICY_LOCKOUT_THRESHOLD },
	{ T("ロックアウト期間"), { 0 }, T("Account lockout duration"), take_number, POLICY_LOCKOUT_MINUTES },
	{ T("すべてのリムーバブル記憶域クラス: すべてのアクセスを拒否"), { 0 },
	  T("All Removable Storage classes: Deny all access"), take_removable, REMOVABLE_DENY_ALL },
	{ T("リムーバブル ディスク: 読み取りアクセス権の拒否"), { 0 }, T("Removable Disks: Deny read access"), take_removable,
	  REMOVABLE_DENY_READ },
	{ T("リムーバブル ディスク: 書き込みアクセス権の拒否"), { 0 }, T("Removable Disks: Deny write access"), take_removable,
	  REMOVABLE_DENY_WRITE },
	{ T("リムーバブル ディスク: 実行アクセス権の拒否"), { 0 }, T("Removable Disks: Deny execute access"), take_removable,
	  REMOVABLE_DENY_EXECUTE },
};

static void learn_phrases(struct report *r)
{
	for (size_t i = 0; i < LENGTH(phrases); i++) {
		const str words[] = { phrases[i].ja, phrases[i].ja_other, phrases[i].en };
		for (size_t w = 0; w < LENGTH(words); w++)
			if (words[w].n)
				names_put(&r->words, r->a, text_key(r->a, words[w]), i);
	}
}

static void take_row(struct report *r, const struct html_row *row)
{
	auto_arena scratch = { 0 };
	size_t at = names_find(&r->words, text_key(&scratch, row->cells[0]));
	if (at != NAME_NONE)
		phrases[at].take(r, &phrases[at], row);
}

static void take_rows(struct report *r, str text)
{
	struct html html = { .rest = text, .line = 1 };
	struct html_row row;
	for (bool more = true; more;) {
		auto_arena scratch = { 0 };
		html.a = &scratch;
		more = html_next(&html, &row);
		if (more)
			take_row(r, &row);
	}
}

/* A computer's half without any of these policies says that they are not set; a user's half says nothing. */
static void put_side(struct report *r, struct sheet *sheet, enum half half)
{
	struct side *side = &r->sides[half];
	unsigned removable = side->removable | (half == COMPUTER ? REMOVABLE_LOOKED : 0);
	side->cells[POLICY_SOURCE] = S("gpresult");
	side->cells[POLICY_REMOVABLE_STORAGE] = policy_removable(removable);
	side->cells[POLICY_NOTE] = policy_removable_note(r->a, removable);
	sheet_put(r->a, sheet, side->line, side->cells, POLICY_COLUMNS);
}

static void put_computer(struct report *r, struct sheet *sheet, str file)
{
	struct side *side = &r->sides[COMPUTER];
	if (!side->line) {
		book_note(r->a, r->b, "コンピューターの部分がありません。管理者として gpresult /h を実行し直してください",
		          "the report has no part for the computer: run gpresult /h again as an administrator");
		return;
	}
	if (!side->cells[POLICY_TARGET].n)
		side->cells[POLICY_TARGET] = dump_device(r->a, r->b, file);
	put_side(r, sheet, COMPUTER);
}

bool gpresult_is(str bytes)
{
	auto_arena a = { 0 };
	str head = dump_head(&a, bytes);
	return str_has(head, S("<html")) && (str_has(head, S("gpmc_")) || str_has(head, S("rsopheader")));
}

bool gpresult_read(struct arena *a, str bytes, str charset, str file, struct book *b, struct err *e)
{
	struct report r = { .a = a, .b = b };
	str text;
	if (!dump_text(a, bytes, charset, "gpresult", b, &text, e))
		return false;
	learn_phrases(&r);
	take_rows(&r, text);
	struct sheet *sheet = book_sheet(a, b, S("gpresult"), S("policy"), policy_header, POLICY_COLUMNS);
	put_computer(&r, sheet, file);
	if (r.sides[USER].removable)
		put_side(&r, sheet, USER);
	return true;
}

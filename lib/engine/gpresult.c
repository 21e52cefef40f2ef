/* gpresult.c - the policies in force on a computer as gpresult /h reports them, in Japanese and English.
 * SPDX-License-Identifier: Apache-2.0 */
#include "hostfacts.h"

#include "dump.h"
#include "html.h"
#include "policy.h"
#include "text.h"

/* The report has two halves; policies of the user half hold for that user alone. */
enum half { NEITHER, COMPUTER, USER, HALVES };

struct report {
	struct arena *a;
	struct book *b;
	enum half half;
	struct side {
		str cells[POLICY_COLUMNS];
		unsigned removable;
		uint32_t line; /* where the half begins; 0 when the report has none */
	} sides[HALVES];
};

/* Headings that begin a half: newer reports say "Computer Details", older ones "Computer Configuration". Folded. */
static const struct heading {
	str ja, en;
	enum half half;
} headings[] = {
	{ T("コンピューターの詳細"), T("computer details"), COMPUTER },
	{ T("コンピューターの構成"), T("computer configuration"), COMPUTER },
	{ T("コンピューターの構成の概要"), T("computer configuration summary"), COMPUTER },
	{ T("ユーザーの詳細"), T("user details"), USER },
	{ T("ユーザーの構成"), T("user configuration"), USER },
	{ T("ユーザーの構成の概要"), T("user configuration summary"), USER },
};

static const struct name_row {
	str ja, en;
	enum half half;
} name_rows[] = {
	{ T("コンピューター名"), T("computer name"), COMPUTER },
	{ T("ユーザー名"), T("user name"), USER },
};

/* The policies as Windows names them; a Japanese name has changed between versions. Folded. */
static const struct password_row {
	str ja, ja_other, en;
	enum policy_column column;
} password_rows[] = {
	{ T("パスワードの長さ"), T("パスワードの最小文字数"), T("minimum password length"), POLICY_MIN_LENGTH },
	{ T("複雑さの要件を満たす必要があるパスワード"), T("パスワードは、複雑さの要件を満たす必要がある"),
	  T("password must meet complexity requirements"), POLICY_COMPLEXITY },
	{ T("パスワードの有効期間"), T("パスワードの最大有効期間"), T("maximum password age"), POLICY_MAX_AGE_DAYS },
	{ T("パスワードの履歴を記録する"), T("パスワードの履歴を適用する"), T("enforce password history"), POLICY_HISTORY },
	{ T("アカウントのロックアウトのしきい値"), T("ロックアウトのしきい値"), T("account lockout threshold"),
	  POLICY_LOCKOUT_THRESHOLD },
	{ T("ロックアウト期間"), T("アカウントのロックアウト期間"), T("account lockout duration"), POLICY_LOCKOUT_MINUTES },
};

static const struct removable_row {
	str ja, en;
	enum removable denial;
} removable_rows[] = {
	{ T("すべてのリムーバブル記憶域クラス: すべてのアクセスを拒否"), T("all removable storage classes: deny all access"),
	  REMOVABLE_DENY_ALL },
	{ T("リムーバブル ディスク: 読み取りアクセス権の拒否"), T("removable disks: deny read access"), REMOVABLE_DENY_READ },
	{ T("リムーバブル ディスク: 書き込みアクセス権の拒否"), T("removable disks: deny write access"), REMOVABLE_DENY_WRITE },
	{ T("リムーバブル ディスク: 実行アクセス権の拒否"), T("removable disks: deny execute access"), REMOVABLE_DENY_EXECUTE },
};

static bool means(str folded, str ja, str en)
{
	auto_arena scratch = { 0 };
	return str_eq(folded, text_fold(&scratch, ja)) || str_eq(folded, en);
}

bool gpresult_is(str bytes)
{
	auto_arena a = { 0 };
	str head = dump_head(&a, bytes);
	return str_has(head, S("<html")) && (str_has(head, S("gpmc_")) || str_has(head, S("rsopheader")) ||
	                                     str_has(head, S("gposummary")));
}

static void take_heading(struct report *r, str folded, uint32_t line)
{
	for (size_t i = 0; i < LENGTH(headings); i++)
		if (means(folded, headings[i].ja, headings[i].en)) {
			r->half = headings[i].half;
			r->sides[r->half].line = r->sides[r->half].line ? r->sides[r->half].line : line;
		}
}

/* "HOSPITAL\PC-001" is the computer PC-001; a user keeps the domain. */
static void take_name(struct report *r, str folded, str value)
{
	for (size_t i = 0; i < LENGTH(name_rows); i++)
		if (means(folded, name_rows[i].ja, name_rows[i].en)) {
			size_t slash = str_find(value, S("\\"));
			bool computer = name_rows[i].half == COMPUTER && slash < value.n;
			r->sides[name_rows[i].half].cells[POLICY_TARGET] = computer ? str_from(value, slash + 1) : value;
		}
}

static bool flag_of(struct report *r, const struct html_row *row, str *flag)
{
	if (dump_flag(row->cells[1], flag) && flag->n)
		return true;
	book_note(r->a, r->b, "%u行目: 「%.*s」が有効か無効か読み取れません",
	          "line %u: it cannot be read whether \"%.*s\" is enabled", row->line, P(str_first(row->cells[0], 120)));
	return false;
}

static void take_password(struct report *r, str folded, const struct html_row *row)
{
	for (size_t i = 0; i < LENGTH(password_rows); i++) {
		const struct password_row *p = &password_rows[i];
		if (!means(folded, p->ja, p->en) && !means(folded, p->ja_other, p->en))
			continue;
		str *cell = &r->sides[r->half].cells[p->column], flag;
		int64_t number;
		if (p->column == POLICY_COMPLEXITY) {
			if (flag_of(r, row, &flag))
				*cell = policy_complexity(flag);
		} else if (dump_number(row->cells[1], &number)) {
			*cell = policy_number(r->a, number);
		}
	}
}

static void take_removable(struct report *r, str folded, const struct html_row *row)
{
	for (size_t i = 0; i < LENGTH(removable_rows); i++) {
		str flag;
		if (!means(folded, removable_rows[i].ja, removable_rows[i].en) || !flag_of(r, row, &flag))
			continue;
		bool on = str_eq(flag, S("yes"));
		r->sides[r->half].removable |= on ? removable_rows[i].denial : REMOVABLE_ALLOWED;
	}
}

static void take_row(struct report *r, const struct html_row *row)
{
	auto_arena scratch = { 0 };
	str folded = text_fold(&scratch, row->cells[0]);
	if (row->count == 1) {
		take_heading(r, folded, row->line);
	} else {
		take_name(r, folded, row->cells[1]);
		take_password(r, folded, row);
		take_removable(r, folded, row);
	}
}

/* A computer's half without any of these policies says that they are not set; a user's half says nothing. */
static void put_side(struct report *r, struct sheet *sheet, enum half half, str device)
{
	struct side *side = &r->sides[half];
	unsigned removable = side->removable | (half == COMPUTER ? REMOVABLE_LOOKED : 0);
	if (!side->line || (half == USER && !side->removable))
		return;
	if (!side->cells[POLICY_TARGET].n)
		side->cells[POLICY_TARGET] = device;
	side->cells[POLICY_SOURCE] = S("gpresult");
	side->cells[POLICY_REMOVABLE_STORAGE] = policy_removable(removable);
	side->cells[POLICY_NOTE] = policy_removable_note(r->a, removable);
	sheet_put(r->a, sheet, side->line, side->cells, POLICY_COLUMNS);
}

bool gpresult_read(struct arena *a, str bytes, str charset, str file, struct book *b, struct err *e)
{
	struct report r = { .a = a, .b = b };
	struct html html = { .a = a, .line = 1 };
	struct html_row row;
	if (!dump_text(a, bytes, charset, "gpresult", b, &html.rest, e))
		return false;
	while (html_next(&html, &row))
		take_row(&r, &row);
	struct sheet *sheet = book_sheet(a, b, S("gpresult"), S("policy"), policy_header, POLICY_COLUMNS);
	str device = r.sides[COMPUTER].cells[POLICY_TARGET].n ? S("") : dump_device(a, b, file);
	put_side(&r, sheet, COMPUTER, device);
	put_side(&r, sheet, USER, S(""));
	if (!r.sides[COMPUTER].line)
		book_note(a, b, "コンピューターの部分がありません。管理者として gpresult /h を実行し直してください",
		          "the report has no part for the computer: run gpresult /h again as an administrator");
	return true;
}

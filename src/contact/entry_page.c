/* entry_page.c - one entry of the chart: written from nothing, from a vendor of the ledger, corrected, moved, taken out.
 * SPDX-License-Identifier: Apache-2.0 */
#include "screens.h"

#include "entry.h"
#include "frame/import.h"
#include "frame/page.h"

#define VENDORS_MAX 300 /* to choose from */

/* ---- the form, made from the kind's table */

static const struct {
	const char *column;
	const char *type;
	struct words hint;
} looks[] = {
	{ "organization", NULL, { "院外なら会社や機関の名前、院内なら部署の名前", "outside: the company or body; inside: the department" } },
	{ "name", NULL, { "人の名前、または窓口の名前", "a person, or a desk" } },
	{ "occasion", "textarea", { "例: 電子カルテが動かない、個人情報が漏れたおそれがある", "such as: the chart system is down" } },
	{ "call_order", NULL, { "空欄なら、その段の最後に入ります", "when empty, it comes last in its stage" } },
	{ "phone", NULL, { "いくつかあるときは「、」で区切ります。内線は「内線 201」のように書きます", "several are cut at commas" } },
	{ "mail", "email", { "", "" } },
	{ "vendor", NULL, { "台帳にある事業者名を書くと、つながります", "the vendor's name as in the ledger" } },
	{ "person", NULL, { "職員名簿にある氏名か職員番号を書くと、つながります", "name or number as on the staff list" } },
	{ "note", "textarea", { "受付時間、契約番号など", "hours, contract number and so on" } },
};

static struct input input_of(const struct column *c, str value)
{
	struct input input = { .name = c->name, .label = c->words, .hint = { "", "" }, .value = value };
	for (size_t i = 0; i < LENGTH(looks); i++)
		if (str_eq(str_of(looks[i].column), str_of(c->name))) {
			input.type = looks[i].type;
			input.hint = looks[i].hint;
		}
	return input;
}

/* What was written by hand or came from a file may be none of the choices; it stays as it is. */
static void put_role(struct visit *v, const struct column *c, str value)
{
	struct select_option options[32];
	size_t n = 0;
	str code = column_read(v->w.arena, c, value).code;
	for (; c->choices[n].code && n < LENGTH(options); n++)
		options[n] = (struct select_option){ str_of(c->choices[n].words.ja), work_words(&v->w, c->choices[n].words) };
	const struct choice *chosen = code.n ? choice_of(c->choices, code) : NULL;
	form_select(v, c->name, c->words, options, n, chosen ? str_of(chosen->words.ja) : value, true);
}

static void put_fields(struct visit *v, const struct record *r)
{
	for (size_t i = 0; contact_kind.columns[i].name; i++) {
		const struct column *c = &contact_kind.columns[i];
		if (c->type == COLUMN_CHOICE) {
			put_role(v, c, r->values[i]);
			continue;
		}
		struct input input = input_of(c, r->values[i]);
		form_input(v, &input);
	}
}

static bool take_fields(struct visit *v, struct record *r, struct err *e)
{
	for (size_t i = 0; contact_kind.columns[i].name; i++)
		if (!record_put(v->w.arena, &contact_kind, r, i, str_trim(visit_form(v, contact_kind.columns[i].name)), e))
			return false;
	if (r->values[record_column(&contact_kind, S("organization"))].n || r->values[record_column(&contact_kind, S("name"))].n)
		return true;
	return err_set(e, ERR_INPUT, "組織か名前のどちらかを書いてください", "write an organisation or a name");
}

/* ---- one that is new */

static bool vendors(struct visit *v, struct select_option *options, size_t *count, struct err *e)
{
	*count = 0;
	auto_rows rows = db_ask(v->w.db, e, "SELECT id, name FROM vendor_now n WHERE NOT EXISTS (SELECT 1 FROM contact_now c WHERE c.vendor_id=n.id) "
	                        "ORDER BY name LIMIT ?", BIND(V(VENDORS_MAX)));
	while (rows_next(&rows) && *count < VENDORS_MAX)
		options[(*count)++] = (struct select_option){ arena_copy(v->w.arena, rows_str(&rows, 0)), arena_copy(v->w.arena, rows_str(&rows, 1)) };
	return rows_done(&rows);
}

static bool put_vendors(struct visit *v, struct err *e)
{
	struct select_option *options = arena_array(v->w.arena, struct select_option, VENDORS_MAX);
	size_t count;
	str role = visit_query(v, "role");
	if (role.n && !str_eq(role, S("vendor")))
		return true;
	if (!vendors(v, options, &count, e))
		return false;
	if (!count)
		return true;
	html(v, "<form class=\"filter\" method=\"get\" action=\"/contacts/new\">");
	form_select(v, "from", (struct words){ "台帳の事業者から", "From the vendors of the ledger" }, options, count, visit_query(v, "from"), true);
	html(v, "<button class=\"quiet\">{}</button></form>", work_word(&v->w, "番号などを写す", "Copy its numbers"));
	return true;
}

static void put_value(struct visit *v, struct record *r, const char *column, str value)
{
	record_set(v->w.arena, &contact_kind, r, (size_t)record_column(&contact_kind, str_of(column)), arena_copy(v->w.arena, value));
}

static void put_choice(struct visit *v, struct record *r, str code)
{
	const struct choice *role = choice_of(contact_roles, code);
	put_value(v, r, "role", str_of(role ? role->words.ja : ""));
}

static bool copy_vendor(struct visit *v, struct record *r, str id, struct err *e)
{
	static const char *const columns[] = { "organization", "name", "phone", "fax", "mail", "vendor" };
	auto_rows rows = db_ask(v->w.db, e, "SELECT name, contact, phone, fax, mail, name FROM vendor_now WHERE id=?", BIND(V(id)));
	if (!rows_next(&rows))
		return rows_done(&rows);
	for (size_t i = 0; i < LENGTH(columns); i++)
		put_value(v, r, columns[i], rows_str(&rows, (int)i));
	put_choice(v, r, S("vendor"));
	return true;
}

/* What bodies are called where it is the same for everybody; never a number. */
static void suggest(struct visit *v, struct record *r, str role)
{
	static const struct {
		const char *role, *organization, *occasion;
	} rows[] = {
		{ "mhlw", "厚生労働省", "サイバー攻撃を受けた(疑いを含む)、診療に影響が出た、情報が漏れたおそれがある" },
		{ "police", "", "サイバー攻撃を受けた、身代金を求められた" },
		{ "prefecture", "", "診療に影響が出た、サイバー攻撃を受けた" },
		{ "ppc", "個人情報保護委員会", "患者や職員の個人情報が漏れた(おそれを含む)" },
		{ "vendor", "", "システムの異常に気づいた" },
	};
	put_choice(v, r, role);
	for (size_t i = 0; i < LENGTH(rows); i++)
		if (str_eq(role, str_of(rows[i].role))) {
			put_value(v, r, "organization", str_of(rows[i].organization));
			put_value(v, r, "occasion", str_of(rows[i].occasion));
		}
}

static bool put_new(struct visit *v, const struct record *r, const struct err *problem, struct err *e)
{
	page_open(v, work_words(&v->w, v->route->title));
	if (problem)
		page_error(v, problem);
	if (!put_vendors(v, e))
		return false;
	form_open(v, S("/contacts/new"));
	put_fields(v, r);
	form_submit(v, (struct words){ "加える", "Add" });
	form_close(v);
	html(v, "<p><a href=\"/contacts\">{}</a></p>", work_word(&v->w, "加えずに連絡体制図へ戻る", "Back to the contact chart without adding"));
	page_close(v);
	return true;
}

bool entry_new_page(struct visit *v, struct err *e)
{
	struct record r = record_blank(v->w.arena, &contact_kind);
	suggest(v, &r, visit_query(v, "role"));
	return copy_vendor(v, &r, visit_query(v, "from"), e) && put_new(v, &r, NULL, e);
}

bool entry_new_act(struct visit *v, struct err *e)
{
	struct record r = record_blank(v->w.arena, &contact_kind);
	struct err problem = { 0 };
	struct id act;
	if (!take_fields(v, &r, &problem))
		return put_new(v, &r, &problem, e);
	return record_write(&v->w, &contact_kind, NULL, &r, &act, e) && visit_done(v, S("/contacts"), &act);
}

/* ---- one that is there */

static bool read_entry(struct visit *v, struct record *r, struct err *e)
{
	return record_get(v->w.db, v->w.arena, &contact_kind, visit_word(v, "id"), r, e);
}

static void put_links(struct visit *v, const struct record *r)
{
	for (size_t i = 0; contact_kind.columns[i].name; i++)
		if (r->links[i].n)
			html(v, "<p><a href=\"{}\">{}</a></p>", url(v, "/ledger/{}/{}", contact_kind.columns[i].link, r->links[i]),
			     work_fmt(&v->w, "%sの記録を開く: %.*s", "Open the %s: %.*s", work_say(&v->w, contact_kind.columns[i].words), P(r->values[i])));
}

static bool put_entry(struct visit *v, const struct record *r, const struct err *problem)
{
	page_open(v, work_words(&v->w, v->route->title));
	if (problem)
		page_error(v, problem);
	if (r->gone)
		page_notice(v, TONE_WARN, work_word(&v->w, "この連絡先は、連絡体制図から外されています。保存すると戻ります。",
		                                   "This contact was taken out of the chart; saving brings it back."));
	put_links(v, r);
	form_open(v, url(v, "/contacts/{}", r->id));
	put_fields(v, r);
	form_submit(v, (struct words){ "保存する", "Save" });
	form_close(v);
	html(v, "<div class=\"actions\">");
	if (!r->gone)
		form_button(v, url(v, "/contacts/{}/drop", r->id), (struct words){ "連絡体制図から外す", "Take out of the chart" }, TONE_BAD);
	html(v, "<a href=\"/contacts\">{}</a></div>", work_word(&v->w, "保存せずに連絡体制図へ戻る", "Back to the contact chart without saving"));
	page_close(v);
	return true;
}

bool entry_page(struct visit *v, struct err *e)
{
	struct record r;
	return read_entry(v, &r, e) && put_entry(v, &r, NULL);
}

bool entry_act(struct visit *v, struct err *e)
{
	struct record was;
	struct err problem = { 0 };
	struct id act;
	if (!read_entry(v, &was, e))
		return false;
	struct record now = record_copy(v->w.arena, &contact_kind, &was);
	now.gone = false;
	if (!take_fields(v, &now, &problem))
		return put_entry(v, &now, &problem);
	return record_write(&v->w, &contact_kind, &was, &now, &act, e) && visit_done(v, S("/contacts"), &act);
}

bool entry_drop_act(struct visit *v, struct err *e)
{
	struct record was;
	struct id act;
	if (!read_entry(v, &was, e))
		return false;
	struct record now = record_copy(v->w.arena, &contact_kind, &was);
	now.gone = true;
	return record_write(&v->w, &contact_kind, &was, &now, &act, e) && visit_done(v, S("/contacts"), &act);
}

static bool move(struct visit *v, bool up, struct err *e)
{
	struct id act;
	return chart_move(&v->w, visit_word(v, "id"), up, &act, e) && visit_done(v, S("/contacts"), &act);
}

bool entry_up_act(struct visit *v, struct err *e)
{
	return move(v, true, e);
}

bool entry_down_act(struct visit *v, struct err *e)
{
	return move(v, false, e);
}

/* vendor_link.c - making links, finding them by their secret, ending them.
 * SPDX-License-Identifier: Apache-2.0 */
#include "vendor_link.h"

#include "base/random.h"
#include "base/seal.h"
#include "frame/facility.h"

#define SETTING "vendor_link"
#define SHOWN_MAX 200 /* links listed */

bool vendor_link_tables(struct db *db, struct err *e)
{
	return db_table(db, e, S("vendor_link"),
	                S("id TEXT PRIMARY KEY, digest TEXT NOT NULL UNIQUE, form TEXT NOT NULL, vendor TEXT NOT NULL, "
	                  "system TEXT NOT NULL, made_by TEXT NOT NULL, made_at TEXT NOT NULL, expires_on TEXT NOT NULL, "
	                  "revoked INTEGER NOT NULL, opened_at TEXT NOT NULL, submitted_at TEXT NOT NULL, act TEXT NOT NULL")) &&
	       vendor_draft_tables(db, e);
}

/* ---- the switch */

bool vendor_link_is_on(struct work *w, bool *on, struct err *e)
{
	str value;
	if (!facility_get(w, SETTING, &value, e))
		return false;
	*on = str_eq(value, S("on"));
	return true;
}

static bool put_switch(struct work *w, bool on, struct err *e)
{
	bool was;
	enum event event = on ? EVENT_VENDOR_LINK_ON : EVENT_VENDOR_LINK_OFF;
	return vendor_link_is_on(w, &was, e) &&
	       (was == on || (facility_set(w, SETTING, on ? S("on") : S("off"), e) &&
	                      journal_add(w->db, clock_now(w->clock), w->who, event, S(""), S(""), NULL, e)));
}

bool vendor_link_switch(struct work *w, bool on, struct err *e)
{
	return db_begin(w->db, e) && db_end(w->db, put_switch(w, on, e), e);
}

/* ---- reading */

const struct words vendor_link_state_words[VENDOR_LINK_STATES] = {
	[VENDOR_LINK_OPEN] = { "使えます", "open" },
	[VENDOR_LINK_SUBMITTED] = { "提出済", "submitted" },
	[VENDOR_LINK_EXPIRED] = { "期限切れ", "expired" },
	[VENDOR_LINK_REVOKED] = { "取り消し済み", "revoked" },
};

#define LINKS                                                                                                  \
	"SELECT l.id, l.form, l.vendor, l.system, coalesce(v.name,''), coalesce(s.name,''), l.made_by, l.made_at, "  \
	"l.opened_at, l.submitted_at, l.act, l.expires_on, l.revoked FROM vendor_link l LEFT JOIN vendor v ON "      \
	"v.id=l.vendor LEFT JOIN system s ON s.id=l.system "
enum { AT_EXPIRES = 11, AT_REVOKED };

static enum vendor_link_state state_of(struct work *w, const struct vendor_link *link, bool revoked)
{
	if (revoked)
		return VENDOR_LINK_REVOKED;
	if (day_order(link->expires_on, work_today(w)) < 0)
		return VENDOR_LINK_EXPIRED;
	return link->submitted_at.n ? VENDOR_LINK_SUBMITTED : VENDOR_LINK_OPEN;
}

static struct vendor_link link_of(struct work *w, const struct rows *rows)
{
	struct vendor_link l = { 0 };
	str *const fields[] = { &l.id,      &l.form,    &l.vendor,    &l.system,       &l.vendor_name, &l.system_name,
		                &l.made_by, &l.made_at, &l.opened_at, &l.submitted_at, &l.act };
	for (size_t i = 0; i < LENGTH(fields); i++)
		*fields[i] = arena_copy(w->arena, rows_str(rows, (int)i));
	day_read(rows_str(rows, AT_EXPIRES), &l.expires_on);
	l.state = state_of(w, &l, rows_int(rows, AT_REVOKED) != 0);
	return l;
}

static str digest_of_secret(struct work *w, str secret)
{
	return digest_hex(w->arena, digest_of(secret));
}

/* Whatever the reason, the same is asked and the same is said. */
bool vendor_link_find(struct work *w, str secret, struct vendor_link *link, struct err *e)
{
	bool on, found = false;
	if (!vendor_link_is_on(w, &on, e))
		return false;
	auto_rows rows = db_ask(w->db, e, LINKS "WHERE l.digest=?", BIND(V(digest_of_secret(w, secret))));
	*link = (struct vendor_link){ .state = VENDOR_LINK_REVOKED };
	if (rows_next(&rows))
		*link = link_of(w, &rows);
	if (!rows_done(&rows))
		return false;
	found = on && (link->state == VENDOR_LINK_OPEN || link->state == VENDOR_LINK_SUBMITTED);
	return found || err_set(e, ERR_MISSING, "このページはありません。アドレスを確かめるか、リンクを渡した医療機関に問い合わせてください",
	                        "there is no such page; check the address, or ask the facility that gave it to you");
}

bool vendor_link_get(struct work *w, str id, struct vendor_link *link, struct err *e)
{
	auto_rows rows = db_ask(w->db, e, LINKS "WHERE l.id=?", BIND(V(id)));
	if (!rows_next(&rows))
		return rows_done(&rows) && err_set(e, ERR_MISSING, "このリンクはありません", "there is no such link");
	*link = link_of(w, &rows);
	return true;
}

bool vendor_link_all(struct work *w, str vendor, str system, struct vendor_link **list, size_t *count, struct err *e)
{
	size_t room = 0;
	*list = NULL;
	*count = 0;
	auto_rows rows = db_ask(w->db, e, LINKS "WHERE ?1='' OR (l.vendor=?1 AND l.system=?2) ORDER BY l.id DESC LIMIT ?3",
	                        BIND(V(vendor), V(system), V(SHOWN_MAX)));
	while (rows_next(&rows)) {
		arena_grow(w->arena, *list, *count, room);
		(*list)[(*count)++] = link_of(w, &rows);
	}
	return rows_done(&rows);
}

/* ---- making and ending */

static bool link_fits(struct work *w, struct day expires_on, struct err *e)
{
	bool on;
	if (!vendor_link_is_on(w, &on, e))
		return false;
	if (!on)
		return err_set(e, ERR_CONFLICT, "回答用リンクは使わない設定になっています", "links are switched off");
	if (!expires_on.year || day_order(expires_on, work_today(w)) < 0 ||
	    day_order(expires_on, day_add(work_today(w), VENDOR_LINK_DAYS_MAX)) > 0)
		return err_set(e, ERR_INPUT, "リンクの期限は、今日から %d 日以内の日付にしてください", "the last day of the link is within %d days from today",
		               VENDOR_LINK_DAYS_MAX);
	return true;
}

static bool add_link(struct work *w, const struct vendor_pair *pair, struct day expires_on, str secret, struct err *e)
{
	int64_t now = clock_now(w->clock);
	struct id act, id = id_new(now);
	return journal_add(w->db, now, w->who, EVENT_VENDOR_LINK_MADE, pair->vendor_name, S(""), &act, e) &&
	       db_do(w->db, e,
	             "INSERT INTO vendor_link (id, digest, form, vendor, system, made_by, made_at, expires_on, revoked, opened_at, "
	             "submitted_at, act) VALUES (?,?,?,?,?,?,?,?,0,'','','')",
	             BIND(V(id_str(&id)), V(digest_of_secret(w, secret)), V(pair->form->id), V(pair->vendor), V(pair->system),
	                  V(w->who), V(instant_iso(w->arena, now)), V(day_iso(w->arena, expires_on)))) &&
	       vendor_ask_put(w, pair, expires_on, S("link"), e);
}

bool vendor_link_make(struct work *w, const struct vendor_pair *pair, struct day expires_on, str *secret, struct err *e)
{
	*secret = random_text(w->arena);
	return link_fits(w, expires_on, e) && db_begin(w->db, e) && db_end(w->db, add_link(w, pair, expires_on, *secret, e), e);
}

static bool revoke(struct work *w, str id, struct err *e)
{
	str vendor;
	if (!db_one_str(w->db, w->arena, e, &vendor,
	                "SELECT coalesce(v.name,'?') FROM vendor_link l LEFT JOIN vendor v ON v.id=l.vendor WHERE l.id=?", BIND(V(id))))
		return false;
	if (!vendor.n)
		return err_set(e, ERR_MISSING, "このリンクはありません", "there is no such link");
	return db_do(w->db, e, "UPDATE vendor_link SET revoked=1 WHERE id=?", BIND(V(id))) &&
	       journal_add(w->db, clock_now(w->clock), w->who, EVENT_VENDOR_LINK_REVOKED, vendor, S(""), NULL, e);
}

bool vendor_link_revoke(struct work *w, str id, struct err *e)
{
	return db_begin(w->db, e) && db_end(w->db, revoke(w, id, e), e);
}

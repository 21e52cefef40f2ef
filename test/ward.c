/* ward.c - the made-up checks, contracts and documents.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "ward.h"

#include "checklist/checklist.h"
#include "ledger/kinds.h"

static const char *const seen_inputs[] = { "sight", NULL };
static const char *const no_inputs[] = { NULL };
static const char *const staff_inputs[] = { "person", NULL };

static const struct reason reasons[] = {
	{ "bad", { "%sが足りません", "%s is missing" }, { "書き足す", "fill it in" }, SEVERITY_HIGH },
	{ "worse", { "%sが外から見えます", "%s can be seen from outside" }, { "閉じる", "close it" }, SEVERITY_URGENT },
	{ "blind", { "%sは未確認です", "%s were not looked at" }, { "取り込む", "import them" }, SEVERITY_LOW },
	{ "not_yet", { "まだ測れません", "cannot be measured yet" }, { "待つ", "wait" }, SEVERITY_LOW },
	{ 0 },
};

#define CHECK(of, given, days)                                                                                \
	{ .name = of, .title = { "点検 " of, "check " of }, .looks_at = { "試験", "test" }, .why = { "試験", "test" },    \
	  .inputs = given, .fresh_days = days, .reasons = reasons,                                              \
	  .sql = "SELECT id, label, grp, state, reason, detail, seen FROM sight WHERE name='" of "' ORDER BY id" }

/* Nothing can look at it yet. */
#define LATER(of)                                                                                             \
	{ .name = of, .title = { "点検 " of, "check " of }, .inputs = no_inputs, .reasons = reasons,                    \
	  .sql = "SELECT '" of "' AS id, '', '', 'unseen', 'not_yet', '', ''" }

static const struct check all[] = {
	CHECK("ledger.device_incomplete", seen_inputs, 0),
	CHECK("ledger.device_unclassified", seen_inputs, 0),
	CHECK("ledger.device_number_repeated", seen_inputs, 0),
	CHECK("ledger.device_row_for_many", seen_inputs, 0),
	CHECK("ledger.group_missing", seen_inputs, 0),
	CHECK("ledger.review", seen_inputs, 0),
	CHECK("ledger.support_ended", seen_inputs, 0),
	CHECK("remote.path_without_device", seen_inputs, 0),
	CHECK("remote.vendor_answer", seen_inputs, 0),
	CHECK("mdssds.received", seen_inputs, 0),
	CHECK("account.unneeded", seen_inputs, 30),
	CHECK("account.system_not_seen", seen_inputs, 0),
	CHECK("account.admin_unlisted", staff_inputs, 0),
	CHECK("right.missing", seen_inputs, 0),
	CHECK("patch.host", seen_inputs, 30),
	CHECK("net.open_rule", seen_inputs, 0),
	CHECK("net.device_not_seen", seen_inputs, 0),
	CHECK("net.connection_open", seen_inputs, 0),
	CHECK("vpn.account_unused", seen_inputs, 0),
	CHECK("service.unneeded", seen_inputs, 0),
	CHECK("service.device_not_seen", seen_inputs, 0),
	CHECK("password.policy", seen_inputs, 0),
	CHECK("password.policy_not_seen", seen_inputs, 0),
	CHECK("password.never_expires", seen_inputs, 0),
	CHECK("password.factory", seen_inputs, 0),
	CHECK("usb.policy", seen_inputs, 0),
	CHECK("mfa.system", seen_inputs, 0),
	CHECK("document.appointment", seen_inputs, 0),
	CHECK("document.contact_chart", seen_inputs, 0),
	CHECK("document.bcp", seen_inputs, 0),
	CHECK("document.rules", seen_inputs, 0),
	CHECK("document.restore_drill", seen_inputs, 0),
	CHECK("document.backup_plan", seen_inputs, 0),
	CHECK("document.log_review", seen_inputs, 0),
	CHECK("document.network_diagram", seen_inputs, 0),
	CHECK("document.reuse_rule", seen_inputs, 0),
	CHECK("contact.confirmed", seen_inputs, 0),
	CHECK("contact.required_missing", seen_inputs, 0),
	LATER("log.measured"),
	LATER("backup.measured"),
	LATER("vuln.known"),
	LATER("vuln.support_ended"),
};

static const struct check *checks[LENGTH(all) + 1];

static bool tables(struct db *db, struct err *e)
{
	return db_table(db, e, S("sight"), S("name TEXT, id TEXT, label TEXT, grp TEXT, state TEXT, reason TEXT, detail TEXT, "
	                                     "seen TEXT, gone TEXT"));
}

static const struct duty ward_duty = {
	.name = "ward",
	.words = { "病棟", "ward" },
	.kinds = (const struct record_kind *const[]){ &vendor_kind, &system_kind, &person_kind, &contract_kind, &document_kind,
	                                              NULL },
	.checks = checks,
	.tables = tables,
};
const struct duty *const ward_duties[] = { &ward_duty, &checklist_duty, NULL };

void ward_measured(struct toy *t)
{
	for (size_t i = 0; i < LENGTH(all); i++)
		checks[i] = &all[i];
	/* Of no check: it only says that the input is there. */
	WARD_SEES(t, { "", "", "", "", "", "", "", "" });
}

void ward_open(struct toy *t)
{
	toy_open(t, ward_duties);
	ward_measured(t);
}

void ward_see(struct toy *t, const struct ward_sight *sights, size_t count)
{
	struct err e = { 0 };
	for (size_t i = 0; i < count; i++) {
		const struct ward_sight *s = &sights[i];
		works(db_do(t->w.db, &e, "INSERT INTO sight (name, id, label, grp, state, reason, detail, seen) VALUES (?,?,?,?,?,?,?,?)",
		            BIND(V(s->check), V(s->id), V(s->label), V(s->group), V(s->state), V(s->reason ? s->reason : ""),
		                 V(s->detail ? s->detail : ""), V(s->seen ? s->seen : ""))), e);
	}
}

static void set(const struct record_kind *kind, struct record *r, const char *column, const char *value)
{
	r->values[record_column(kind, str_of(column))] = str_of(value);
}

static void write_record(struct toy *t, const struct record_kind *kind, struct record *r)
{
	struct err e = { 0 };
	struct id act;
	works(record_write(&t->w, kind, NULL, r, &act, &e), e);
}

void ward_contract(struct toy *t, const char *subject, const char *starts, const char *ends)
{
	struct record r = record_blank(&t->arena, &contract_kind);
	set(&contract_kind, &r, "subject", subject);
	set(&contract_kind, &r, "starts", starts);
	set(&contract_kind, &r, "ends", ends);
	write_record(t, &contract_kind, &r);
}

void ward_document(struct toy *t, const char *type, const char *title, const char *dated, const char *original_at)
{
	struct record r = record_blank(&t->arena, &document_kind);
	set(&document_kind, &r, "type", type);
	set(&document_kind, &r, "title", title);
	set(&document_kind, &r, "dated", dated);
	set(&document_kind, &r, "original_at", original_at);
	write_record(t, &document_kind, &r);
}

bool ward_run(struct toy *t, const char *const *words, struct err *e)
{
	struct arguments args = { 0 };
	char *typed[ARGUMENT_WORDS_MAX];
	int count = 0;
	const struct command *c = duty_command(t->w.duties, str_of(*words));
	assert_non_null(c);
	while (words[count + 1]) {
		typed[count] = arena_text(&t->arena, str_of(words[count + 1]));
		count++;
	}
	buf_cut(&t->out, 0);
	buf_cut(&t->aside, 0);
	*e = (struct err){ 0 };
	return command_arguments(c, count, typed, &args, e) && c->run(&t->w, &args, e);
}

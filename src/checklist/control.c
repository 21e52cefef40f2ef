/* control.c - reading the catalogue of controls.
 * SPDX-License-Identifier: Apache-2.0 */
#include "control.h"

#include "base/data.h"
#include "strict.h"

#include <pthread.h>

static const struct unit units[] = {
	{ "device", { "", "devices" }, "device", "台", .head = { "機器", "Devices" } },
	{ "account", { "アカウント", "accounts" }, "account", "件", .head = { "アカウント", "Accounts" } },
	{ "system", { "システム", "systems" }, "system", "件", .head = { "システム", "Systems" } },
	{ "vendor", { "事業者", "vendors" }, "vendor", "社", .head = { "事業者", "Vendors" } },
	{ "connection", { "外部接続", "connections" }, "connection", "件", .head = { "外部接続", "Connections" } },
	{ "rule", { "通信の規則", "rules" }, "rule", "件", .head = { "通信の規則", "Rules" } },
	{ "service", { "サービス", "services" }, "service", "件", .head = { "サービス", "Services" } },
	{ "policy", { "パスワードの設定", "password settings" }, "password setting", "件", .head = { "パスワードの設定", "Password settings" } },
	{ "document", { "文書", "documents" }, "document", "件", .head = { "文書", "Documents" } },
	{ "contact", { "連絡先", "contacts" }, "contact", "件", .head = { "連絡先", "Contacts" } },
	{ "group", { "機器の区分", "groups of apparatus" }, "group of apparatus", "件", .head = { "機器の区分", "Groups of apparatus" } },
	{ "record", { "記録", "records" }, "record", "件", .head = { "記録", "Records" } },
	{ "accounts_of", { "システム", "systems" }, "system", "件", { "のアカウント", "accounts of " },
	  { "アカウントを調べるシステム", "Systems whose accounts are looked at" } },
	{ "passwords_of", { "", "places" }, "place", "件", { "のパスワードの設定", "password settings of " },
	  { "パスワードの設定を調べる所", "Places whose password settings are looked at" } },
	{ "services_of", { "", "devices" }, "device", "台", { "のサービス", "services of " },
	  { "サービスを調べる機器", "Devices whose services are looked at" } },
	{ "rules_of", { "", "devices" }, "device", "台", { "の通信の規則", "rules of " },
	  { "通信の規則を調べる機器", "Devices whose rules are looked at" } },
	{ 0 },
};

static const char *const file_names[] = { "format", "controls", NULL };
static const char *const control_names[] = { "id", "ja", "en", "help", "beside", "suggest", "checks", "documents", NULL };
static const char *const check_names[] = { "name", "unit", NULL };

static bool take_unit(const struct strict *s, const struct unit **unit)
{
	str code;
	if (!strict_id(s, "unit", &code))
		return false;
	for (*unit = units; (*unit)->code; ++*unit)
		if (str_eq(str_of((*unit)->code), code))
			return true;
	return strict_refuse(s, "unit", "この数え方はありません", "there is no such unit");
}

static bool take_checks(const struct strict *s, struct control *control)
{
	size_t count;
	if (!strict_list(s, "checks", CONTROL_CHECKS_MAX, &count))
		return false;
	control->checks = arena_array(s->a, struct control_check, count);
	for (; control->check_count < count; control->check_count++) {
		struct control_check *check = &control->checks[control->check_count];
		struct strict in;
		if (!strict_at(s, "checks", control->check_count, &in) || !strict_keys(&in, check_names) ||
		    !strict_id(&in, "name", &check->name) || !take_unit(&in, &check->unit))
			return false;
	}
	return true;
}

static bool take_control(const struct strict *s, const struct control_set *set, struct control *control)
{
	if (!strict_keys(s, control_names) || !strict_id(s, "id", &control->id))
		return false;
	if (control_named(set, control->id))
		return strict_refuse(s, "id", "同じ id がほかにもあります", "the id is used twice");
	return strict_words(s, CONTROL_TEXT_BYTES_MAX, &control->words) &&
	       strict_words_at(s, "help", CONTROL_TEXT_BYTES_MAX, &control->help) &&
	       strict_words_at(s, "beside", CONTROL_TEXT_BYTES_MAX, &control->beside) &&
	       strict_flag(s, "suggest", &control->suggest) && take_checks(s, control) &&
	       strict_texts(s, "documents", CONTROL_DOCUMENTS_MAX, &control->documents, &control->document_count);
}

bool controls_read(struct arena *a, str bytes, struct control_set *set, struct err *e)
{
	auto_json file = NULL;
	struct strict s, in;
	size_t count;
	*set = (struct control_set){ 0 };
	if (!strict_open(a, bytes, "inro-controls/1", &file, &s, e) || !strict_keys(&s, file_names) ||
	    !strict_list(&s, "controls", CONTROLS_MAX, &count))
		return false;
	set->controls = arena_array(a, struct control, count);
	for (; set->count < count; set->count++)
		if (!strict_at(&s, "controls", set->count, &in) || !take_control(&in, set, &set->controls[set->count]))
			return false;
	return true;
}

/* Data of the program: read once, for whoever asks. */
static struct {
	pthread_once_t once;
	struct arena arena;
	struct control_set set;
	struct err failure;
} here = { .once = PTHREAD_ONCE_INIT };

static void read_once(void)
{
	if (!controls_read(&here.arena, data_bytes(S("controls.json")), &here.set, &here.failure))
		err_wrap(&here.failure, "controls.json", "controls.json");
}

bool controls_here(struct control_set *set, struct err *e)
{
	pthread_once(&here.once, read_once);
	*set = here.set;
	return !here.failure.kind || err_set(e, here.failure.kind, "%s%.0s", "%.0s%s", here.failure.ja, here.failure.en);
}

const struct control *control_named(const struct control_set *set, str id)
{
	for (size_t i = 0; i < set->count; i++)
		if (str_eq(set->controls[i].id, id))
			return &set->controls[i];
	return NULL;
}

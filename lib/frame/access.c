/* access.c - the roles there are, and the tables of who may use the console.
 * SPDX-License-Identifier: Apache-2.0 */
#include "access_parts.h"

const struct role_row role_rows[] = {
	{ ROLE_PLANNER, "planner", { "企画管理者", "planning administrator" },
	  { "記録、チェックリスト、利用者、設定のすべてを管理します", "keeps everything: records, checklist, members, settings" } },
	{ ROLE_SAFETY, "safety", { "安全管理責任者・経営層", "safety administrator, management" },
	  { "すべてを見て、承認し、指摘の了承を決めます", "sees everything, approves, and accepts findings" } },
	{ ROLE_OPERATOR, "operator", { "システム運用担当者", "system operator" },
	  { "台帳を書き、ファイルを取り込み、点検します", "writes the ledger, imports files, runs the checks" } },
	{ ROLE_STAFF, "staff", { "職員", "staff" }, { "はじめのページと、全職員向けの文書を見ます", "sees the first page and the documents for all" } },
	{ ROLE_AUDITOR, "auditor", { "監査(閲覧のみ)", "auditor (read only)" },
	  { "すべてを見ますが、何も変えられません", "sees everything and changes nothing" } },
	{ 0 },
};

const struct role_row *role_named(str code)
{
	for (const struct role_row *r = role_rows; r->code; r++)
		if (str_eq(str_of(r->code), code))
			return r;
	return NULL;
}

const struct role_row *role_row(enum role role)
{
	for (const struct role_row *r = role_rows; r->code; r++)
		if (r->role == role)
			return r;
	return NULL;
}

bool access_tables(struct db *db, struct err *e)
{
	return member_tables(db, e) && second_factor_table(db, e) && session_table(db, e) && known_device_table(db, e) &&
	       token_table(db, e);
}

str secret_digest(struct arena *a, str secret)
{
	return digest_hex(a, digest_of(secret));
}

str now_iso(const struct work *w)
{
	return ago_iso(w, 0);
}

str ago_iso(const struct work *w, int64_t seconds)
{
	return instant_iso(w->arena, clock_now(w->clock) - seconds);
}

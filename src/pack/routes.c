/* routes.c - the pages and operations of the inspection pack, as rows.
 * SPDX-License-Identifier: Apache-2.0 */
#include "pack_api.h"
#include "pages.h"

#define ROLES_MAKE (ROLE_PLANNER | ROLE_SAFETY)

const struct route pack_routes[] = {
	{ "GET", "/pack", { "立入検査パック", "Inspection pack" }, ROLES_READ, .menu = 80, .answer = packs_page },
	{ "POST", "/pack", { "立入検査パックを作る", "Make an inspection pack" }, ROLES_MAKE, .answer = pack_act },
	{ "GET", "/pack/{id}", { "立入検査パック", "Inspection pack" }, ROLES_READ, .flags = ROUTE_SLOW, .answer = pack_page },
	{ "GET", "/pack/{id}/events", { "立入検査パックの進み具合", "How far the pack is" }, ROLES_READ, .flags = ROUTE_STREAM, .answer = pack_events },
	{ "GET", "/pack/{id}/zip", { "立入検査パックをダウンロードする", "Download the pack" }, ROLES_READ, .flags = ROUTE_SLOW, .answer = pack_zip },
	{ "GET", "/pack/{id}/paper", { "立入検査パックのPDF", "The pack's PDF" }, ROLES_READ, .flags = ROUTE_SLOW, .answer = pack_paper },

	{ "GET", "/api/v1/packs", { "立入検査パックの一覧", "List inspection packs" }, .scopes = SCOPE_READ, .answer = packs_answer, .doc = &packs_doc },
	{ "POST", "/api/v1/packs", { "立入検査パックを作る", "Make an inspection pack" }, .scopes = SCOPE_WRITE, .answer = pack_make_answer, .doc = &pack_make_doc },
	{ "GET", "/api/v1/packs/{id}", { "立入検査パック", "Read an inspection pack" }, .scopes = SCOPE_READ, .flags = ROUTE_SLOW, .answer = pack_answer,
	  .doc = &pack_doc },
	{ "GET", "/api/v1/packs/{id}/zip", { "立入検査パックをダウンロードする", "Download an inspection pack" }, .scopes = SCOPE_READ, .flags = ROUTE_SLOW,
	  .answer = pack_zip_answer, .doc = &pack_zip_doc },
	{ 0 },
};

/* vendor_face.c - the vendors' face: the screens about them, and those behind a link.
 * What is typed (`inro vendor`) and the tables of answers belong to the checklist's face.
 * SPDX-License-Identifier: Apache-2.0 */
#include "vendor_face.h"

#include "vendor_api.h"
#include "vendor_pages.h"

/* Of two rows that fit, the first answers. */
const struct route vendor_routes[] = {
	{ "GET", "/vendors", { "事業者", "Vendors" }, ROLES_READ, .menu = 70, .flags = ROUTE_SLOW, .answer = vendors_page },
	{ "POST", "/vendors/take", { "届いた記入用紙を取り込む", "Take a returned workbook" }, ROLES_WRITE, .flags = ROUTE_FILES, .answer = vendors_take_act },
	{ "GET", "/vendors/take", { "事業者", "Vendors" }, ROLES_READ, .answer = vendor_return_page },
	{ "GET", "/vendors/link", { "事業者の回答用リンク", "Vendors' links" }, ROLE_PLANNER, .answer = vendor_links_page },
	{ "POST", "/vendors/link", { "事業者の回答用リンクを使うか決める", "Switch vendors' links on or off" }, ROLE_PLANNER, .answer = vendor_links_act },
	{ "POST", "/vendors/link/{id}/revoke", { "回答用リンクを取り消す", "Revoke a link" }, ROLES_WRITE, .answer = vendor_link_revoke_act },
	{ "GET", "/vendors/{vendor}/{system}", { "事業者の回答", "A vendor's answers" }, ROLES_READ, .flags = ROUTE_SLOW, .answer = vendor_page },
	{ "POST", "/vendors/{vendor}/{system}/ask", { "事業者に依頼する", "Ask a vendor" }, ROLES_WRITE, .answer = vendor_ask_act },
	{ "GET", "/vendors/{vendor}/{system}/book", { "記入用紙(.xlsx)", "Workbook for a vendor" }, ROLES_READ, .flags = ROUTE_SLOW, .answer = vendor_book_file },
	{ "GET", "/vendors/{vendor}/{system}/letter", { "送付状と依頼状(PDF)", "Fax cover and letter" }, ROLES_READ, .flags = ROUTE_SLOW,
	  .answer = vendor_letter_file },
	{ "POST", "/vendors/{vendor}/{system}/take", { "届いた記入用紙を取り込む", "Take a returned workbook" }, ROLES_WRITE, .flags = ROUTE_FILES,
	  .answer = vendor_take_act },
	{ "POST", "/vendors/{vendor}/{system}/skip", { "契約により省略する", "Skip by contract" }, ROLES_WRITE, .answer = vendor_skip_act },
	{ "GET", "/vendors/{vendor}/{system}/entry", { "紙の回答を書き写す", "Enter a paper reply" }, ROLES_WRITE, .flags = ROUTE_SLOW,
	  .answer = vendor_entry_page },
	{ "POST", "/vendors/{vendor}/{system}/entry", { "紙の回答を書き写す", "Enter a paper reply" }, ROLES_WRITE, .flags = ROUTE_FILES,
	  .answer = vendor_entry_act },
	{ "POST", "/vendors/{vendor}/{system}/link", { "回答用リンクを作る", "Make a link" }, ROLES_WRITE, .answer = vendor_link_make_act },
	{ "GET", "/vendors/{vendor}/{system}/{what}", { "事業者の回答に戻る", "Back to the vendor" }, ROLES_READ, .answer = vendor_return_page },
	{ "GET", "/vendors/{vendor}/{system}/paper/{id}", { "事業者から届いたファイル", "A file that came from a vendor" }, ROLES_READ, .flags = ROUTE_SLOW,
	  .answer = vendor_paper_file },
	{ "GET", "/api/v1/vendors", { "事業者の回答の状況", "Where the vendors stand" }, .scopes = SCOPE_READ, .flags = ROUTE_SLOW, .answer = vendors_answer,
	  .doc = &vendors_doc },
	{ "GET", "/api/v1/vendors/{vendor}/{system}", { "一つの事業者の回答", "Read a vendor's answers" }, .scopes = SCOPE_READ, .flags = ROUTE_SLOW,
	  .answer = vendor_answer, .doc = &vendor_doc },
	{ "POST", "/api/v1/vendors/{vendor}/{system}/ask", { "事業者に依頼したことを記録する", "Note that a vendor was asked" }, .scopes = SCOPE_WRITE,
	  .answer = vendor_ask_answer, .doc = &vendor_ask_doc },
	{ "POST", "/api/v1/vendors/{vendor}/{system}/skip", { "契約により省略する", "Skip an item by contract" }, .scopes = SCOPE_WRITE,
	  .answer = vendor_skip_answer, .doc = &vendor_skip_doc },
	{ "GET", "/api/v1/vendor-links", { "回答用リンクの一覧", "List vendors' links" }, .scopes = SCOPE_READ, .answer = links_answer, .doc = &links_doc },
	{ "POST", "/api/v1/vendor-links", { "回答用リンクを作る", "Make a vendor's link" }, .scopes = SCOPE_WRITE, .answer = link_make_answer,
	  .doc = &link_make_doc },
	{ "GET", "/api/v1/vendor-links/{id}", { "一つの回答用リンク", "Read a vendor's link" }, .scopes = SCOPE_READ, .answer = link_answer, .doc = &link_doc },
	{ "DELETE", "/api/v1/vendor-links/{id}", { "回答用リンクを取り消す", "Revoke a vendor's link" }, .scopes = SCOPE_WRITE, .answer = link_revoke_answer,
	  .doc = &link_revoke_doc },

	{ "GET", "/v/{secret}", { "事業者の回答(リンク)", "A vendor's form (link)" }, ROLE_VENDOR, .flags = ROUTE_SLOW, .answer = link_page },
	{ "POST", "/v/{secret}", { "下書きを保存する(リンク)", "Save the draft (link)" }, ROLE_VENDOR, .flags = ROUTE_FILES, .answer = link_keep_act,
	  .knock = link_knock },
	{ "POST", "/v/{secret}/paper", { "ファイルを添える(リンク)", "Attach a file (link)" }, ROLE_VENDOR, .flags = ROUTE_FILES, .answer = link_paper_act,
	  .knock = link_knock },
	{ "POST", "/v/{secret}/submit", { "提出する(リンク)", "Submit (link)" }, ROLE_VENDOR, .flags = ROUTE_FILES, .answer = link_submit_act,
	  .knock = link_knock },
	{ "GET", "/v/{secret}/receipt", { "提出の控え(リンク)", "Receipt (link)" }, ROLE_VENDOR, .flags = ROUTE_SLOW, .answer = link_receipt_page },
	{ "GET", "/v/{secret}/{what}", { "事業者の回答(リンク)", "A vendor's form (link)" }, ROLE_VENDOR, .answer = link_return_page },
	{ 0 },
};

const struct duty vendor_duty = {
	.name = "vendors",
	.words = { "事業者", "vendors" },
	.routes = vendor_routes,
	.tables = vendor_link_tables,
};

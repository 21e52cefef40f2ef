/* routes.c - the pages of the contact chart, as rows. Everybody must find the numbers.
 * SPDX-License-Identifier: Apache-2.0 */
#include "chart_api.h"
#include "screens.h"

const struct route contact_routes[] = {
	{ "GET", "/contacts", { "連絡体制図", "Contact chart" }, ROLES_MEMBERS, .menu = 50, .answer = chart_page },
	{ "GET", "/contacts/sheet", { "連絡体制図(印刷用)", "Contact chart, for printing" }, ROLES_MEMBERS, .answer = sheet_page },
	{ "GET", "/contacts/chart.pdf", { "連絡体制図のPDF", "Contact chart as PDF" }, ROLES_MEMBERS, .flags = ROUTE_SLOW, .answer = chart_pdf },
	{ "GET", "/contacts/card.pdf", { "連絡先カード", "Contact cards" }, ROLES_MEMBERS, .flags = ROUTE_SLOW, .answer = card_pdf },
	{ "GET", "/contacts/revisions/{number}", { "承認した連絡体制図", "An approved contact chart" }, ROLES_MEMBERS, .answer = revision_pdf },
	{ "GET", "/contacts/new", { "連絡先を加える", "Add a contact" }, ROLES_WRITE, .answer = entry_new_page },
	{ "POST", "/contacts/new", { "連絡先を加える", "Add a contact" }, ROLES_WRITE, .answer = entry_new_act },
	{ "GET", "/contacts/approve", { "連絡体制図を承認する", "Approve the contact chart" }, ROLES_APPROVE, .answer = approve_page },
	{ "POST", "/contacts/approve", { "連絡体制図を承認する", "Approve the contact chart" }, ROLES_APPROVE, .answer = approve_act },
	{ "POST", "/contacts/confirm", { "変わりがないことを確認する", "Confirm that nothing has changed" }, ROLES_APPROVE, .answer = confirm_act },
	{ "GET", "/contacts/{id}", { "連絡先を直す", "Edit a contact" }, ROLES_WRITE, .answer = entry_page },
	{ "POST", "/contacts/{id}", { "連絡先を直す", "Edit a contact" }, ROLES_WRITE, .answer = entry_act },
	{ "POST", "/contacts/{id}/drop", { "連絡先を外す", "Take a contact out" }, ROLES_WRITE, .answer = entry_drop_act },
	{ "POST", "/contacts/{id}/up", { "連絡先を上へ動かす", "Move a contact up" }, ROLES_WRITE, .answer = entry_up_act },
	{ "POST", "/contacts/{id}/down", { "連絡先を下へ動かす", "Move a contact down" }, ROLES_WRITE, .answer = entry_down_act },
	{ "GET", "/api/v1/contacts/chart", { "連絡体制図", "Read the contact chart" }, .scopes = SCOPE_READ, .answer = chart_answer, .doc = &chart_doc },
	{ "PUT", "/api/v1/contacts/order", { "連絡の順を変える", "Put the contact chart into another order" }, .scopes = SCOPE_WRITE, .answer = order_answer,
	  .doc = &order_doc },
	{ "GET", "/api/v1/contacts/chart/pdf", { "連絡体制図のPDF", "The contact chart as PDF" }, .scopes = SCOPE_READ, .flags = ROUTE_SLOW,
	  .answer = chart_pdf, .doc = &chart_pdf_doc },
	{ "GET", "/api/v1/contacts/cards", { "連絡先カードのPDF", "The contact cards as PDF" }, .scopes = SCOPE_READ, .flags = ROUTE_SLOW, .answer = card_pdf,
	  .doc = &card_pdf_doc },
	{ "GET", "/api/v1/contacts/revisions/{number}", { "承認した連絡体制図のPDF", "An approved contact chart as PDF" }, .scopes = SCOPE_READ,
	  .answer = revision_pdf, .doc = &revision_pdf_doc },
	{ "POST", "/api/v1/contacts/approve", { "連絡体制図を承認する", "Approve the contact chart" }, .scopes = SCOPE_WRITE, .answer = approve_answer,
	  .doc = &approve_doc },
	{ "POST", "/api/v1/contacts/confirm", { "変わりがないことを確認する", "Confirm that nothing has changed" }, .scopes = SCOPE_WRITE,
	  .answer = confirm_answer, .doc = &confirm_doc },
	{ 0 },
};

/* screens.h - the screens of the checklist, and what they share.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "filling.h"
#include "forms.h"
#include "frame/page.h"
#include "standing.h"

#define ROLES_ANSWER (ROLE_PLANNER | ROLE_SAFETY)
#define ROLES_ATTACH (ROLES_WRITE | ROLE_SAFETY)

extern const struct route checklist_routes[]; /* ended by a zero row */

bool checklist_page(struct visit *v, struct err *e);
bool checklist_print_page(struct visit *v, struct err *e);
bool checklist_workbook(struct visit *v, struct err *e);
bool checklist_pdf(struct visit *v, struct err *e);
bool checklist_fill_page(struct visit *v, struct err *e);
bool checklist_fill_act(struct visit *v, struct err *e);
bool checklist_history_page(struct visit *v, struct err *e);
bool fee_page(struct visit *v, struct err *e);
bool item_page(struct visit *v, struct err *e);
bool item_return(struct visit *v, struct err *e);
bool item_answer_act(struct visit *v, struct err *e);
bool item_accept_act(struct visit *v, struct err *e);
bool item_take_back_act(struct visit *v, struct err *e);
bool item_document_act(struct visit *v, struct err *e);

/* The form a page is about, among all there are. */
struct page_form {
	struct form_set set;
	str kind;                /* of the forms that this facility fills in for itself */
	const struct form *form;
};
/* asked: the id of one of the facility's own forms, or "" for the one that fits the day; where that is not this year's,
 * the page says so. ERR_MISSING. */
bool page_form_read(struct visit *v, str asked, struct page_form *page, struct err *e);

/* form_fill, which also refuses to fill in nothing. ERR_INPUT. */
bool checklist_fill(struct visit *v, const struct form *form, str bytes, struct buf *out, struct filled *filled, struct err *e);

str item_address(struct visit *v, const struct form *form, const struct form_item *item);
/* "2⑤ 不要なアカウントを…" */
str item_title(struct visit *v, const struct form *form, const struct form_item *item);
str group_say(struct visit *v, const struct form_item *item); /* 〔サーバについて〕; "" for none */
void put_verdict(struct visit *v, enum verdict verdict);
/* はい 2026-03-02; nothing where there is no reply. */
void put_reply(struct visit *v, enum reply reply, struct day on);
/* "2026-11-20 10:32 佐藤 花子: はい 2026年11月20日(令和8年)" */
str entry_say(struct visit *v, const struct answer_entry *entry);

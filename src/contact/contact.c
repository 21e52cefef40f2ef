/* contact.c - the face of the contact chart: its kind of record, checks, pages, command and paper.
 * SPDX-License-Identifier: Apache-2.0 */
#include "contact.h"

#include "chart.h"
#include "checks.h"
#include "entry.h"
#include "screens.h"
#include "parts.h"

static const struct record_kind *const kinds[] = { &contact_kind, NULL };

static const struct check *const checks[] = { &contact_confirmed, &contact_required_missing, NULL };

static const struct command commands[] = {
	{ "contact", "", { "連絡体制図を見る", "show the contact chart" },
	  { "誰に、どの順で、どの番号に連絡するかを出します。書き加えるには `inro put contact`、ファイルから取り込むには `inro import contact` を使います。"
	    "承認と印刷は画面で行います。",
	    "Says whom to call, in which order, by which number. `inro put contact` adds to it and `inro import contact` takes a file. It is approved "
	    "and printed in the console." },
	  .run = contact_command,
	  .examples = (const struct example[]){ { "contact", { "連絡する順に出す", "in the order of calling" } }, { 0 } } },
	{ 0 },
};

static const struct pack_part papers[] = {
	{ "contacts", { "連絡体制図", "Contact chart" }, false, contact_pack, contact_pack_there },
	{ 0 },
};

const struct duty contact_duty = {
	.name = "contact",
	.words = { "連絡体制図", "contact chart" },
	.kinds = kinds,
	.checks = checks,
	.routes = contact_routes,
	.commands = commands,
	.papers = papers,
	.tables = revision_tables,
};

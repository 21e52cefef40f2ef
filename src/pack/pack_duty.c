/* pack_duty.c - the face of the inspection pack: the command that has it made.
 * SPDX-License-Identifier: Apache-2.0 */
#include "pack_duty.h"

#include "base/json.h"
#include "pack_order.h"
#include "pages.h"

static const struct option options[] = {
	{ "form", "ID", { "どの年度の様式で作るか", "the form to use" } },
	{ "with", "NAME", { "ふだんは入れないものを選んで入れる(何度でも)", "add a part that is normally left out (repeatable)" } },
	{ 0 },
};

static void say_pack(struct work *w, const struct pack *pack)
{
	struct json j = { .out = w->out };
	if (!w->json) {
		work_put(w, "立入検査パックを %.*s に作りました(%zu ファイル、PDF %zu ページ)。\n指紋: %.*s\n確かめるには: inro-verify pack %.*s\n",
		         "the inspection pack was made in %.*s (%zu files, %zu pages of PDF).\nfingerprint: %.*s\nto check it: inro-verify pack %.*s\n",
		         P(pack->folder), pack->manifest.count, pack->pages, P(pack->fingerprint), P(pack->folder));
		return;
	}
	json_put_open(&j, '{');
	json_pair_str(&j, S("folder"), pack->folder);
	json_pair_str(&j, S("fingerprint"), pack->fingerprint);
	json_put_key(&j, S("files"));
	json_put_open(&j, '[');
	for (size_t i = 0; i < pack->manifest.count; i++)
		json_put_str(&j, pack->manifest.files[i].name);
	json_put_close(&j, ']');
	json_put_close(&j, '}');
	buf_byte(w->out, '\n');
}

static bool run_pack(struct work *w, const struct arguments *args, struct err *e)
{
	str with[ARGUMENT_OPTIONS_MAX];
	struct pack pack;
	struct pack_ask ask = { .folder = args->words[0], .form = arguments_value(args, "form"), .with = with };
	for (size_t i = 0; i < args->given_count; i++)
		if (str_eq(str_of(args->given[i].option->name), S("with")))
			with[ask.with_count++] = args->given[i].value;
	if (!pack_make(w, &ask, &pack, e))
		return false;
	say_pack(w, &pack);
	return true;
}

static const struct command commands[] = {
	{ "pack", "OUT", { "立入検査パックを作る", "make an inspection pack" },
	  { "紙で渡すための PDF、様式の .xlsx、目録(署名付き)を新しいフォルダーに作ります。内部の報告や指摘の一覧は、--with で選ばないかぎり入りません。",
	    "Makes the PDF to hand over on paper, the forms as .xlsx and a signed manifest in a new folder. Internal reports and findings stay out unless chosen by --with." },
	  .options = options, .least = 1, .most = 1, .run = run_pack,
	  .examples = (const struct example[]){ { "pack 立入検査パック --form fy2025", { "令和7年度の様式で作る", "use the FY2025 form" } }, { 0 } } },
	{ 0 },
};

const struct duty pack_duty = {
	.name = "pack",
	.words = { "立入検査パック", "inspection pack" },
	.routes = pack_routes,
	.commands = commands,
	.tables = pack_table,
};

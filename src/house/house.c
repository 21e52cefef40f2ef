/* house.c - the face of the house itself: setting up a facility, its facts, and help.
 * SPDX-License-Identifier: Apache-2.0 */
#include "house.h"

#include "base/data.h"
#include "base/json.h"
#include "facts.h"
#include "frame/facility.h"
#include "member_command.h"

static bool check_facts(const struct arguments *args, struct err *e)
{
	for (const struct option *fact = facts; fact->name; fact++)
		if (!fact_fit(fact, arguments_value(args, fact->name), e))
			return false;
	return true;
}

static bool put_facts(struct work *w, const struct arguments *args, struct err *e)
{
	for (const struct option *fact = facts; fact->name; fact++)
		if (arguments_flag(args, fact->name) && !fact_set(w, fact, arguments_value(args, fact->name), e))
			return false;
	return true;
}

static bool run_init(struct work *w, const struct arguments *args, struct err *e)
{
	struct seal_key key;
	if (!check_facts(args, e) || !facility_make(w, e) || !put_facts(w, args, e) || !facility_key(w, &key, e))
		return false;
	str fingerprint = seal_fingerprint(w->arena, key.open);
	if (w->json) {
		struct json j = { .out = w->out };
		json_put_open(&j, '{');
		json_pair_str(&j, S("data"), w->data);
		json_pair_str(&j, S("fingerprint"), fingerprint);
		json_put_close(&j, '}');
		buf_byte(w->out, '\n');
		return true;
	}
	work_put(w, "%.*s に施設の記録を作りました。\n署名鍵の指紋: %.*s\n次は `inro import device 機器台帳.xlsx --dry-run` です。\n",
	         "a facility was set up in %.*s.\nfingerprint of its signing key: %.*s\nnext: `inro import device LEDGER.xlsx --dry-run`\n",
	         P(w->data), P(fingerprint));
	return true;
}

static bool run_facility(struct work *w, const struct arguments *args, struct err *e)
{
	struct json j = { .out = w->out };
	if (!check_facts(args, e) || !put_facts(w, args, e))
		return false;
	if (w->json)
		json_put_open(&j, '{');
	for (const struct option *fact = facts; fact->name; fact++) {
		str value;
		if (!fact_get(w, fact, &value, e))
			return false;
		if (w->json)
			json_pair_str(&j, str_of(fact->name), value);
		else
			buf_fmt(w->out, "%s: %.*s\n", work_say(w, fact->words), P(fact_say(w, fact, value)));
	}
	if (w->json) {
		json_put_close(&j, '}');
		buf_byte(w->out, '\n');
	}
	return true;
}

#define SAMPLE_FOLDER "sample/"

static bool run_sample(struct work *w, const struct arguments *args, struct err *e)
{
	size_t count = 0;
	if (!disk_folder(w->disk, args->words[0], e))
		return false;
	for (const struct data_file *file = data_files; file->name.p; file++) {
		if (!str_starts(file->name, S(SAMPLE_FOLDER)))
			continue;
		str name = str_from(file->name, sizeof SAMPLE_FOLDER - 1);
		if (!disk_write(w->disk, path_join(w->arena, args->words[0], name), file->bytes, e))
			return false;
		count++;
	}
	if (w->json) {
		struct json j = { .out = w->out };
		json_put_open(&j, '{');
		json_pair_str(&j, S("folder"), args->words[0]);
		json_pair_int(&j, S("files"), (int64_t)count);
		json_put_close(&j, '}');
		buf_byte(w->out, '\n');
		return true;
	}
	work_put(w, "見本の病院のファイル %zu 個を %.*s に書き出しました。\n", "%zu files of the sample hospital were written to %.*s.\n", count,
	         P(args->words[0]));
	return true;
}

static bool run_help(struct work *w, const struct arguments *args, struct err *e)
{
	if (!args->count) {
		help_all(w);
		return true;
	}
	const struct command *c = duty_command(w->duties, args->words[0]);
	if (c) {
		help_command(w, c);
		return true;
	}
	return help_unknown(w->duties, args->words[0], e);
}

static bool run_man(struct work *w, const struct arguments *args, struct err *e)
{
	const struct command *c = args->count ? duty_command(w->duties, args->words[0]) : NULL;
	if (args->count && !c)
		return help_unknown(w->duties, args->words[0], e);
	help_man(w, c);
	return true;
}

static bool run_completion(struct work *w, const struct arguments *args, struct err *e)
{
	(void)args;
	(void)e;
	help_completion(w);
	return true;
}

static const struct command commands[] = {
	{ "init", "[OPTIONS]", { "施設の記録を新しく作る", "set up a facility" },
	  { "フォルダー(--data、なければ INRO_DATA、なければ ./inro-data)に記録と署名鍵を作ります。", "Makes the records and the signing key in the folder (--data, else INRO_DATA, else ./inro-data)." },
	  .options = facts, .most = 0, .without_facility = true, .run = run_init,
	  .examples = (const struct example[]){ { "init --name みほん病院 --type hospital --beds 200", { "200床の病院の記録を作る", "set up a hospital of 200 beds" } }, { 0 } } },
	{ "facility", "[OPTIONS]", { "施設の基本情報を見る・直す", "show or change the facts of the facility" },
	  .options = facts, .most = 0, .run = run_facility },
	{ "member", "[PART] …", { "コンソールの利用者を見る・登録する", "see and add the members of the console" },
	  { "list(何も書かないとき): 利用者の一覧。\n"
	    "add 職員番号 氏名 --role 役割: 登録します。password 職員番号: パスワードを設定します。\n"
	    "stop 職員番号: サインインできないようにします。resume 職員番号: 元に戻します。\n"
	    "no-code 職員番号: スマートフォンなどをなくした人の2段階認証を解除します。\n"
	    "パスワードは、画面に出さずに2回尋ねるか、標準入力の1行目から読みます。命令の行には書けません。",
	    "list (without a word): the members.\n"
	    "add NUMBER NAME --role ROLE: adds one. password NUMBER: sets the password.\n"
	    "stop NUMBER: lets somebody sign in no more. resume NUMBER: takes that back.\n"
	    "no-code NUMBER: drops the second factor of somebody who lost the telephone.\n"
	    "A password is asked for twice and not shown, or is the first line of the standard input; it cannot be written into the "
	    "command." },
	  .options = member_options, .most = 3, .run = member_command,
	  .examples = (const struct example[]){ { "member", { "利用者の一覧を見る", "list the members" } }, { 0 } } },
	{ "sample", "FOLDER", { "見本の病院のファイルを書き出す", "write the files of a made-up hospital to try things with" }, .least = 1,
	  .most = 1, .without_facility = true, .run = run_sample },
	{ "help", "[COMMAND]", { "使い方を表示する", "show how to use it" }, .most = 1, .without_facility = true, .run = run_help },
	{ "man", "[COMMAND]", { "マニュアルページ(troff)を書き出す", "print a manual page (troff)" }, .most = 1,
	  .without_facility = true, .run = run_man },
	{ "completion", "", { "bash の補完を書き出す", "print bash completion" }, .without_facility = true, .run = run_completion },
	{ 0 },
};

const struct duty house_duty = { .name = "house", .words = { "はじめに", "first steps" }, .commands = commands };

/* house.c - the face of the house itself: setting up a facility, its facts, and help.
 * SPDX-License-Identifier: Apache-2.0 */
#include "house.h"

#include "base/data.h"
#include "base/json.h"
#include "facts.h"
#include "frame/facility.h"
#include "member_command.h"
#include "pages.h"
#include "serve_command.h"
#include "token_command.h"

/* Those that were given as options. */
static size_t given_facts(const struct arguments *args, struct fact_value values[FACTS_MAX])
{
	size_t n = 0;
	for (const struct option *fact = facts; fact->name; fact++)
		if (arguments_flag(args, fact->name))
			values[n++] = (struct fact_value){ fact, arguments_value(args, fact->name) };
	return n;
}

static void say_authority(struct work *w, const struct certificate_facts *authority)
{
	if (authority->title.n)
		work_put(w,
		         "画面(HTTPS)の証明書の指紋(%.*s)\n  SHA-256: %.*s\n  SHA-1(Windowsの「拇印」): %.*s\n"
		         "  この指紋を控えてください。PCに信頼させる手順は、`inro serve` が示すアドレスの /trust で読めます。\n",
		         "fingerprint of the console's certificate (%.*s)\n  SHA-256: %.*s\n  SHA-1 (Windows: thumbprint): %.*s\n"
		         "  keep it: how PCs come to trust it is told at /trust of the address that `inro serve` prints.\n",
		         P(authority->title), P(authority->fingerprint), P(authority->thumbprint));
}

static bool run_init(struct work *w, const struct arguments *args, struct err *e)
{
	struct seal_key key;
	struct certificate_facts authority;
	struct fact_value values[FACTS_MAX];
	size_t count = given_facts(args, values);
	if (!facts_fit(values, count, e) || !facility_make(w, e) || !facts_change(w, values, count, e) || !facility_key(w, &key, e) ||
	    !facts_certify(w, &authority, e))
		return false;
	str fingerprint = seal_fingerprint(w->arena, key.open);
	if (w->json) {
		struct json j = { .out = w->out };
		json_put_open(&j, '{');
		json_pair_str(&j, S("data"), w->data);
		json_pair_str(&j, S("fingerprint"), fingerprint);
		json_pair_str(&j, S("authority_sha256"), authority.fingerprint);
		json_pair_str(&j, S("authority_sha1"), authority.thumbprint);
		json_put_close(&j, '}');
		buf_byte(w->out, '\n');
		return true;
	}
	work_put(w, "%.*s に施設の記録を作りました。\n署名鍵の指紋: %.*s\n", "a facility was set up in %.*s.\nfingerprint of its signing key: %.*s\n",
	         P(w->data), P(fingerprint));
	say_authority(w, &authority);
	work_put(w, "次は `inro import device 機器台帳.xlsx --dry-run` です。\n", "next: `inro import device LEDGER.xlsx --dry-run`\n");
	return true;
}

static bool run_facility(struct work *w, const struct arguments *args, struct err *e)
{
	struct json j = { .out = w->out };
	struct fact_value values[FACTS_MAX];
	if (!facts_change(w, values, given_facts(args, values), e))
		return false;
	if (w->json)
		json_put_open(&j, '{');
	for (const struct option *fact = facts; fact->name; fact++) {
		str value;
		if (!fact_get(w, fact, &value, e))
			return false;
		if (w->json)
			json_pair_str(&j, fact_setting(w, fact), value);
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
	  { "フォルダー(--data、なければ INRO_DATA、なければ ./inro-data)に記録と署名鍵、画面(HTTPS)のための証明書を作ります。", "Makes the records, the signing key and the certificate of the console (HTTPS) in the folder (--data, else INRO_DATA, else ./inro-data)." },
	  .options = facts, .most = 0, .without_facility = true, .run = run_init,
	  .examples = (const struct example[]){ { "init --name みほん病院 --type hospital --beds 200", { "200床の病院の記録を作る", "set up a hospital of 200 beds" } }, { 0 } } },
	{ "facility", "[OPTIONS]", { "施設の基本情報を見る・直す", "show or change the facts of the facility" },
	  { "画面(HTTPS)の証明書は施設の中で作られ、ひとりでに更新されます。--host にはPCが画面を開くときの名前やアドレスを「,」で区切って書きます(localhost とこのコンピューターの名前は書かなくても入ります)。よそで発行された証明書を使うときは --tls-certificate と --tls-key に、/ で始まるパスか施設のフォルダーから見たパスを書きます。空にすると元に戻ります。",
	    "The console's certificate (HTTPS) is made within the facility and renewed by itself. --host takes the names and addresses by which PCs open the console, cut at commas (localhost and the machine's own name need not be among them). For a certificate from elsewhere, --tls-certificate and --tls-key take paths that begin with / or are seen from the facility's folder; empty ones go back." },
	  .options = facts, .most = 0, .run = run_facility },
	{ "serve", "", { "画面(コンソール)を始める", "start the console" },
	  { "ブラウザーで使う画面を、止められるまで出し続けます。はじめは 127.0.0.1:8443 だけで受けます。院内のほかのPCから使うときは --address 0.0.0.0 とします(インターネットには決して公開しないでください)。",
	    "Serves the console to browsers until it is told to end, at first on 127.0.0.1:8443 alone. For other PCs of the house use --address 0.0.0.0 (never open it to the Internet)." },
	  .options = serve_options, .run = serve_command },
	{ "member", "[PART] …", { "コンソールの利用者を見る・登録する", "see and add the members of the console" },
	  { "list(何も書かないとき): 利用者の一覧。\n"
	    "add 職員番号 氏名 --role 役割: 登録します。password 職員番号: パスワードを設定します。\n"
	    "stop 職員番号: サインインできないようにします。resume 職員番号: 元に戻します。\n"
	    "no-code 職員番号: スマートフォンなどをなくした人の二要素認証を解除します。\n"
	    "パスワードは、画面に出さずに2回尋ねるか、標準入力の1行目から読みます。命令の行には書けません。",
	    "list (without a word): the members.\n"
	    "add NUMBER NAME --role ROLE: adds one. password NUMBER: sets the password.\n"
	    "stop NUMBER: lets somebody sign in no more. resume NUMBER: takes that back.\n"
	    "no-code NUMBER: drops the second factor of somebody who lost the telephone.\n"
	    "A password is asked for twice and not shown, or is the first line of the standard input; it cannot be written into the "
	    "command." },
	  .options = member_options, .most = 3, .run = member_command,
	  .examples = (const struct example[]){ { "member", { "利用者の一覧を見る", "list the members" } }, { 0 } } },
	{ "token", "[PART] …", { "ほかのプログラムのためのトークンを作る・取り消す", "make and revoke the tokens of other programs" },
	  { "list(何も書かないとき): トークンの一覧。\n"
	    "make 名前 --scope できること: 作ります。トークンの文字は、作ったときにだけ出力します。\n"
	    "revoke 番号: 取り消します。",
	    "list (without a word): the tokens.\n"
	    "make NAME --scope SCOPE: makes one. The token itself is printed only then.\n"
	    "revoke ID: revokes one." },
	  .options = token_options, .most = 2, .run = token_command,
	  .examples = (const struct example[]){ { "token make 資産管理 --scope read --scope write", { "資産管理のプログラムが台帳を読み書きできるようにする", "let an asset manager read and write the ledger" } }, { 0 } } },
	{ "sample", "FOLDER", { "見本の病院のファイルを書き出す", "write the files of a made-up hospital to try things with" }, .least = 1,
	  .most = 1, .without_facility = true, .run = run_sample },
	{ "help", "[COMMAND]", { "使い方を表示する", "show how to use it" }, .most = 1, .without_facility = true, .run = run_help },
	{ "man", "[COMMAND]", { "マニュアルページ(troff)を書き出す", "print a manual page (troff)" }, .most = 1,
	  .without_facility = true, .run = run_man },
	{ "completion", "", { "bash の補完を書き出す", "print bash completion" }, .without_facility = true, .run = run_completion },
	{ 0 },
};

const struct duty house_duty = {
	.name = "house",
	.words = { "はじめに", "first steps" },
	.routes = house_routes,
	.commands = commands,
};

/* house.c - the face of the house itself: setting up a facility, its facts, and help.
 * SPDX-License-Identifier: Apache-2.0 */
#include "house.h"

#include "base/certificate.h"
#include "base/data.h"
#include "base/json.h"
#include "frame/facility.h"

/* What is kept of the facility itself; each is an option of `init` and `facility`. */
static const struct option facts[] = {
	{ "name", "NAME", { "施設の名前", "name of the facility" } },
	{ "code", "CODE", { "医療機関コード", "facility code" } },
	{ "type", "hospital|clinic|pharmacy", { "施設の種類", "kind of facility" } },
	{ "beds", "N", { "許可病床数", "licensed beds" } },
	{ "address", "TEXT", { "所在地", "address" } },
	{ "phone", "TEXT", { "電話", "telephone" } },
	{ "fax", "TEXT", { "ファクス", "fax" } },
	{ "director", "NAME", { "管理者(院長)", "director" } },
	{ "contact", "NAME", { "企画管理者(連絡先)", "planning administrator (contact)" } },
	{ "host", "NAME,…", { "画面を開くときの名前・アドレス", "names and addresses of the console" } },
	{ "tls-certificate", "FILE", { "よそで発行された証明書(PEM)", "a certificate from elsewhere (PEM)" } },
	{ "tls-key", "FILE", { "その秘密鍵(PEM)", "its private key (PEM)" } },
	{ 0 },
};

/* As it is kept: tls-key is tls_key. */
static const char *setting_of(struct work *w, const struct option *fact)
{
	char *name = arena_text(w->arena, str_of(fact->name));
	for (char *c = name; *c; c++)
		if (*c == '-')
			*c = '_';
	return name;
}

static bool put_facts(struct work *w, const struct arguments *args, struct err *e)
{
	for (const struct option *f = facts; f->name; f++) {
		if (arguments_flag(args, f->name) && !facility_set(w, setting_of(w, f), arguments_value(args, f->name), e))
			return false;
	}
	return true;
}

static const struct facility_type {
	const char *name;
	struct words words;
} types[] = { { "hospital", { "病院", "hospital" } }, { "clinic", { "診療所", "clinic" } }, { "pharmacy", { "薬局", "pharmacy" } } };

static const struct facility_type *type_of(str name)
{
	for (size_t i = 0; i < LENGTH(types); i++)
		if (str_eq(name, str_of(types[i].name)))
			return &types[i];
	return NULL;
}

static bool check_facts(const struct arguments *args, struct err *e)
{
	str type = arguments_value(args, "type"), beds = arguments_value(args, "beds");
	int64_t n;
	if (type.n && !type_of(type))
		return err_set(e, ERR_USAGE, "--type は hospital(病院)、clinic(診療所)、pharmacy(薬局)のどれかです",
		               "--type is hospital, clinic or pharmacy");
	if (beds.n && (!str_whole(beds, &n) || n < 0))
		return err_set(e, ERR_USAGE, "--beds は数字で書いてください", "--beds is a number");
	return facility_hosts_check(arguments_value(args, "host"), e) || err_wrap(e, "--host", "--host");
}

/* Makes or checks the certificate of the console, and reads the authority's; no title where it is from elsewhere. */
static bool certify(struct work *w, struct certificate_facts *authority, struct err *e)
{
	str pem, key;
	*authority = (struct certificate_facts){ 0 };
	return facility_certificate(w, &pem, &key, e) && facility_authority(w, &pem, e) &&
	       (!pem.n || certificate_read(w->arena, pem, authority, e));
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
	if (!check_facts(args, e) || !facility_make(w, e) || !put_facts(w, args, e) || !facility_key(w, &key, e) ||
	    !certify(w, &authority, e))
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

static void put_fact(struct work *w, const struct option *fact, str value)
{
	const struct facility_type *type = str_eq(str_of(fact->name), S("type")) ? type_of(value) : NULL;
	buf_fmt(w->out, "%s: %.*s\n", work_say(w, fact->words), P(type ? str_of(work_say(w, type->words)) : value));
}

/* What concerns the certificate takes effect at once; where it cannot, nothing is kept. */
static bool change_facts(struct work *w, const struct arguments *args, struct err *e)
{
	struct certificate_facts authority;
	bool certifies = arguments_flag(args, "host") || arguments_flag(args, "tls-certificate") || arguments_flag(args, "tls-key");
	if (!args->given_count)
		return true;
	if (!check_facts(args, e) || !db_begin(w->db, e))
		return false;
	if (put_facts(w, args, e) && (!certifies || certify(w, &authority, e)) && db_commit(w->db, e))
		return true;
	db_rollback(w->db);
	return false;
}

static bool run_facility(struct work *w, const struct arguments *args, struct err *e)
{
	struct json j = { .out = w->out };
	if (!change_facts(w, args, e))
		return false;
	if (w->json)
		json_put_open(&j, '{');
	for (const struct option *f = facts; f->name; f++) {
		str value;
		if (!facility_get(w, setting_of(w, f), &value, e))
			return false;
		if (w->json)
			json_pair_str(&j, str_of(setting_of(w, f)), value);
		else
			put_fact(w, f, value);
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
	{ "sample", "FOLDER", { "見本の病院のファイルを書き出す", "write the files of a made-up hospital to try things with" }, .least = 1,
	  .most = 1, .without_facility = true, .run = run_sample },
	{ "help", "[COMMAND]", { "使い方を表示する", "show how to use it" }, .most = 1, .without_facility = true, .run = run_help },
	{ "man", "[COMMAND]", { "マニュアルページ(troff)を書き出す", "print a manual page (troff)" }, .most = 1,
	  .without_facility = true, .run = run_man },
	{ "completion", "", { "bash の補完を書き出す", "print bash completion" }, .without_facility = true, .run = run_completion },
	{ 0 },
};

const struct duty house_duty = { .name = "house", .words = { "はじめに", "first steps" }, .commands = commands };

/* device_class.c - telling server, PC, network apparatus and medical device apart by the words a ledger has for them.
 * Nothing is guessed: where the words disagree, or none of them tells, the class stays open and people are asked.
 * SPDX-License-Identifier: Apache-2.0 */
#include "kinds.h"

#include "engine/text.h"

#include <string.h>

enum class { SERVER = 1, PC = 2, NETWORK = 4, MEDICAL = 8, OTHER = 16 };

static const struct {
	enum class class;
	const char *code;
} codes[] = {
	{ SERVER, "server" }, { PC, "pc" }, { NETWORK, "network" }, { MEDICAL, "medical" }, { OTHER, "other" },
};

/* Where a word is looked for. PROGRAM is what the row of the ledger itself names, not a list of installed software. */
enum place { MODEL = 1, HOST = 2, SYSTEM = 4, MAKER = 8, PROGRAM = 16, NOTE = 32, ROOM = 64 };
#define NAMES (MODEL | HOST | PROGRAM)

/* How telling a word is; the first that tells something decides. */
enum weight {
	BY_KIND,   /* says what it is */
	BY_SYSTEM, /* what runs on it */
	BY_HINT,   /* how such things are called, and who makes hardly anything else */
	BY_REMARK, /* said in passing */
	WEIGHTS
};

struct sign {
	str word;       /* as text_fold gives it */
	enum class class;
	enum weight weight;
	unsigned places;
	bool alone;     /* no letters beside it: "ct" is not in "product" */
};

static const struct sign signs[] = {
	{ T("サーバ"), SERVER, BY_KIND, NAMES, false },
	{ T("server"), SERVER, BY_KIND, MODEL | HOST | SYSTEM, false }, /* a PC has "SQL Server …" among its programs */
	{ T("poweredge"), SERVER, BY_KIND, MODEL, false },
	{ T("proliant"), SERVER, BY_KIND, MODEL, false },
	{ T("primergy"), SERVER, BY_KIND, MODEL, false },
	{ T("express5800"), SERVER, BY_KIND, MODEL, false },
	{ T("ha8000"), SERVER, BY_KIND, MODEL, false },
	{ T("thinksystem"), SERVER, BY_KIND, MODEL, false },

	{ T("端末"), PC, BY_KIND, NAMES, false },
	{ T("パソコン"), PC, BY_KIND, NAMES, false },
	{ T("デスクトップ"), PC, BY_KIND, MODEL, false },
	{ T("ワークステーション"), PC, BY_KIND, NAMES, false },
	{ T("タブレット"), PC, BY_KIND, MODEL | HOST, false },
	{ T("pc"), PC, BY_KIND, NAMES, true },
	{ T("optiplex"), PC, BY_KIND, MODEL, false },
	{ T("latitude"), PC, BY_KIND, MODEL, false },
	{ T("vostro"), PC, BY_KIND, MODEL, false },
	{ T("inspiron"), PC, BY_KIND, MODEL, false },
	{ T("precision"), PC, BY_KIND, MODEL, false },
	{ T("thinkpad"), PC, BY_KIND, MODEL, false },
	{ T("thinkcentre"), PC, BY_KIND, MODEL, false },
	{ T("lifebook"), PC, BY_KIND, MODEL, false },
	{ T("esprimo"), PC, BY_KIND, MODEL, false },
	{ T("versapro"), PC, BY_KIND, MODEL, false },
	{ T("lavie"), PC, BY_KIND, MODEL, false },
	{ T("elitebook"), PC, BY_KIND, MODEL, false },
	{ T("elitedesk"), PC, BY_KIND, MODEL, false },
	{ T("probook"), PC, BY_KIND, MODEL, false },
	{ T("prodesk"), PC, BY_KIND, MODEL, false },
	{ T("dynabook"), PC, BY_KIND, MODEL, false },
	{ T("レッツノート"), PC, BY_KIND, MODEL, false },
	{ T("let's note"), PC, BY_KIND, MODEL, false },
	{ T("let'snote"), PC, BY_KIND, MODEL, false },
	{ T("surface"), PC, BY_KIND, MODEL, false },
	{ T("macbook"), PC, BY_KIND, MODEL, false },
	{ T("imac"), PC, BY_KIND, MODEL, true },
	{ T("ipad"), PC, BY_KIND, MODEL, true },

	{ T("fortigate"), NETWORK, BY_KIND, NAMES, false },
	{ T("fortiwifi"), NETWORK, BY_KIND, NAMES, false },
	{ T("fortiswitch"), NETWORK, BY_KIND, NAMES, false },
	{ T("fortiap"), NETWORK, BY_KIND, NAMES, false },
	{ T("catalyst"), NETWORK, BY_KIND, NAMES, false },
	{ T("aironet"), NETWORK, BY_KIND, NAMES, false },
	{ T("meraki"), NETWORK, BY_KIND, NAMES, false },
	{ T("asa55"), NETWORK, BY_KIND, NAMES, false },
	{ T("rtx"), NETWORK, BY_KIND, NAMES, true },
	{ T("nvr5"), NETWORK, BY_KIND, NAMES, false },
	{ T("wlx"), NETWORK, BY_KIND, NAMES, true },
	{ T("univerge ix"), NETWORK, BY_KIND, NAMES, false },
	{ T("centrecom"), NETWORK, BY_KIND, NAMES, false },
	{ T("aterm"), NETWORK, BY_KIND, NAMES, false },
	{ T("airstation"), NETWORK, BY_KIND, NAMES, false },
	{ T("wab-"), NETWORK, BY_KIND, NAMES, false },
	{ T("wapm-"), NETWORK, BY_KIND, NAMES, false },
	{ T("apresia"), NETWORK, BY_KIND, NAMES, false },
	{ T("pulse connect"), NETWORK, BY_KIND, NAMES, false },
	{ T("ivanti connect"), NETWORK, BY_KIND, NAMES, false },
	{ T("big-ip"), NETWORK, BY_KIND, NAMES, false },
	{ T("sonicwall"), NETWORK, BY_KIND, NAMES, false },
	{ T("firebox"), NETWORK, BY_KIND, NAMES, false },
	{ T("srx"), NETWORK, BY_KIND, MODEL, true },
	{ T("ルータ"), NETWORK, BY_KIND, NAMES, false },
	{ T("router"), NETWORK, BY_KIND, MODEL | HOST, false },
	{ T("スイッチ"), NETWORK, BY_KIND, MODEL | HOST, false },
	{ T("switch"), NETWORK, BY_KIND, MODEL | HOST, false },
	{ T("l2sw"), NETWORK, BY_KIND, MODEL | HOST, false },
	{ T("l3sw"), NETWORK, BY_KIND, MODEL | HOST, false },
	{ T("アクセスポイント"), NETWORK, BY_KIND, NAMES, false },
	{ T("無線ap"), NETWORK, BY_KIND, NAMES, false },
	{ T("無線lan"), NETWORK, BY_KIND, MODEL | HOST, false },
	{ T("ファイアウォール"), NETWORK, BY_KIND, MODEL | HOST, false },
	{ T("ファイアーウォール"), NETWORK, BY_KIND, MODEL | HOST, false },
	{ T("firewall"), NETWORK, BY_KIND, MODEL | HOST, false },
	{ T("utm"), NETWORK, BY_KIND, MODEL | HOST, true },
	{ T("vpn装置"), NETWORK, BY_KIND, NAMES, false },
	{ T("ロードバランサ"), NETWORK, BY_KIND, MODEL, false },
	{ T("メディアコンバータ"), NETWORK, BY_KIND, MODEL, false },
	{ T("onu"), NETWORK, BY_KIND, MODEL, true },

	{ T("超音波"), MEDICAL, BY_KIND, NAMES, false },
	{ T("エコー"), MEDICAL, BY_KIND, MODEL | HOST, false },
	{ T("ct"), MEDICAL, BY_KIND, NAMES, true },
	{ T("mri"), MEDICAL, BY_KIND, NAMES, true },
	{ T("cr"), MEDICAL, BY_KIND, NAMES, true },
	{ T("fcr"), MEDICAL, BY_KIND, NAMES, true },
	{ T("x線"), MEDICAL, BY_KIND, NAMES, false },
	{ T("レントゲン"), MEDICAL, BY_KIND, NAMES, false },
	{ T("透視"), MEDICAL, BY_KIND, NAMES, false },
	{ T("撮影"), MEDICAL, BY_KIND, NAMES, false },
	{ T("マンモ"), MEDICAL, BY_KIND, NAMES, false },
	{ T("アンギオ"), MEDICAL, BY_KIND, NAMES, false },
	{ T("モダリティ"), MEDICAL, BY_KIND, NAMES, false },
	{ T("診断装置"), MEDICAL, BY_KIND, NAMES, false },
	{ T("骨密度"), MEDICAL, BY_KIND, NAMES, false },
	{ T("内視鏡"), MEDICAL, BY_KIND, MODEL, false },
	{ T("心電計"), MEDICAL, BY_KIND, NAMES, false },
	{ T("脳波計"), MEDICAL, BY_KIND, NAMES, false },
	{ T("分析装置"), MEDICAL, BY_KIND, NAMES, false },
	{ T("分析機"), MEDICAL, BY_KIND, NAMES, false },
	{ T("自動分析"), MEDICAL, BY_KIND, NAMES, false },
	{ T("血球計"), MEDICAL, BY_KIND, NAMES, false },
	{ T("血液ガス"), MEDICAL, BY_KIND, NAMES, false },
	{ T("生体情報モニタ"), MEDICAL, BY_KIND, NAMES, false },
	{ T("ベッドサイドモニタ"), MEDICAL, BY_KIND, NAMES, false },
	{ T("セントラルモニタ"), MEDICAL, BY_KIND, NAMES, false },
	{ T("患者モニタ"), MEDICAL, BY_KIND, NAMES, false },
	{ T("人工呼吸"), MEDICAL, BY_KIND, NAMES, false },
	{ T("麻酔器"), MEDICAL, BY_KIND, NAMES, false },
	{ T("透析装置"), MEDICAL, BY_KIND, NAMES, false },
	{ T("輸液ポンプ"), MEDICAL, BY_KIND, NAMES, false },
	{ T("シリンジポンプ"), MEDICAL, BY_KIND, NAMES, false },
	{ T("除細動"), MEDICAL, BY_KIND, NAMES, false },
	{ T("眼底"), MEDICAL, BY_KIND, MODEL, false },
	{ T("分包機"), MEDICAL, BY_KIND, NAMES, false },
	{ T("logiq"), MEDICAL, BY_KIND, NAMES, false },
	{ T("aquilion"), MEDICAL, BY_KIND, NAMES, false },
	{ T("somatom"), MEDICAL, BY_KIND, NAMES, false },
	{ T("magnetom"), MEDICAL, BY_KIND, NAMES, false },

	{ T("プリンタ"), OTHER, BY_KIND, NAMES, false },
	{ T("printer"), OTHER, BY_KIND, MODEL | HOST, false },
	{ T("複合機"), OTHER, BY_KIND, NAMES, false },
	{ T("satera"), OTHER, BY_KIND, NAMES, false },
	{ T("imagerunner"), OTHER, BY_KIND, NAMES, false },
	{ T("bizhub"), OTHER, BY_KIND, NAMES, false },
	{ T("apeos"), OTHER, BY_KIND, NAMES, false },
	{ T("docucentre"), OTHER, BY_KIND, NAMES, false },
	{ T("imagio"), OTHER, BY_KIND, NAMES, false },
	{ T("scansnap"), OTHER, BY_KIND, MODEL, false },
	{ T("スキャナ"), OTHER, BY_KIND, MODEL | HOST, false },
	{ T("nas"), OTHER, BY_KIND, NAMES, true },
	{ T("linkstation"), OTHER, BY_KIND, NAMES, false },
	{ T("terastation"), OTHER, BY_KIND, NAMES, false },
	{ T("ups"), OTHER, BY_KIND, MODEL | HOST, true },
	{ T("無停電電源"), OTHER, BY_KIND, NAMES, false },
	{ T("プロジェクタ"), OTHER, BY_KIND, MODEL, false },
	{ T("電話機"), OTHER, BY_KIND, NAMES, false },
	{ T("カメラ"), OTHER, BY_KIND, MODEL | HOST, false },

	{ T("windows 20"), SERVER, BY_SYSTEM, SYSTEM, false }, /* 2008 … 2025: people leave out the word Server */
	{ T("win20"), SERVER, BY_SYSTEM, SYSTEM, false },
	{ T("win server"), SERVER, BY_SYSTEM, SYSTEM, false },
	{ T("centos"), SERVER, BY_SYSTEM, SYSTEM, false },
	{ T("red hat"), SERVER, BY_SYSTEM, SYSTEM, false },
	{ T("redhat"), SERVER, BY_SYSTEM, SYSTEM, false },
	{ T("rhel"), SERVER, BY_SYSTEM, SYSTEM, true },
	{ T("rocky"), SERVER, BY_SYSTEM, SYSTEM, false },
	{ T("almalinux"), SERVER, BY_SYSTEM, SYSTEM, false },
	{ T("ubuntu"), SERVER, BY_SYSTEM, SYSTEM, false },
	{ T("debian"), SERVER, BY_SYSTEM, SYSTEM, false },
	{ T("linux"), SERVER, BY_SYSTEM, SYSTEM, false },
	{ T("solaris"), SERVER, BY_SYSTEM, SYSTEM, false },
	{ T("esxi"), SERVER, BY_SYSTEM, SYSTEM | PROGRAM, false },
	{ T("windows 1"), PC, BY_SYSTEM, SYSTEM, false }, /* 10 and 11 */
	{ T("windows1"), PC, BY_SYSTEM, SYSTEM, false },
	{ T("win1"), PC, BY_SYSTEM, SYSTEM, false },
	{ T("windows 8"), PC, BY_SYSTEM, SYSTEM, false },
	{ T("win8"), PC, BY_SYSTEM, SYSTEM, false },
	{ T("windows 7"), PC, BY_SYSTEM, SYSTEM, false },
	{ T("windows7"), PC, BY_SYSTEM, SYSTEM, false },
	{ T("win7"), PC, BY_SYSTEM, SYSTEM, false },
	{ T("vista"), PC, BY_SYSTEM, SYSTEM, false },
	{ T("windows xp"), PC, BY_SYSTEM, SYSTEM, false },
	{ T("winxp"), PC, BY_SYSTEM, SYSTEM, false },
	{ T("macos"), PC, BY_SYSTEM, SYSTEM, false },
	{ T("mac os"), PC, BY_SYSTEM, SYSTEM, false },
	{ T("chrome os"), PC, BY_SYSTEM, SYSTEM, false },
	{ T("ipados"), PC, BY_SYSTEM, SYSTEM, false },
	{ T("fortios"), NETWORK, BY_SYSTEM, SYSTEM, false },
	{ T("cisco ios"), NETWORK, BY_SYSTEM, SYSTEM, false },
	{ T("ios-xe"), NETWORK, BY_SYSTEM, SYSTEM, false },
	{ T("ios xe"), NETWORK, BY_SYSTEM, SYSTEM, false },
	{ T("junos"), NETWORK, BY_SYSTEM, SYSTEM, false },
	{ T("pan-os"), NETWORK, BY_SYSTEM, SYSTEM, false },

	{ T("sv"), SERVER, BY_HINT, HOST, true },
	{ T("svr"), SERVER, BY_HINT, HOST, true },
	{ T("srv"), SERVER, BY_HINT, HOST, true },
	{ T("desktop-"), PC, BY_HINT, HOST, false }, /* what Windows calls itself when nobody names it */
	{ T("laptop-"), PC, BY_HINT, HOST, false },
	{ T("note"), PC, BY_HINT, HOST, true },
	{ T("fw"), NETWORK, BY_HINT, HOST, true },
	{ T("sw"), NETWORK, BY_HINT, HOST, true },
	{ T("rt"), NETWORK, BY_HINT, HOST, true },
	{ T("ap"), NETWORK, BY_HINT, HOST, true },
	{ T("vpn"), NETWORK, BY_HINT, HOST, true },
	{ T("hub"), NETWORK, BY_HINT, HOST, true },
	{ T("prn"), OTHER, BY_HINT, HOST, true },
	{ T("fortinet"), NETWORK, BY_HINT, MAKER, false },
	{ T("フォーティネット"), NETWORK, BY_HINT, MAKER, false },
	{ T("フォーティーネット"), NETWORK, BY_HINT, MAKER, false },
	{ T("アライドテレシス"), NETWORK, BY_HINT, MAKER, false },
	{ T("allied telesis"), NETWORK, BY_HINT, MAKER, false },
	{ T("ヤマハ"), NETWORK, BY_HINT, MAKER, false },
	{ T("yamaha"), NETWORK, BY_HINT, MAKER, false },
	{ T("シスコ"), NETWORK, BY_HINT, MAKER, false },
	{ T("cisco"), NETWORK, BY_HINT, MAKER, false },
	{ T("アラクサラ"), NETWORK, BY_HINT, MAKER, false },
	{ T("alaxala"), NETWORK, BY_HINT, MAKER, false },
	{ T("juniper"), NETWORK, BY_HINT, MAKER, false },
	{ T("ジュニパー"), NETWORK, BY_HINT, MAKER, false },
	{ T("sonicwall"), NETWORK, BY_HINT, MAKER, false },
	{ T("ソニックウォール"), NETWORK, BY_HINT, MAKER, false },
	{ T("パルスセキュア"), NETWORK, BY_HINT, MAKER, false },
	{ T("シスメックス"), MEDICAL, BY_HINT, MAKER, false },
	{ T("sysmex"), MEDICAL, BY_HINT, MAKER, false },
	{ T("フクダ電子"), MEDICAL, BY_HINT, MAKER, false },
	{ T("日本光電"), MEDICAL, BY_HINT, MAKER, false },
	{ T("テルモ"), MEDICAL, BY_HINT, MAKER, false },
	{ T("ニプロ"), MEDICAL, BY_HINT, MAKER, false },
	{ T("日機装"), MEDICAL, BY_HINT, MAKER, false },
	{ T("ブラザー"), OTHER, BY_HINT, MAKER, false },
	{ T("brother"), OTHER, BY_HINT, MAKER, false },
	{ T("リコー"), OTHER, BY_HINT, MAKER, false },
	{ T("ricoh"), OTHER, BY_HINT, MAKER, false },
	{ T("ゼロックス"), OTHER, BY_HINT, MAKER, false },
	{ T("xerox"), OTHER, BY_HINT, MAKER, false },
	{ T("京セラ"), OTHER, BY_HINT, MAKER, false },

	{ T("ノートpc"), PC, BY_REMARK, NOTE, false },
	{ T("デスクトップpc"), PC, BY_REMARK, NOTE, false },
	{ T("無線ap"), NETWORK, BY_REMARK, NOTE, false },
	{ T("ルータ"), NETWORK, BY_REMARK, NOTE, false },
	{ T("スイッチ"), NETWORK, BY_REMARK, NOTE, false },
	{ T("eps"), NETWORK, BY_REMARK, ROOM, true }, /* cupboards with nothing else in them */
	{ T("mdf"), NETWORK, BY_REMARK, ROOM, true },
	{ T("idf"), NETWORK, BY_REMARK, ROOM, true },
	{ T("cr装置"), MEDICAL, BY_REMARK, NOTE, false },
	{ T("ct装置"), MEDICAL, BY_REMARK, NOTE, false },
	{ T("撮影装置"), MEDICAL, BY_REMARK, NOTE, false },
	{ T("検査装置"), MEDICAL, BY_REMARK, NOTE, false },
	{ T("複合機"), OTHER, BY_REMARK, NOTE, false },
};

/* Which bytes a text has, sixty-four kinds of them: most words are ruled out by it before they are looked for. */
static uint64_t bytes_of(str s)
{
	uint64_t has = 0;
	for (size_t i = 0; i < s.n; i++)
		has |= (uint64_t)1 << (unsigned char)s.p[i] % 64;
	return has;
}

static bool is_letter(char c)
{
	return c >= 'a' && c <= 'z';
}

static bool stands_alone(str text, size_t at, size_t n)
{
	return (at == 0 || !is_letter(text.p[at - 1])) && (at + n == text.n || !is_letter(text.p[at + n]));
}

static bool has_sign(const struct sign *sign, str text)
{
	for (size_t from = 0; from < text.n;) {
		size_t at = from + str_find(str_from(text, from), sign->word);
		if (at == text.n)
			return false;
		if (!sign->alone || stands_alone(text, at, sign->word.n))
			return true;
		from = at + 1;
	}
	return false;
}

/* The classes that the words of a text name, by their weight. */
struct named {
	uint8_t classes[WEIGHTS];
};

/* A ledger repeats the same few makers, systems and rooms thousands of times: what they name is kept for the next. */
#define REMEMBERED_MAX 1024u
#define REMEMBERED_STEPS 4u
#define REMEMBERED_BYTES_MAX 64u

struct remembered {
	enum place place; /* 0: a free slot */
	uint8_t n;
	char text[REMEMBERED_BYTES_MAX];
	struct named named;
};

/* What of its own columns is looked at; class_all asks for them in this order. */
static const struct {
	enum place place;
	str column;
} told[] = {
	{ MODEL, T("model") },       { HOST, T("hostname") }, { SYSTEM, T("os") },     { SYSTEM, T("os_build") },
	{ MAKER, T("manufacturer") }, { NOTE, T("note") },     { ROOM, T("location") },
};

static _Thread_local struct {
	bool ready;
	uint64_t words[LENGTH(signs)];
	int columns[LENGTH(told)];
	struct remembered kept[REMEMBERED_MAX + REMEMBERED_STEPS];
} looking;

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static void look_ready(void)
{
	for (size_t i = 0; !looking.ready && i < LENGTH(signs); i++)
		looking.words[i] = bytes_of(signs[i].word);
	for (size_t i = 0; !looking.ready && i < LENGTH(told); i++)
		looking.columns[i] = record_column(&device_kind, told[i].column);
	looking.ready = true;
}

static struct named named_in(enum place place, str text)
{
	auto_arena a = { 0 };
	struct named named = { 0 };
	str folded = text_fold(&a, text);
	uint64_t bytes = bytes_of(folded);
	for (size_t i = 0; i < LENGTH(signs); i++)
		if (!(looking.words[i] & ~bytes) && (signs[i].places & place) && has_sign(&signs[i], folded))
			named.classes[signs[i].weight] |= (uint8_t)signs[i].class;
	return named;
}

/* Hosts are numbered, and no word begins with a digit or has more than two in a row: of PC-00001 and PC-00815 only PC-00
 * is looked at, and once. */
static str numbered_alike(str host, char *to)
{
	size_t n = 0;
	for (size_t i = 0; i < host.n; i++)
		if (i < 2 || !is_digit(host.p[i]) || !is_digit(host.p[i - 1]) || !is_digit(host.p[i - 2]))
			to[n++] = host.p[i];
	return (str){ to, n };
}

static bool is_of(const struct remembered *kept, enum place place, str text)
{
	return kept->place == place && str_eq((str){ kept->text, kept->n }, text);
}

/* Where the text is kept, else where it may be: a free slot of a few, or the first of them. */
static struct remembered *remembered_at(enum place place, str text)
{
	struct remembered *slots = &looking.kept[(str_hash(text) + place) % REMEMBERED_MAX];
	for (size_t i = 0; i < REMEMBERED_STEPS; i++)
		if (!slots[i].place || is_of(&slots[i], place, text))
			return &slots[i];
	return slots;
}

static struct named look(enum place place, str text)
{
	char to[REMEMBERED_BYTES_MAX];
	if (!text.n)
		return (struct named){ 0 };
	if (text.n > REMEMBERED_BYTES_MAX)
		return named_in(place, text);
	if (place == HOST)
		text = numbered_alike(text, to);
	struct remembered *kept = remembered_at(place, text);
	if (!is_of(kept, place, text)) {
		*kept = (struct remembered){ .place = place, .n = (uint8_t)text.n, .named = named_in(place, text) };
		memcpy(kept->text, text.p, text.n);
	}
	return kept->named;
}

/* What a ledger says of one device: all places together, and its model alone. */
struct looks {
	struct named all, model;
};

static void look_at(struct looks *looks, enum place place, str text)
{
	struct named named = look(place, text);
	for (size_t i = 0; i < WEIGHTS; i++)
		looks->all.classes[i] |= named.classes[i];
	if (place == MODEL)
		looks->model = named;
}

/* Apparatus may run Windows inside, and is known by its model; of everything else the system must be of the same class. */
static unsigned named_by_kind(const struct looks *looks)
{
	unsigned kind = looks->all.classes[BY_KIND];
	bool apparatus = kind && kind == (looks->model.classes[BY_KIND] & (MEDICAL | OTHER));
	return kind && !apparatus ? kind | looks->all.classes[BY_SYSTEM] : kind;
}

/* The code of the class, or "" when it cannot be told. */
static str class_of(const struct looks *looks)
{
	unsigned classes = named_by_kind(looks);
	for (enum weight weight = BY_SYSTEM; !classes && weight < WEIGHTS; weight++)
		classes = looks->all.classes[weight];
	for (size_t i = 0; i < LENGTH(codes); i++)
		if (classes == codes[i].class)
			return str_of(codes[i].code);
	return S("");
}

str device_class_infer(const struct record *device)
{
	struct looks looks = { 0 };
	look_ready();
	for (size_t i = 0; i < LENGTH(told); i++)
		look_at(&looks, told[i].place, device->values[looking.columns[i]]);
	return class_of(&looks);
}

/* The programs that the rows of the ledger name, walked beside the devices: both come in the order of the device's id. */
#define PROGRAMS_MAX 4u

struct programs {
	struct rows *rows;
	bool more;
};

static str programs_of(struct arena *a, struct programs *p, str device, str scope)
{
	str names = S("");
	size_t count = 0;
	while (p->more && str_order(rows_str(p->rows, 0), device) < 0)
		p->more = rows_next(p->rows);
	for (; p->more && str_eq(rows_str(p->rows, 0), device); p->more = rows_next(p->rows))
		if (str_eq(rows_str(p->rows, 1), scope) && count++ < PROGRAMS_MAX)
			names = arena_join(a, names, S(" "), arena_copy(a, rows_str(p->rows, 2)));
	return names;
}

struct classed {
	str id, code;
};

struct classing {
	struct arena *a;
	struct classed *list; /* those whose class is to be written anew */
	size_t count, room;
};

enum { AT_ID, AT_SCOPE, AT_CLASS, AT_TOLD };

static void class_one(struct classing *c, const struct rows *device, struct programs *programs)
{
	auto_arena scratch = { 0 };
	struct looks looks = { 0 };
	for (size_t i = 0; i < LENGTH(told); i++)
		look_at(&looks, told[i].place, rows_str(device, AT_TOLD + (int)i));
	look_at(&looks, PROGRAM, programs_of(&scratch, programs, rows_str(device, AT_ID), rows_str(device, AT_SCOPE)));
	str code = class_of(&looks);
	if (str_eq(code, rows_str(device, AT_CLASS)))
		return;
	arena_grow(c->a, c->list, c->count, c->room);
	c->list[c->count++] = (struct classed){ arena_copy(c->a, rows_str(device, AT_ID)), code };
}

static bool class_all(struct classing *c, struct db *db, struct err *e)
{
	auto_rows devices = db_ask(db, e,
	                           "SELECT id, scope, coalesce(class_code, ''), model, hostname, os, os_build, manufacturer, note, "
	                           "location FROM device WHERE gone IS NULL AND class = '' ORDER BY id", NONE);
	auto_rows rows = db_ask(db, e,
	                        "SELECT device_id, scope, name FROM software WHERE gone IS NULL AND device_id IS NOT NULL "
	                        "ORDER BY device_id", NONE);
	struct programs programs = { &rows, rows_next(&rows) };
	while (rows_next(&devices))
		class_one(c, &devices, &programs);
	return rows_done(&devices) && rows_done(&rows);
}

bool device_settle(struct work *w, struct err *e)
{
	auto_arena a = { 0 };
	struct classing c = { .a = &a };
	look_ready();
	bool ok = class_all(&c, w->db, e);
	for (size_t i = 0; ok && i < c.count; i++)
		ok = db_do(w->db, e, "UPDATE device SET class_code = ? WHERE id = ?",
		           BIND(value_str_or_null(c.list[i].code), V(c.list[i].id)));
	return ok;
}

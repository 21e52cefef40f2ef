/* secret.c - tables of the commands that carry secrets, and a line-by-line eraser that knows no maker.
 * The commands are those of the makers' command references: FortiOS CLI Reference, Cisco ASA and IOS Command
 * References, Yamaha コマンドリファレンス.
 * SPDX-License-Identifier: Apache-2.0 */
#include "secret.h"

#include "base/buf.h"
#include "terminal.h"

#define BLOCK_LINES_MAX 1000u /* a key that is not ended by then was cut off; the rest is read again */
#define PROMPT_WORDS_MAX 3u   /* "FW01 (admin) #" */
#define LINE_WORDS_MAX 8192u  /* what stands behind them goes unread */

struct word {
	str text;
	bool cut;
};

struct line {
	str text;
	struct word *word;
	size_t count, room;
	size_t start; /* behind a prompt and "no" */
};

enum block { BLOCK_NONE, BLOCK_PEM, BLOCK_HEX };

struct strip {
	struct buf *out;
	struct arena *scratch;
	struct line line;
	enum block block;
	size_t block_lines;
	unsigned community; /* inside FortiOS "config system snmp community": how many configs are open */
};

/* Behind these words, at the start of a line, the rest is secret; "*" is any word. */
static const str at_start[] = {
	/* Cisco */
	T("snmp-server host *"), T("snmp-server user * *"), T("standby * authentication"),
	T("vrrp * authentication"), T("glbp * authentication"),
	/* Yamaha */
	T("login user *"), T("pp auth username *"), T("auth user * *"), T("l2tp tunnel auth *"),
	T("ipsec ike xauth myname * *"), T("ipsec ike eap myname * *"), T("mail server smtp *"), T("mail server pop *"),
	T("sip server * * * *"), T("snmp community *"), T("snmpv2c community *"), T("snmp host *"), T("snmpv2c host *"),
	T("snmp trap host *"), T("snmpv2c trap host *"), T("snmp trap community"), T("snmpv2c trap community"),
	T("snmpv3 usm user * *"), T("vrx user *"), T("yno zero-config * text"), T("syslog file crypto"),
	T("syslog mount-server filename * crypto"), T("external-memory config filename"),
	T("external-memory * filename * crypto"), T("external-memory statistics filename prefix * crypto"),
	T("pki certificate file * * *"), T("heartbeat2 transmit *"), T("heartbeat2 receive *"),
	{ 0 },
};

/* Behind these words, wherever they stand, the rest is secret. */
static const str anywhere[] = {
	T("password"), T("passwd"), T("secret"), T("key"), T("key-string"), T("pre-shared-key"), T("psk"), T("wpa-psk"),
	T("passphrase"), T("authentication-key"), T("md5"), T("shared-secret"), T("server-key"), T("radius-common-pw"),
	T("ldap-login-password"), T("activation-key"), T("smtp-auth"), T("snmp-server community"),
	T("auth myname *"), T("ENC"), { 0 },
};

/* FortiOS "set NAME value": names that end like this, and what a word says before its "=". */
static const str endings[] = {
	T("password"), T("passwd"), T("secret"), T("key"), T("psk"), T("pwd"), T("token"), T("passphrase"), T("pass"),
	T("auth"), T("psksecret-remote"), T("community"), { 0 },
};

/* Lines of free text: what may be said there is not known. */
static const str free_text[] = {
	T("remark"), T("* remark"), T("access-list * remark"), T("access-list * line * remark"), T("description"),
	T("name"), T("set comment"), T("set comments"), T("set description"), T("pp name"), T("tunnel name"), { 0 },
};

/* Filter rules carry no secrets; a list may be called "key". */
static const str never[] = {
	T("access-list"), T("ip access-list"), T("ipv6 access-list"), T("access-group"), T("permit"), T("deny"),
	T("object"), T("object-group"), T("network-object"), T("group-object"), T("service-object"), T("ip filter"),
	T("ipv6 filter"), { 0 },
};

static const str speaks_of_secrets[] = {
	T("password"), T("passwd"), T("passphrase"), T("pass:"), T("pass="), T("pw:"), T("pw="), T("psk"), T("secret"),
	T("pre-shared"), T("preshared"), T("community"), T("key:"), T("key="), T("パスワード"), T("ﾊﾟｽﾜｰﾄﾞ"),
	T("パスフレーズ"), T("パス:"), T("パス："), T("暗証"), T("共有鍵"), T("事前共有"), T("秘密"), T("ＰＳＫ"), { 0 },
};

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* The word at `at`: to the next blank, or, where it begins with a quote, to the closing one. */
static size_t word_end(str line, size_t at)
{
	bool quoted = line.p[at] == '"';
	size_t end = at + 1;
	for (; end < line.n; end++) {
		if (quoted && line.p[end] == '\\')
			end++;
		else if (quoted && line.p[end] == '"')
			quoted = false;
		else if (!quoted && is_blank(line.p[end]))
			break;
	}
	return end < line.n ? end : line.n;
}

/* "FW01#" (Cisco), "FW01 (admin) #" (FortiOS), "#" (Yamaha); then "no". */
static size_t behind_prompt(const struct line *l)
{
	size_t start = l->count && (str_ends(l->word[0].text, S("#")) || str_ends(l->word[0].text, S(">")));
	for (size_t i = 0; i < l->count && i < PROMPT_WORDS_MAX; i++)
		if (str_eq(l->word[i].text, S("#")))
			start = i + 1;
	return start + (start < l->count && str_eq(l->word[start].text, S("no")));
}

static void split(struct arena *a, struct line *l, str text)
{
	l->text = text;
	l->count = l->start = 0;
	for (size_t at = 0; at < text.n;) {
		if (is_blank(text.p[at])) {
			at++;
			continue;
		}
		bool unread = l->count + 1 == LINE_WORDS_MAX;
		size_t end = unread ? text.n : word_end(text, at);
		arena_grow(a, l->word, l->count, l->room);
		l->word[l->count++] = (struct word){ .text = { text.p + at, end - at }, .cut = unread };
		at = end;
	}
	l->start = behind_prompt(l);
}

static str word_at(const struct line *l, size_t at)
{
	return at < l->count ? l->word[at].text : S("");
}

static str without_colon(str word)
{
	return str_ends(word, S(":")) ? str_first(word, word.n - 1) : word;
}

/* How many words of the line, from `at`, the pattern takes; 0 when it does not fit. */
static size_t pattern_fits(const struct line *l, size_t at, str pattern)
{
	size_t n = 0;
	char first = at < l->count ? l->word[at].text.p[0] : ' ';
	if (pattern.p[0] != '*' && (pattern.p[0] ^ first) & ~0x20) /* nearly all of them: letters differ */
		return 0;
	for (str rest = pattern; rest.p; n++) {
		str want = str_cut(&rest, S(" "));
		if (at + n >= l->count)
			return 0;
		if (!str_eq(want, S("*")) && !str_eq_nocase(want, without_colon(l->word[at + n].text)))
			return 0;
	}
	return n;
}

static void cut_from(struct line *l, size_t at)
{
	for (; at < l->count; at++)
		l->word[at].cut = true;
}

static bool contains_nocase(str text, str part)
{
	for (size_t at = 0; at + part.n <= text.n; at++)
		if (str_eq_nocase(str_first(str_from(text, at), part.n), part))
			return true;
	return false;
}

static bool text_speaks(str text)
{
	for (const str *word = speaks_of_secrets; word->p; word++)
		if (contains_nocase(text, *word))
			return true;
	return false;
}

static bool ends_like_secret(str name)
{
	for (const str *ending = endings; ending->p; ending++)
		if (name.n >= ending->n && str_eq_nocase(str_from(name, name.n - ending->n), *ending))
			return true;
	return false;
}

/* Comments, and lines no command begins like: a greeting at log-in in Japanese. */
static bool is_comment(const struct line *l)
{
	char first = l->count ? l->word[0].text.p[0] : ' ';
	return first == '#' || first == '!' || (unsigned char)first >= 0x80;
}

static bool fits_one(const struct line *l, const str *patterns)
{
	for (; patterns->p; patterns++)
		if (pattern_fits(l, l->start, *patterns))
			return true;
	return false;
}

static void cut_behind(struct line *l, size_t at, const str *patterns)
{
	for (; patterns->p; patterns++) {
		size_t n = pattern_fits(l, at, *patterns);
		if (n)
			cut_from(l, at + n);
	}
}

static void cut_free_text(struct line *l)
{
	bool comment = is_comment(l);
	if ((!comment && !fits_one(l, free_text)) || !text_speaks(l->text))
		return;
	cut_behind(l, l->start, free_text);
	if (comment)
		cut_from(l, 0);
}

/* A Cisco community has behind it the access list that limits it, a user name the privilege: both must stay. */
static void keep_what_is_read(struct line *l)
{
	size_t n = pattern_fits(l, l->start, S("snmp-server community *")), from = l->count;
	if (n)
		from = l->start + n;
	else if (pattern_fits(l, l->start, S("username * * *")) && str_eq(word_at(l, l->count - 2), S("privilege")))
		from = l->count - 2;
	for (; from < l->count; from++)
		l->word[from].cut = false;
}

static void cut_commands(struct line *l)
{
	if (fits_one(l, never))
		return;
	cut_behind(l, l->start, at_start);
	for (size_t at = 0; at < l->count && !l->word[at].cut; at++)
		cut_behind(l, at, anywhere);
	if (pattern_fits(l, l->start, S("set *")) && ends_like_secret(word_at(l, l->start + 1)))
		cut_from(l, l->start + 2);
	keep_what_is_read(l);
}

/* FortiOS keeps the community itself under "set name", so the block has to be known. */
static void follow_communities(struct strip *s)
{
	struct line *l = &s->line;
	if (pattern_fits(l, l->start, S("config system snmp community")))
		s->community = 1;
	else if (s->community && pattern_fits(l, l->start, S("config *")))
		s->community++;
	else if (s->community && pattern_fits(l, l->start, S("end")))
		s->community--;
	else if (s->community && pattern_fits(l, l->start, S("set name *")))
		cut_from(l, l->start + 2);
}

static size_t quotes_in(str text)
{
	size_t n = 0;
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] == '\\')
			i++;
		else
			n += text.p[i] == '"';
	}
	return n;
}

/* user:password@ of an address goes, and the value of "password=…"; a variable's too (Yamaha "set NAME=value"). */
static void put_word(struct buf *out, str word, bool variable)
{
	str rest = word, scheme = str_cut(&rest, S("://"));
	size_t user = rest.p ? str_find(rest, S("@")) : 0;
	if (rest.p && user < rest.n && user < str_find(rest, S("/"))) {
		buf_put(out, scheme);
		buf_put(out, S("://" SECRET_MARK));
		buf_put(out, str_from(rest, user));
		return;
	}
	rest = word;
	str name = str_cut(&rest, S("="));
	if (rest.p && (variable || ends_like_secret(name))) {
		buf_put(out, name);
		buf_put(out, str_ends(rest, S("\"")) ? S("=" SECRET_MARK "\"") : S("=" SECRET_MARK));
		return;
	}
	buf_put(out, word);
}

static const char *end_of(str s)
{
	return s.p + s.n;
}

/* A run of cut words becomes one mark. A quote that the run leaves open stays open, for a value of several lines is
 * closed further down. Gives the place behind the run. */
static size_t put_mark(struct strip *s, size_t at)
{
	const struct line *l = &s->line;
	size_t quotes = 0;
	for (; at < l->count && l->word[at].cut; at++)
		quotes += quotes_in(l->word[at].text);
	buf_put(s->out, quotes % 2 ? S("\"" SECRET_MARK) : S(SECRET_MARK));
	return at;
}

static void put_line(struct strip *s)
{
	const struct line *l = &s->line;
	const char *done = l->text.p;
	bool set = pattern_fits(l, l->start, S("set *"));
	for (size_t at = 0; at < l->count;) {
		buf_put(s->out, (str){ done, (size_t)(l->word[at].text.p - done) });
		if (l->word[at].cut) {
			at = put_mark(s, at);
		} else {
			put_word(s->out, l->word[at].text, set && at == l->start + 1);
			at++;
		}
		done = end_of(l->word[at - 1].text);
	}
}

static void strip_words(struct strip *s, str text)
{
	split(s->scratch, &s->line, text);
	cut_free_text(&s->line);
	cut_commands(&s->line);
	follow_communities(s);
	put_line(s);
}

static bool is_hex(str text)
{
	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];
		if (!is_blank(c) && !(c >= '0' && c <= '9') && !((c | 32) >= 'a' && (c | 32) <= 'f'))
			return false;
	}
	return true;
}

/* IOS prints certificates and public keys as lines of hexadecimal digits. */
static bool opens_hex(const struct line *l)
{
	return pattern_fits(l, l->start, S("certificate *")) ||
	       (l->count == l->start + 1 && pattern_fits(l, l->start, S("key-string")));
}

/* What stands behind -----END … -----; nothing, p NULL, while the block goes on. */
static str behind_pem(struct strip *s, str text)
{
	str rest = text;
	str_cut(&rest, S("-----END"));
	if (!rest.p) {
		if (++s->block_lines >= BLOCK_LINES_MAX)
			s->block = BLOCK_NONE;
		return rest;
	}
	s->block = BLOCK_NONE;
	str_cut(&rest, S("-----"));
	return rest.p ? rest : S("");
}

/* A line may hold the end of one key and the beginning of the next. */
static void strip_line(struct strip *s, str text)
{
	if (s->block == BLOCK_HEX && is_hex(text))
		return;
	if (s->block == BLOCK_PEM)
		text = behind_pem(s, text);
	while (text.p) {
		size_t begin = str_find(text, S("-----BEGIN"));
		strip_words(s, str_first(text, begin));
		s->block = opens_hex(&s->line) ? BLOCK_HEX : BLOCK_NONE;
		if (begin == text.n)
			return;
		if (!str_ends(buf_str(s->out), S(SECRET_MARK)))
			buf_put(s->out, S(SECRET_MARK));
		s->block = BLOCK_PEM;
		s->block_lines = 0;
		text = behind_pem(s, str_from(text, begin));
	}
}

str secret_strip(struct arena *a, str text)
{
	auto_arena scratch = { 0 };
	auto_buf out = { 0 };
	struct strip s = { .out = &out, .scratch = &scratch };
	str rest = terminal_clean(&scratch, text);
	while (rest.p) {
		strip_line(&s, str_cut(&rest, S("\n")));
		if (rest.p)
			buf_byte(&out, '\n');
	}
	return arena_copy(a, buf_str(&out));
}

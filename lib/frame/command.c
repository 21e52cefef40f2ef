/* command.c - from the words typed to the command run: global options, the facility, the answer, the exit code.
 * SPDX-License-Identifier: Apache-2.0 */
#include "command.h"

#include "base/json.h"
#include "base/utf8.h"
#include "duty.h"
#include "engine/near.h"
#include "facility.h"
#include "progress.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

str arguments_value(const struct arguments *args, const char *option)
{
	for (size_t i = args->given_count; i; i--)
		if (str_eq(str_of(args->given[i - 1].option->name), str_of(option)))
			return args->given[i - 1].value;
	return S("");
}

bool arguments_flag(const struct arguments *args, const char *option)
{
	for (size_t i = 0; i < args->given_count; i++)
		if (str_eq(str_of(args->given[i].option->name), str_of(option)))
			return true;
	return false;
}

static const struct option *option_of(const struct option *options, str name)
{
	for (const struct option *o = options; o && o->name; o++)
		if (str_eq(str_of(o->name), name))
			return o;
	return NULL;
}

/* What every command takes, before its name or behind it. */
static const struct option global_options[] = {
	{ "data", "DIR", { "施設の記録を置くフォルダー", "the facility's folder" } },
	{ "lang", "ja|en", { "表示する言葉", "language of the answer" } },
	{ "who", "NAME", { "履歴に残す人の名前", "the name kept in the history" } },
	{ "json", NULL, { "結果を JSON で出す", "answer in JSON" } },
	{ "version", NULL, { "版を表示する", "print the version" } },
	{ 0 },
};

static bool option_unknown(const struct option *options, str name, struct err *e)
{
	const struct option *const lists[] = { options, global_options };
	struct near near = near_of(name);
	for (size_t i = 0; i < LENGTH(lists); i++)
		for (const struct option *o = lists[i]; o && o->name; o++)
			near_look(&near, str_of(o->name));
	if (near.word.n)
		return err_set(e, ERR_USAGE, "--%.*s という指定はありません。--%.*s ですか", "there is no option --%.*s; did you mean --%.*s?",
		               P(name), P(near.word));
	return err_set(e, ERR_USAGE, "--%.*s という指定はありません(`inro help 命令` で一覧を見られます)",
	               "there is no option --%.*s (`inro help COMMAND` lists them)", P(name));
}

/* "--name=value" or "--name value"; *at moves over what was used. */
static bool take_option(const struct option *options, int count, char **words, int *at, struct arguments *args, struct err *e)
{
	str rest = str_from(str_of(words[*at]), 2), name = str_cut(&rest, S("="));
	const struct option *o = option_of(options, name);
	if (!o)
		return option_unknown(options, name, e);
	if (args->given_count == ARGUMENT_OPTIONS_MAX)
		return err_set(e, ERR_USAGE, "指定が多すぎます", "too many options");
	if (!o->value && rest.p)
		return err_set(e, ERR_USAGE, "--%s に値は付けられません", "--%s takes no value", o->name);
	if (o->value && !rest.p) {
		if (++*at == count)
			return err_set(e, ERR_USAGE, "--%s のあとに値(%s)がありません", "--%s needs a value (%s)", o->name, o->value);
		rest = str_of(words[*at]);
	}
	args->given[args->given_count].option = o;
	args->given[args->given_count++].value = rest.p ? rest : S("");
	return true;
}

static bool is_help(str word)
{
	return str_eq(word, S("--help")) || str_eq(word, S("-h"));
}

/* A command's own option, else one that stands for all commands: people type those last too. */
static const struct option *options_with(const struct command *c, const char *word)
{
	str rest = str_from(str_of(word), 2), name = str_cut(&rest, S("="));
	return !option_of(c->options, name) && option_of(global_options, name) ? global_options : c->options;
}

bool command_arguments(const struct command *c, int count, char **words, struct arguments *args, struct err *e)
{
	bool only_words = false;
	for (int at = 0; at < count; at++) {
		str word = str_of(words[at]);
		if (!only_words && str_eq(word, S("--"))) {
			only_words = true;
		} else if (!only_words && str_starts(word, S("--"))) {
			if (!take_option(options_with(c, words[at]), count, words, &at, args, e))
				return false;
		} else if (args->count == ARGUMENT_WORDS_MAX) {
			return err_set(e, ERR_USAGE, "言葉が多すぎます", "too many words");
		} else {
			args->words[args->count++] = word;
		}
	}
	if (args->count < c->least || args->count > c->most)
		return err_set(e, ERR_USAGE, "書き方: inro %s %s", "usage: inro %s %s", c->name, c->takes);
	return true;
}

const struct option *command_global_options(void)
{
	return global_options;
}

static str first_of(const char *const *names, const char *otherwise)
{
	for (; *names; names++) {
		const char *set = getenv(*names);
		if (set && *set)
			return str_of(set);
	}
	return str_of(otherwise);
}

/* From the words before the command, then from those behind it: a later word overrides. */
static bool set_up(struct work *w, const struct arguments *args, struct err *e)
{
	str lang = arguments_value(args, "lang"), data = arguments_value(args, "data"), who = arguments_value(args, "who");
	if (str_eq(lang, S("en")) || str_eq(lang, S("ja")))
		w->lang = str_eq(lang, S("en")) ? LANG_EN : LANG_JA;
	else if (lang.n)
		return err_set(e, ERR_USAGE, "--lang は ja か en です", "--lang is ja or en");
	w->json = w->json || arguments_flag(args, "json");
	w->data = data.n ? data : w->data;
	w->who = who.n ? who : w->who;
	return true;
}

static bool asks_help(int count, char **words)
{
	for (int i = 0; i < count && !str_eq(str_of(words[i]), S("--")); i++)
		if (is_help(str_of(words[i])))
			return true;
	return false;
}

static bool run_command(struct work *w, str name, int count, char **words, struct err *e)
{
	struct arguments args = { 0 };
	const struct command *c = duty_command(w->duties, name);
	if (!c)
		return help_unknown(w->duties, name, e);
	if (asks_help(count, words)) {
		help_command(w, c);
		return true;
	}
	if (!command_arguments(c, count, words, &args, e) || !set_up(w, &args, e))
		return err_wrap(e, "inro %s", "inro %s", c->name);
	return (c->without_facility || facility_open(w, e)) && c->run(w, &args, e);
}

/* Global options, then the command's name; *at is the index behind it. */
static bool take_global(int count, char **words, struct arguments *global, int *at, str *name, struct err *e)
{
	*name = S("");
	for (*at = 1; *at < count; ++*at) {
		if (is_help(str_of(words[*at]))) {
			*name = S("help");
		} else if (!str_starts(str_of(words[*at]), S("--"))) {
			*name = str_of(words[(*at)++]);
			return true;
		}
		else if (!take_option(global_options, count, words, at, global, e)) {
			return false;
		}
	}
	return true;
}

/* What a terminal would obey instead of show (ESC and the like, from file names and cells) becomes U+FFFD. */
static void put_shown(struct buf *to, str text)
{
	for (size_t at = 0; at < text.n;) {
		uint32_t rune = utf8_next(text, &at);
		bool obeyed = (rune < ' ' && rune != '\n' && rune != '\t') || (rune >= 0x7F && rune < 0xA0);
		buf_rune(to, obeyed ? RUNE_BAD : rune);
	}
}

static void put_aside(str text)
{
	auto_buf b = { 0 };
	put_shown(&b, text);
	fwrite(b.p, 1, b.n, stderr);
}

static void say_error(const struct work *w, const struct err *e)
{
	if (w->json) {
		auto_buf b = { 0 };
		struct json j = { .out = &b };
		json_put_open(&j, '{');
		json_pair_str(&j, S("error"), str_of(err_name(e->kind)));
		json_pair_str(&j, S("message"), str_of(err_say(e, w->lang)));
		json_put_close(&j, '}');
		fprintf(stderr, "%.*s\n", P(buf_str(&b)));
		return;
	}
	put_aside(arena_fmt(w->arena, "inro: %s\n", err_say(e, w->lang)));
}

static bool is_json(const struct work *w)
{
	str out = buf_str(w->out);
	return w->json && (!out.n || out.p[0] == '{' || out.p[0] == '[');
}

/* What a command says in words only. */
static void put_words_json(struct buf *to, str words)
{
	struct json j = { .out = to };
	json_put_open(&j, '{');
	json_pair_str(&j, S("message"), str_trim(words));
	json_put_close(&j, '}');
	buf_byte(to, '\n');
}

/* The answer goes out whole, also before an error; a closed pipe or a full disk is an error of its own. */
static bool put_out(const struct work *w, struct err *e)
{
	auto_buf shown = { 0 };
	const struct buf *out = w->as_is || is_json(w) ? w->out : &shown;
	if (out == &shown && w->json)
		put_words_json(&shown, buf_str(w->out));
	else if (out == &shown)
		put_shown(&shown, buf_str(w->out));
	put_aside(buf_str(w->aside));
	if ((out->n && fwrite(out->p, 1, out->n, stdout) != out->n) || fflush(stdout) != 0)
		return err_set(e, ERR_DISK, "結果を書き出せません", "the answer could not be written out");
	return true;
}

int command_main(const struct program *program, int count, char **words)
{
	auto_arena arena = { 0 };
	auto_buf out = { 0 };
	auto_buf aside = { 0 };
	struct err e = { 0 }, late = { 0 };
	struct arguments global = { 0 };
	int at;
	str name;
	struct progress progress = { .to = stderr };
	struct work w = { .arena = &arena, .duties = program->duties, .clock = program->clock, .disk = program->disk,
		          .out = &out, .aside = &aside, .progress = isatty(STDERR_FILENO) ? &progress : NULL };
	w.lang = lang_of_locale();
	w.data = first_of((const char *const[]){ "INRO_DATA", NULL }, "inro-data");
	w.who = first_of((const char *const[]){ "INRO_WHO", "SUDO_USER", "USER", NULL }, "?");
	bool ok = take_global(count, words, &global, &at, &name, &e) && set_up(&w, &global, &e);
	if (ok && arguments_flag(&global, "version"))
		buf_put(&out, S("inro " INRO_VERSION "\n"));
	else if (ok && !name.n)
		help_all(&w);
	else if (ok)
		ok = run_command(&w, name, count - at, words + at, &e);
	progress_end(&progress);
	if (!put_out(&w, &late) && ok) {
		ok = false;
		e = late;
	}
	if (!ok)
		say_error(&w, &e);
	db_close(&w.db);
	return ok ? 0 : err_exit(e.kind);
}

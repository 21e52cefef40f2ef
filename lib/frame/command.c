/* command.c - from the words typed to the command run: global options, the facility, the answer, the exit code.
 * SPDX-License-Identifier: Apache-2.0 */
#include "command.h"

#include "base/json.h"
#include "duty.h"
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

/* "--name=value" or "--name value"; *at moves over what was used. */
static bool take_option(const struct option *options, int count, char **words, int *at, struct arguments *args, struct err *e)
{
	str rest = str_from(str_of(words[*at]), 2), name = str_cut(&rest, S("="));
	const struct option *o = option_of(options, name);
	if (!o)
		return err_set(e, ERR_USAGE, "--%.*s という指定はありません", "there is no option --%.*s", P(name));
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

bool command_arguments(const struct command *c, int count, char **words, struct arguments *args, struct err *e)
{
	bool only_words = false;
	for (int at = 0; at < count; at++) {
		str word = str_of(words[at]);
		if (!only_words && str_eq(word, S("--"))) {
			only_words = true;
		} else if (!only_words && str_starts(word, S("--"))) {
			if (!take_option(c->options, count, words, &at, args, e))
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

/* What stands before the command. */
static const struct option global_options[] = {
	{ "data", "DIR", { "施設の記録を置くフォルダー", "the facility's folder" } },
	{ "lang", "ja|en", { "表示する言葉", "language of the answer" } },
	{ "who", "NAME", { "履歴に残す人の名前", "the name kept in the history" } },
	{ "json", NULL, { "結果を JSON で出す", "answer in JSON" } },
	{ "version", NULL, { "版を表示する", "print the version" } },
	{ 0 },
};

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

static bool set_up(struct work *w, const struct arguments *global, struct err *e)
{
	str lang = arguments_value(global, "lang"), data = arguments_value(global, "data"), who = arguments_value(global, "who");
	w->lang = str_eq(lang, S("en")) ? LANG_EN : str_eq(lang, S("ja")) ? LANG_JA : lang_of_locale();
	w->json = arguments_flag(global, "json");
	w->data = data.n ? data : first_of((const char *const[]){ "INRO_DATA", NULL }, "inro-data");
	w->who = who.n ? who : first_of((const char *const[]){ "INRO_WHO", "SUDO_USER", "USER", NULL }, "?");
	if (lang.n && !str_eq(lang, S("en")) && !str_eq(lang, S("ja")))
		return err_set(e, ERR_USAGE, "--lang は ja か en です", "--lang is ja or en");
	return true;
}

static bool unknown_command(const struct work *w, str name, struct err *e)
{
	str near = help_nearest(w->duties, name);
	if (near.n)
		return err_set(e, ERR_USAGE, "「%.*s」という命令はありません。「%.*s」ですか", "there is no command \"%.*s\"; did you mean \"%.*s\"?",
		               P(name), P(near));
	return err_set(e, ERR_USAGE, "「%.*s」という命令はありません。`inro help` で一覧を見られます",
	               "there is no command \"%.*s\"; `inro help` lists them", P(name));
}

static bool run_command(struct work *w, str name, int count, char **words, struct err *e)
{
	struct arguments args = { 0 };
	const struct command *c = duty_command(w->duties, name);
	if (!c)
		return unknown_command(w, name, e);
	if (!command_arguments(c, count, words, &args, e))
		return err_wrap(e, "inro %s", "inro %s", c->name);
	return (c->without_facility || facility_open(w, e)) && c->run(w, &args, e);
}

/* Global options, then the command's name; *at is the index behind it. */
static bool take_global(int count, char **words, struct arguments *global, int *at, str *name, struct err *e)
{
	*name = S("");
	for (*at = 1; *at < count; ++*at) {
		if (!str_starts(str_of(words[*at]), S("--"))) {
			*name = str_of(words[(*at)++]);
			return true;
		}
		if (str_eq(str_of(words[*at]), S("--help")))
			*name = S("help");
		else if (!take_option(global_options, count, words, at, global, e))
			return false;
	}
	return true;
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
	fprintf(stderr, "inro: %s\n", err_say(e, w->lang));
}

/* The answer goes out whole, also before an error; a closed pipe or a full disk is an error of its own. */
static bool put_out(const struct work *w, struct err *e)
{
	if (w->aside->n)
		fwrite(w->aside->p, 1, w->aside->n, stderr);
	if ((w->out->n && fwrite(w->out->p, 1, w->out->n, stdout) != w->out->n) || fflush(stdout) != 0)
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

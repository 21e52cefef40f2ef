/* help.c - help, man pages and shell completion, printed from the tables of the commands.
 * SPDX-License-Identifier: Apache-2.0 */
#include "command.h"

#include "duty.h"
#include "engine/near.h"

static str nearest_command(const struct duty *const *duties, str word)
{
	struct near near = near_of(word);
	for (; *duties; duties++)
		for (const struct command *c = (*duties)->commands; c && c->name; c++)
			near_look(&near, str_of(c->name));
	return near.word;
}

bool help_unknown(const struct duty *const *duties, str name, struct err *e)
{
	str near = nearest_command(duties, name);
	if (near.n)
		return err_set(e, ERR_USAGE, "「%.*s」という命令はありません。「%.*s」ですか", "there is no command \"%.*s\"; did you mean \"%.*s\"?",
		               P(name), P(near));
	return err_set(e, ERR_USAGE, "「%.*s」という命令はありません。`inro help` で一覧を見られます",
	               "there is no command \"%.*s\"; `inro help` lists them", P(name));
}

static void put_options(struct work *w, const struct option *options)
{
	for (const struct option *o = options; o && o->name; o++) {
		str left = arena_fmt(w->arena, "--%s%s%s", o->name, o->value ? " " : "", o->value ? o->value : "");
		buf_fmt(w->out, "  %-24.*s %s\n", P(left), work_say(w, o->words));
	}
}

void help_all(struct work *w)
{
	work_put(w, "Inro(印籠) - 医療機関のサイバーセキュリティの務めを一つに\n\n使い方: inro [共通の指定] 命令 …\n",
	         "Inro - a medical facility's cyber-security duties in one program\n\nusage: inro [options] COMMAND …\n");
	for (const struct duty *const *duty = w->duties; *duty; duty++) {
		if (!(*duty)->commands || !(*duty)->commands->name)
			continue;
		buf_fmt(w->out, "\n%s\n", work_say(w, (*duty)->words));
		for (const struct command *c = (*duty)->commands; c->name; c++)
			buf_fmt(w->out, "  %-12s %s\n", c->name, work_say(w, c->summary));
	}
	work_put(w, "\n共通の指定\n", "\noptions for all commands\n");
	put_options(w, command_global_options());
	work_put(w, "\n`inro help 命令` で詳しい説明を見られます。\n", "\n`inro help COMMAND` tells more.\n");
}

static void put_kinds(struct work *w)
{
	work_put(w, "\n記録の種類と項目名\n", "\nkinds of record and their columns\n");
	for (struct kinds k = kinds_of(w->duties); kinds_next(&k);) {
		buf_fmt(w->out, "  %-12s %s\n", k.kind->name, work_say(w, k.kind->words));
		for (const struct column *c = k.kind->columns; c->name; c++)
			buf_fmt(w->out, "%s%s %s", c == k.kind->columns ? "      " : w->lang == LANG_EN ? ", " : "、", c->name,
			        work_say(w, c->words));
		buf_put(w->out, S("\n"));
	}
}

void help_command(struct work *w, const struct command *c)
{
	work_put(w, "使い方: inro %s %s\n\n", "usage: inro %s %s\n\n", c->name, c->takes);
	buf_fmt(w->out, "%s\n", work_say(w, c->summary));
	if (c->detail.ja)
		buf_fmt(w->out, "\n%s\n", work_say(w, c->detail));
	if (c->options && c->options->name) {
		work_put(w, "\n指定\n", "\noptions\n");
		put_options(w, c->options);
	}
	if (c->examples && c->examples->line) {
		work_put(w, "\n例\n", "\nexamples\n");
		for (const struct example *x = c->examples; x->line; x++)
			buf_fmt(w->out, "  inro %s\n      %s\n", x->line, work_say(w, x->words));
	}
	if (str_starts(str_of(c->takes), S("KIND")))
		put_kinds(w);
}

/* troff takes a leading dot or quote as a request, a backslash as an escape and "-" as a hyphen. */
static void put_troff(struct buf *b, str text)
{
	bool first = true;
	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];
		if (first && (c == '.' || c == '\''))
			buf_put(b, S("\\&"));
		if (c == '\\')
			buf_put(b, S("\\e"));
		else if (c == '-')
			buf_put(b, S("\\-"));
		else
			buf_byte(b, c);
		first = c == '\n';
	}
}

static void man_text(struct work *w, const char *text)
{
	put_troff(w->out, str_of(text));
	buf_byte(w->out, '\n');
}

static void man_section(struct work *w, const char *ja, const char *en)
{
	buf_fmt(w->out, ".SH %s\n", w->lang == LANG_EN ? en : ja);
}

static void man_options(struct work *w, const struct option *options)
{
	if (!options || !options->name)
		return;
	man_section(w, "オプション", "OPTIONS");
	for (const struct option *o = options; o->name; o++) {
		buf_put(w->out, S(".TP\n\\fB"));
		put_troff(w->out, arena_fmt(w->arena, "--%s", o->name));
		buf_fmt(w->out, "\\fR%s%s\n", o->value ? " " : "", o->value ? o->value : "");
		man_text(w, work_say(w, o->words));
	}
}

static void man_head(struct work *w, const char *page, const char *summary)
{
	buf_fmt(w->out, ".TH \"%s\" 1 \"\" \"inro %s\" \"Inro\"\n", page, INRO_VERSION);
	man_section(w, "名前", "NAME");
	put_troff(w->out, arena_fmt(w->arena, "%s - %s\n", page, summary));
	man_section(w, "書式", "SYNOPSIS");
}

static void man_examples(struct work *w, const struct example *examples)
{
	if (!examples || !examples->line)
		return;
	man_section(w, "例", "EXAMPLES");
	for (const struct example *x = examples; x->line; x++) {
		buf_put(w->out, S(".TP\n\\fB"));
		put_troff(w->out, arena_fmt(w->arena, "inro %s", x->line));
		buf_put(w->out, S("\\fR\n"));
		man_text(w, work_say(w, x->words));
	}
}

static void man_exit_codes(struct work *w)
{
	man_section(w, "終了コード", "EXIT STATUS");
	for (enum err_kind kind = ERR_NONE; kind <= ERR_CONFLICT; kind++) {
		buf_fmt(w->out, ".TP\n%d\n", err_exit(kind));
		man_text(w, kind ? work_say(w, err_words(kind)) : w->lang == LANG_EN ? "all went well" : "正常に終わりました");
	}
}

static void man_program(struct work *w)
{
	man_head(w, "inro", w->lang == LANG_EN ? "a medical facility's cyber-security duties in one program"
	                                       : "医療機関のサイバーセキュリティの務めを一つに");
	man_text(w, "inro [--data DIR] [--lang ja|en] [--who NAME] [--json] COMMAND …");
	for (const struct duty *const *duty = w->duties; *duty; duty++) {
		if (!(*duty)->commands)
			continue;
		buf_fmt(w->out, ".SH %s\n", work_say(w, (*duty)->words));
		for (const struct command *c = (*duty)->commands; c->name; c++) {
			buf_fmt(w->out, ".TP\n\\fB%s\\fR ", c->name);
			man_text(w, c->takes);
			man_text(w, work_say(w, c->summary));
		}
	}
	man_options(w, command_global_options());
	man_exit_codes(w);
}

void help_man(struct work *w, const struct command *c)
{
	if (!c) {
		man_program(w);
		return;
	}
	man_head(w, arena_text(w->arena, arena_fmt(w->arena, "inro-%s", c->name)), work_say(w, c->summary));
	man_text(w, arena_text(w->arena, arena_fmt(w->arena, "inro %s %s", c->name, c->takes)));
	if (c->detail.ja) {
		man_section(w, "説明", "DESCRIPTION");
		man_text(w, work_say(w, c->detail));
	}
	man_options(w, c->options);
	man_examples(w, c->examples);
}

static void completion_options(struct work *w, const struct option *options)
{
	for (const struct option *o = options; o && o->name; o++)
		buf_fmt(w->out, " --%s", o->name);
}

void help_completion(struct work *w)
{
	buf_put(w->out, S("# bash completion for inro; printed by `inro completion`\n"
	                  "_inro() {\n\tlocal word=${COMP_WORDS[COMP_CWORD]} list\n\tcase ${COMP_WORDS[1]} in\n"));
	for (const struct duty *const *duty = w->duties; *duty; duty++)
		for (const struct command *c = (*duty)->commands; c && c->name; c++) {
			buf_fmt(w->out, "\t%s) list=\"", c->name);
			if (str_starts(str_of(c->takes), S("KIND")))
				for (struct kinds k = kinds_of(w->duties); kinds_next(&k);)
					buf_fmt(w->out, " %s", k.kind->name);
			completion_options(w, c->options);
			buf_put(w->out, S("\" ;;\n"));
		}
	buf_put(w->out, S("\t*) list=\""));
	for (const struct duty *const *duty = w->duties; *duty; duty++)
		for (const struct command *c = (*duty)->commands; c && c->name; c++)
			buf_fmt(w->out, " %s", c->name);
	completion_options(w, command_global_options());
	buf_put(w->out, S("\" ;;\n\tesac\n\tCOMPREPLY=($(compgen -W \"$list\" -- \"$word\"))\n"
	                  "\tcompopt -o default 2>/dev/null\n}\ncomplete -F _inro inro\n"));
}

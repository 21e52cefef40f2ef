/* command.h - a command of the program as a row of a table; parsing, help, man pages and completion come from it.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/words.h"
#include "work.h"

#define ARGUMENT_WORDS_MAX 256u
#define ARGUMENT_OPTIONS_MAX 64u

struct option {
	const char *name;    /* "dry-run": written --dry-run */
	const char *value;   /* NULL for a flag, else how its value is called: "FILE" */
	struct words words;
};

struct example {
	const char *line;    /* what is typed after "inro " */
	struct words words;
};

struct arguments {
	str words[ARGUMENT_WORDS_MAX];
	size_t count;
	struct { const struct option *option; str value; } given[ARGUMENT_OPTIONS_MAX];
	size_t given_count;
};

struct command {
	const char *name;
	const char *takes;              /* "KIND FILE…" */
	struct words summary;           /* one line */
	struct words detail;            /* paragraphs, cut at newlines */
	const struct option *options;   /* ended by a zero row; may be NULL */
	const struct example *examples; /* ended by a zero row; may be NULL */
	size_t least, most;             /* how many words it takes */
	bool without_facility;          /* runs where nothing was set up */
	bool (*run)(struct work *w, const struct arguments *args, struct err *e);
};

str arguments_value(const struct arguments *args, const char *option); /* the last one given; "" when absent */
bool arguments_flag(const struct arguments *args, const char *option);

/* One word after a command of several parts; args->words[0] is that word. */
struct part {
	const char *name, *takes;
	struct words words;
	size_t least, most; /* words, its own included */
	bool (*run)(struct work *w, const struct arguments *args, struct err *e);
};
/* Runs the part that the first word names, the first one where there is no word. parts are ended by a zero row. */
bool part_run(const struct part *parts, const char *command, struct work *w, const struct arguments *args, struct err *e);

/* Cuts a command's own words and options out of argv (without the program and the command). ERR_USAGE. */
bool command_arguments(const struct command *c, int count, char **words, struct arguments *args, struct err *e);

/* The whole program: global options, finding the command, setting up the work, answering, exit code. */
struct program {
	const struct duty *const *duties;
	const struct clock *clock;
	const struct disk *disk;
};
const struct option *command_global_options(void); /* ended by a zero row */
int command_main(const struct program *program, int count, char **words);

/* Help, man page (troff) and bash completion from the tables. */
void help_all(struct work *w);
void help_command(struct work *w, const struct command *c);
void help_man(struct work *w, const struct command *c); /* NULL: the page of the program itself */
void help_completion(struct work *w);
/* Says that there is no such command, and which one within two edits may be meant. Always false. */
bool help_unknown(const struct duty *const *duties, str word, struct err *e);

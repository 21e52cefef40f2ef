/* err.h - failing is a line: what went wrong, in the words of the person who can mend it.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "words.h"

enum err_kind {
	ERR_NONE,
#define ERR(name, http, exit, ja, en) ERR_##name,
#include "err.def"
#undef ERR
};

/* Longer messages are cut at a whole character. */
#define ERR_TEXT_MAX 640

struct err {
	enum err_kind kind;
	char ja[ERR_TEXT_MAX], en[ERR_TEXT_MAX];
};

/* Says what is wrong; both formats take the same arguments in the same order (or numbered, %1$s).
 * Always false, so that failing is `return err_set(e, …)`. e may be NULL. */
#define err_set(...) (err_set_(__VA_ARGS__), err_false())
void err_set_(struct err *e, enum err_kind kind, const char *ja, const char *en, ...)
	__attribute__((format(printf, 3, 5), format(printf, 4, 5)));

/* Adds where it happened, in front: "row 5: …". Always false. */
#define err_wrap(...) (err_wrap_(__VA_ARGS__), err_false())
void err_wrap_(struct err *e, const char *ja, const char *en, ...)
	__attribute__((format(printf, 2, 4), format(printf, 3, 4)));

/* The same where the place has a word of its own in each language. Always false. */
#define err_at(...) (err_at_(__VA_ARGS__), err_false())
void err_at_(struct err *e, struct words where);

/* Adds what to do about it, behind: "…; save it again". Always false. */
#define err_then(...) (err_then_(__VA_ARGS__), err_false())
void err_then_(struct err *e, struct words what);

/* Macros, so that whoever reads the code with a compiler's eyes sees as well that failing is false. */
static inline bool err_false(void)
{
	return false;
}

const char *err_say(const struct err *e, enum lang lang);
struct words err_words(enum err_kind kind); /* the general words of a kind */
const char *err_name(enum err_kind kind);   /* "INPUT" */
int err_exit(enum err_kind kind);           /* exit code of the process */
int err_http(enum err_kind kind);

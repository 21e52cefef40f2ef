/* tokens.c - cutting names into words.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tokens.h"

#include "base/utf8.h"

enum script { SCRIPT_NONE, SCRIPT_LATIN, SCRIPT_KANA, SCRIPT_KANJI };

static bool is_latin(uint32_t rune)
{
	return (rune >= 'a' && rune <= 'z') || (rune >= 'A' && rune <= 'Z') || (rune >= '0' && rune <= '9');
}

static enum script script_of(uint32_t rune)
{
	if (is_latin(rune))
		return SCRIPT_LATIN;
	if (rune == U'々')
		return SCRIPT_KANJI;
	if (rune < 0xC0 || rune == U'・' || (rune >= 0x2000 && rune <= 0x303F))
		return SCRIPT_NONE;
	if (rune >= 0x30A0 && rune <= 0x30FF)
		return SCRIPT_KANA;
	return rune >= 0x3040 && rune <= 0xFAFF ? SCRIPT_KANJI : SCRIPT_LATIN;
}

void tokens_read(str folded, struct tokens *t)
{
	enum script last = SCRIPT_NONE;
	t->count = 0;
	for (size_t at = 0, begin; at < folded.n;) {
		begin = at;
		uint32_t rune = utf8_next(folded, &at);
		enum script script = script_of(rune);
		if (script == SCRIPT_NONE && last == SCRIPT_LATIN && (rune == '+' || rune == '#'))
			script = SCRIPT_LATIN;
		if (script != SCRIPT_NONE && script != last) {
			if (t->count == TOKENS_MAX)
				return;
			t->list[t->count++] = (struct name_token){ .at = begin };
		}
		if (script != SCRIPT_NONE) {
			struct name_token *token = &t->list[t->count - 1];
			token->end = at;
			token->text = (str){ folded.p + token->at, at - token->at };
		}
		last = script;
	}
}

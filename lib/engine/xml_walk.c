/* xml_walk.c - from the parser's events to the handlers of the wanted elements.
 * SPDX-License-Identifier: Apache-2.0 */
#include "xml_walk.h"

#include <assert.h>
#include <expat.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>

#define TAG_BYTES_A_STEP 8u

/* What all parsers of this thread hold. Expat hands its allocator no context, so it cannot stand in struct xml. */
static _Thread_local size_t memory_held;

static void *memory_more(void *old, size_t n)
{
	size_t before = old ? malloc_usable_size(old) : 0;
	if (n > XML_MEMORY_MAX || memory_held - before + n > XML_MEMORY_MAX)
		return NULL;
	void *p = realloc(old, n);
	if (!p)
		mem_out();
	memory_held += malloc_usable_size(p) - before;
	return p;
}

static void *memory_take(size_t n)
{
	return memory_more(NULL, n);
}

static void memory_drop(void *p)
{
	memory_held -= p ? malloc_usable_size(p) : 0;
	free(p);
}

static void stop(struct xml *x)
{
	x->failed = true;
	XML_StopParser(x->parser, XML_FALSE);
}

/* The parser may still report an event or two after it has been stopped: they are not looked at. */
static bool may_step(struct xml *x, size_t steps)
{
	if (x->failed)
		return false;
	if (*x->steps < steps) {
		err_set(x->e, ERR_INPUT, "中身が多すぎます（タグなどの上限 %zu 個）", "there is too much in it (at most %zu tags and the like)",
		        x->kind->steps_max);
		err_then(x->e, x->kind->lighten);
		stop(x);
		return false;
	}
	*x->steps -= steps;
	return true;
}

static const char *without_prefix(const char *name)
{
	const char *colon = strchr(name, ':');
	return colon ? colon + 1 : name;
}

/* This is asked some millions of times in a large book. */
static bool is_named(const char *local, str wanted)
{
	return *local == *wanted.p && !strncmp(local, wanted.p, wanted.n) && !local[wanted.n];
}

static int wanted_child(const struct xml *x, const char *name)
{
	const char *local = without_prefix(name);
	for (int id = 1; x->elements[id].name.p; id++)
		if (x->elements[id].parent == x->at && is_named(local, x->elements[id].name))
			return id;
	return 0;
}

/* Attributes cost the parser by their length, and entities in them are reported to nobody. */
static size_t tag_steps(const struct xml *x)
{
	return 1 + xml_length(x) / TAG_BYTES_A_STEP;
}

static void XMLCALL element_opened(void *self, const char *name, const char **attributes)
{
	struct xml *x = self;
	if (!may_step(x, tag_steps(x)))
		return;
	int id = x->passing ? 0 : wanted_child(x, name);
	if (!id) {
		x->passing++;
		return;
	}
	x->at = id;
	x->element = &x->elements[id];
	x->name = name;
	x->attributes = attributes;
	if (x->elements[id].text) {
		buf_cut(&x->collected, 0);
		x->keep_blanks = str_eq(xml_attribute(x, S("space")), S("preserve"));
	}
	if (x->elements[id].open && !x->elements[id].open(x))
		stop(x);
}

/* A text that was cut off keeps its length, so that whoever wants it sees that it was too long. */
static str text_collected(const struct xml *x)
{
	str text = buf_str(&x->collected);
	return x->keep_blanks || text.n > x->kind->text_max ? text : str_trim(text);
}

static void XMLCALL element_closed(void *self, const char *name)
{
	struct xml *x = self;
	if (!may_step(x, 1))
		return;
	if (x->passing) {
		x->passing--;
		return;
	}
	const struct xml_element *element = &x->elements[x->at];
	x->at = element->parent;
	x->element = element;
	x->name = name;
	if (element->text)
		x->text = text_collected(x);
	if (element->close && !element->close(x))
		stop(x);
}

static void XMLCALL text_passed(void *self, const char *text, int n)
{
	struct xml *x = self;
	if (!may_step(x, 1) || x->passing || !x->elements[x->at].text)
		return;
	buf_put(&x->collected, (str){ text, (size_t)n });
	buf_cut(&x->collected, x->kind->text_max + 1);
}

/* Comments, processing instructions and whatever else nobody asked for. */
static void XMLCALL other_passed(void *self, const char *text, int n)
{
	(void)text, (void)n;
	may_step(self, 1);
}

static void XMLCALL doctype_met(void *self, const char *name, const char *system, const char *public, int inside)
{
	(void)name, (void)system, (void)public, (void)inside;
	struct xml *x = self;
	err_set(x->e, ERR_INPUT,
	        "あるはずのない宣言（DOCTYPE）が含まれています。細工されたファイルの疑いがあるため読みません",
	        "it holds a declaration (DOCTYPE) that no such file has; it may have been tampered with and is not read");
	stop(x);
}

void xml_begin(struct xml *x)
{
	static const XML_Memory_Handling_Suite memory = { memory_take, memory_more, memory_drop };
	assert(x->kind && x->elements && x->steps);
	x->parser = XML_ParserCreate_MM(NULL, &memory, NULL);
	if (!x->parser)
		mem_out();
	XML_SetUserData(x->parser, x);
	XML_SetElementHandler(x->parser, element_opened, element_closed);
	XML_SetCharacterDataHandler(x->parser, text_passed);
	XML_SetDefaultHandler(x->parser, other_passed);
	XML_SetStartDoctypeDeclHandler(x->parser, doctype_met);
}

static bool unreadable(struct xml *x)
{
	if (x->failed)
		return false;
	if (XML_GetErrorCode(x->parser) == XML_ERROR_NO_MEMORY)
		err_set(x->e, ERR_INPUT, "XML の作りが異常です（1つのタグの長さや入れ子の深さなどの上限 %u MB）",
		        "its XML is built abnormally (length of a tag, depth of nesting: at most %u MB)", XML_MEMORY_MAX >> 20);
	else
		err_set(x->e, ERR_INPUT, "XML が壊れています（%lu行目）", "its XML is broken (line %lu)",
		        (unsigned long)XML_GetCurrentLineNumber(x->parser));
	return err_then(x->e, x->kind->mend);
}

bool xml_feed(struct xml *x, str bytes, bool last)
{
	assert(bytes.n <= INT32_MAX);
	return XML_Parse(x->parser, bytes.p, (int)bytes.n, last) == XML_STATUS_OK || unreadable(x);
}

void xml_end(struct xml *x)
{
	if (x->parser)
		XML_ParserFree(x->parser);
	x->parser = NULL;
	buf_drop(&x->collected);
}

str xml_attribute(const struct xml *x, str local)
{
	for (const char **pair = x->attributes; *pair; pair += 2)
		if (is_named(without_prefix(*pair), local))
			return str_of(pair[1]);
	return (str){ 0 };
}

bool xml_attribute_true(const struct xml *x, str local)
{
	str value = xml_attribute(x, local);
	return str_eq(value, S("1")) || str_eq(value, S("true"));
}

size_t xml_at(const struct xml *x)
{
	return (size_t)XML_GetCurrentByteIndex(x->parser);
}

size_t xml_length(const struct xml *x)
{
	return (size_t)XML_GetCurrentByteCount(x->parser);
}

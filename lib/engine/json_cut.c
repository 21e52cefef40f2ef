/* json_cut.c - finding where records begin and end by their brackets; what stands in them is for others to judge.
 * SPDX-License-Identifier: Apache-2.0 */
#include "json_cut.h"

/* How deep a record stands. */
static size_t record_depth(const struct json_cut *c)
{
	static const size_t depths[] = { [JSON_DOCUMENTS] = 0, [JSON_LISTED] = 2, [JSON_ITEMS] = 1 };
	return depths[c->records];
}

static bool too_long(struct err *e)
{
	return err_set(e, ERR_INPUT, "1件が長すぎます", "one record is too long");
}

/* What came of the record in this piece is kept until its end comes. */
static bool hold(struct json_cut *c, str part, struct err *e)
{
	if (c->held.n + part.n > c->record_max)
		return too_long(e);
	buf_put(&c->held, part);
	return true;
}

static bool take(struct json_cut *c, str part, struct err *e)
{
	bool ok;
	c->in_record = false;
	c->taken++;
	if (!c->held.n)
		return part.n > c->record_max ? too_long(e) : c->take(c->of, part, e);
	if (!hold(c, part, e))
		return false;
	ok = c->take(c->of, buf_str(&c->held), e);
	buf_cut(&c->held, 0);
	return ok;
}

/* Past the text that goes on at `at`. */
static size_t pass_text(struct json_cut *c, str bytes, size_t at)
{
	for (; at < bytes.n; at++) {
		if (c->escaped)
			c->escaped = false;
		else if (bytes.p[at] == '\\')
			c->escaped = true;
		else if (bytes.p[at] == '"') {
			c->in_text = false;
			return at + 1;
		}
	}
	return at;
}

static bool close_bracket(struct json_cut *c, str bytes, size_t begin, size_t at, struct err *e)
{
	if (!c->depth--) {
		c->depth = 0;
		return err_set(e, ERR_INPUT, "かっこの対応が合いません", "brackets do not match");
	}
	if (!c->in_record || c->depth != record_depth(c))
		return true;
	return take(c, (str){ bytes.p + begin, at + 1 - begin }, e);
}

bool json_cut_put(struct json_cut *c, str bytes, struct err *e)
{
	size_t begin = 0;
	for (size_t at = 0; at < bytes.n;) {
		char b = bytes.p[at];
		if (c->in_text) {
			at = pass_text(c, bytes, at);
			continue;
		}
		if (b == '"') {
			c->in_text = true;
		} else if (b == '{' || b == '[') {
			if (b == '{' && !c->in_record && c->depth == record_depth(c)) {
				c->in_record = true;
				begin = at;
			}
			c->depth++;
		} else if ((b == '}' || b == ']') && !close_bracket(c, bytes, begin, at, e)) {
			return false;
		}
		at++;
	}
	return !c->in_record || hold(c, str_from(bytes, begin), e);
}

bool json_cut_end(struct json_cut *c, struct err *e)
{
	if (c->depth || c->in_text)
		return err_set(e, ERR_INPUT, "途中で終わっています(%zu 件は読めました)", "it ends in the middle (%zu records were whole)", c->taken);
	return c->taken || err_set(e, ERR_INPUT, "1件も入っていません", "there is no record in it");
}

void json_cut_drop(struct json_cut *c)
{
	buf_drop(&c->held);
}

/* untar.c - heads of 512 bytes, and the bytes of files behind them.
 * SPDX-License-Identifier: Apache-2.0 */
#include "untar.h"

#include <string.h>

/* Where things stand in a head. */
enum { AT_NAME = 0, NAME_BYTES = 100, AT_SIZE = 124, SIZE_BYTES = 12, AT_SUM = 148, SUM_BYTES = 8, AT_TYPE = 156, AT_PREFIX = 345, PREFIX_BYTES = 155 };

static bool damaged(struct err *e)
{
	return err_set(e, ERR_INPUT, "tar の内容が壊れています", "the tar archive is damaged");
}

static bool octal(const char *p, size_t n, uint64_t *number)
{
	size_t i = 0;
	*number = 0;
	while (i < n && p[i] == ' ')
		i++;
	for (; i < n && p[i] >= '0' && p[i] <= '7'; i++)
		*number = *number * 8 + (uint64_t)(p[i] - '0');
	return i == n || p[i] == ' ' || !p[i];
}

static bool sum_holds(const struct untar *u)
{
	uint64_t said, sum = 0;
	for (size_t i = 0; i < UNTAR_BLOCK; i++)
		sum += i >= AT_SUM && i < AT_SUM + SUM_BYTES ? ' ' : (unsigned char)u->head[i];
	return octal(u->head + AT_SUM, SUM_BYTES, &said) && said == sum;
}

static str text_at(const struct untar *u, size_t at, size_t n)
{
	return (str){ u->head + at, strnlen(u->head + at, n) };
}

static bool is_zero(const struct untar *u)
{
	for (size_t i = 0; i < UNTAR_BLOCK; i++)
		if (u->head[i])
			return false;
	return true;
}

/* A block of zeros ends it; what stands behind is filling. */
static bool read_head(struct untar *u, struct err *e)
{
	u->head_n = 0;
	u->ended = is_zero(u);
	if (u->ended)
		return true;
	str name = text_at(u, AT_NAME, NAME_BYTES), prefix = text_at(u, AT_PREFIX, PREFIX_BYTES);
	if (!sum_holds(u) || !octal(u->head + AT_SIZE, SIZE_BYTES, &u->left))
		return damaged(e);
	char type = u->head[AT_TYPE];
	size_t n = prefix.n ? prefix.n + 1 : 0;
	memcpy(u->name, prefix.p, prefix.n);
	u->name[prefix.n] = '/';
	memcpy(u->name + n, name.p, name.n);
	u->name[n + name.n] = 0;
	u->padding = (UNTAR_BLOCK - u->left % UNTAR_BLOCK) % UNTAR_BLOCK;
	u->wanted = (type == '0' || !type) && u->left <= u->file_max && u->wants(u->of, str_of(u->name));
	buf_cut(&u->held, 0);
	return u->left || !u->wanted || u->take(u->of, str_of(u->name), S(""), e);
}

static bool put_file(struct untar *u, str *bytes, struct err *e)
{
	str part = str_first(*bytes, u->left < bytes->n ? (size_t)u->left : bytes->n);
	*bytes = str_from(*bytes, part.n);
	u->left -= part.n;
	if (!u->wanted)
		return true;
	buf_put(&u->held, part);
	return u->left || u->take(u->of, str_of(u->name), buf_str(&u->held), e);
}

bool untar_put(struct untar *u, str bytes, struct err *e)
{
	while (bytes.n && !u->ended) {
		if (u->left) {
			if (!put_file(u, &bytes, e))
				return false;
		} else if (u->padding) {
			size_t part = u->padding < bytes.n ? (size_t)u->padding : bytes.n;
			bytes = str_from(bytes, part);
			u->padding -= part;
		} else {
			size_t part = bytes.n < UNTAR_BLOCK - u->head_n ? bytes.n : UNTAR_BLOCK - u->head_n;
			memcpy(u->head + u->head_n, bytes.p, part);
			u->head_n += part;
			bytes = str_from(bytes, part);
			if (u->head_n == UNTAR_BLOCK && !read_head(u, e))
				return false;
		}
	}
	return true;
}

bool untar_end(struct untar *u, struct err *e)
{
	return u->ended || err_set(e, ERR_INPUT, "tar が途中で終わっています", "the tar archive ends in the middle");
}

void untar_drop(struct untar *u)
{
	buf_drop(&u->held);
}

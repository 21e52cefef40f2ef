/* http_body.c - a request's body as it comes: in memory while it is small, then in a file without a name.
 * SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE /* O_TMPFILE */
#include "http_server.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

/* Of a body that is not kept any more, so much is read before its sender is cut off. */
#define SWALLOWED_BYTES_MAX (16u << 20)

/* Not every file system has files without names; there the name lives for a moment. */
static int file_open(const char *folder)
{
	int file = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
	if (file >= 0 || (errno != EOPNOTSUPP && errno != EISDIR))
		return file;
	auto_buf path = { 0 };
	buf_fmt(&path, "%s/body-XXXXXX", folder);
	buf_byte(&path, '\0');
	file = mkostemp(path.p, O_CLOEXEC);
	if (file >= 0)
		unlink(path.p);
	return file;
}

static bool write_all(int file, str bytes)
{
	while (bytes.n) {
		ssize_t n = write(file, bytes.p, bytes.n);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		bytes = str_from(bytes, (size_t)n);
	}
	return true;
}

static bool keep(struct http_body *body, const char *spool, str bytes)
{
	if (!body->in_file && body->memory.n + bytes.n <= HTTP_BODY_MEMORY_MAX) {
		buf_put(&body->memory, bytes);
		return true;
	}
	if (!body->in_file) {
		int file = file_open(spool);
		if (file < 0)
			return false;
		body->file = file;
		body->in_file = true;
		if (!write_all(file, buf_str(&body->memory)))
			return false;
		buf_drop(&body->memory);
	}
	return write_all(body->file, bytes);
}

static void give_up(struct http_body *body, enum http_trouble trouble)
{
	size_t size = body->size;
	http_body_drop(body);
	body->size = size;
	body->trouble = trouble;
}

bool http_body_put(struct http_connection *c, str bytes)
{
	struct http_body *body = &c->body;
	body->size += bytes.n;
	if (body->trouble == HTTP_FINE && body->size > c->plan.body_max)
		give_up(body, HTTP_BODY_TOO_LARGE);
	else if (body->trouble == HTTP_FINE && !keep(body, c->server->spool, bytes))
		give_up(body, HTTP_BODY_NO_ROOM);
	/* The library can answer at the end alone. A body with a length ends within what it may have. */
	return !c->chunked || body->size <= c->plan.body_max || body->size - c->plan.body_max <= SWALLOWED_BYTES_MAX;
}

str http_body_whole(struct http_body *body)
{
	if (body->trouble != HTTP_FINE)
		return S("");
	if (!body->in_file)
		return buf_str(&body->memory);
	void *map = mmap(NULL, body->size, PROT_READ, MAP_PRIVATE, body->file, 0);
	if (map == MAP_FAILED) {
		give_up(body, HTTP_BODY_NO_ROOM);
		return S("");
	}
	body->map = map;
	return (str){ map, body->size };
}

void http_body_drop(struct http_body *body)
{
	if (body->map)
		munmap(body->map, body->size);
	if (body->in_file)
		close(body->file);
	buf_drop(&body->memory);
	*body = (struct http_body){ 0 };
}

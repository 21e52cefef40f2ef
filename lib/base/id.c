/* id.c - making ids.
 * SPDX-License-Identifier: Apache-2.0 */
#include "id.h"

#include <pthread.h>
#include <sodium.h>
#include <stdatomic.h>
#include <string.h>

static bool hyphen_at(size_t i)
{
	return i == 8 || i == 13 || i == 18 || i == 23;
}

static _Atomic uint64_t last; /* the place of the last id made */

/* RFC 9562, 6.2 method 1: the 12 bits after the milliseconds count, and spill over into them. */
static uint64_t next_place(int64_t instant)
{
	uint64_t now = ((uint64_t)instant * 1000) << 12, was = last, next;
	do
		next = now > was ? now : was + 1;
	while (!atomic_compare_exchange_weak(&last, &was, next));
	return next;
}

/* Random bytes are fetched for many ids at once: a system call for each would be a tenth of a large import. */
#define RANDOM_BYTES 8u
#define RANDOM_AT_ONCE 128u

static _Thread_local struct {
	unsigned char bytes[RANDOM_AT_ONCE][RANDOM_BYTES];
	size_t left;
} fetched;

static void forget_fetched(void)
{
	fetched.left = 0;
}

/* A forked child has the same place too: were its random bytes its parent's, so would be its ids. */
static void forget_in_children(void)
{
	pthread_atfork(NULL, NULL, forget_fetched);
}

static void put_random(unsigned char to[RANDOM_BYTES])
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	pthread_once(&once, forget_in_children);
	if (!fetched.left) {
		randombytes_buf(fetched.bytes, sizeof fetched.bytes);
		fetched.left = RANDOM_AT_ONCE;
	}
	memcpy(to, fetched.bytes[--fetched.left], RANDOM_BYTES);
}

struct id id_new(int64_t instant)
{
	static const char hex[] = "0123456789abcdef";
	unsigned char bytes[16];
	struct id id = { 0 };
	put_random(bytes + 8);
	uint64_t place = next_place(instant);
	for (int i = 0; i < 6; i++)
		bytes[i] = (unsigned char)(place >> (52 - 8 * i));
	bytes[6] = (unsigned char)(0x70 | (place >> 8 & 0x0F));
	bytes[7] = (unsigned char)place;
	bytes[8] = (unsigned char)(0x80 | (bytes[8] & 0x3F));
	for (size_t i = 0, at = 0; at < ID_LENGTH; at++) {
		if (hyphen_at(at)) {
			id.text[at] = '-';
			continue;
		}
		id.text[at] = hex[i % 2 ? bytes[i / 2] & 15 : bytes[i / 2] >> 4];
		i++;
	}
	return id;
}

static unsigned hex_value(char c)
{
	return c <= '9' ? (unsigned)(c - '0') : (unsigned)(c - 'a' + 10);
}

void id_after(str made)
{
	uint64_t place = 0, was = last;
	if (!id_valid(made))
		return;
	for (size_t i = 0; i < 18; i++) /* the time, and what counts behind the version's digit */
		if (!hyphen_at(i) && i != 14)
			place = place << 4 | hex_value(made.p[i]);
	while (was < place && !atomic_compare_exchange_weak(&last, &was, place))
		;
}

bool id_valid(str s)
{
	if (s.n != ID_LENGTH)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		bool hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
		if (hyphen_at(i) ? c != '-' : !hex)
			return false;
	}
	return true;
}

/* seen.c - a small table in memory.
 * SPDX-License-Identifier: Apache-2.0 */
#include "seen.h"

#include "base/seal.h"

#include <assert.h>
#include <pthread.h>
#include <string.h>

#define DIGEST_LETTERS (2 * DIGEST_BYTES)

struct sight {
	char digest[DIGEST_LETTERS];
	int64_t at;
};

static struct {
	pthread_mutex_t lock;
	struct sight sights[SEEN_MAX];
} seen = { .lock = PTHREAD_MUTEX_INITIALIZER };

/* The sight of this digest, or the one to give up for it. */
static struct sight *sight_of(str digest)
{
	struct sight *oldest = seen.sights;
	assert(digest.n == DIGEST_LETTERS);
	for (struct sight *s = seen.sights; s < seen.sights + SEEN_MAX; s++) {
		if (!memcmp(s->digest, digest.p, DIGEST_LETTERS))
			return s;
		if (s->at < oldest->at)
			oldest = s;
	}
	return oldest;
}

void seen_note(str digest, int64_t now)
{
	pthread_mutex_lock(&seen.lock);
	struct sight *s = sight_of(digest);
	memcpy(s->digest, digest.p, DIGEST_LETTERS);
	s->at = now;
	pthread_mutex_unlock(&seen.lock);
}

int64_t seen_last(str digest)
{
	pthread_mutex_lock(&seen.lock);
	const struct sight *s = sight_of(digest);
	int64_t at = memcmp(s->digest, digest.p, DIGEST_LETTERS) ? 0 : s->at;
	pthread_mutex_unlock(&seen.lock);
	return at;
}

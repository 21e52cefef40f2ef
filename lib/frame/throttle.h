/* throttle.h - slowing down who guesses, by where the guesses come from.
 *
 * Each try is counted before it is judged, so that a hundred at once are a hundred. From a device on which the member
 * signed in before, only what is tried for this number on this device counts: nobody can lock another out from elsewhere.
 * Who is signed in and is asked again counts by the session alone.
 * From anywhere else three things count: the number from this address, the address for whatever number, and (slowly
 * forgiven) the number from wherever. Some tries are free, then the wait doubles with each up to a bound; time forgives.
 * All is kept in memory, in places that are found by a key of this process alone: no number is kept, and nobody can tell
 * which others share a place.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/str.h"

#define THROTTLE_SLOTS 65536u /* things counted at the same time: more than can be tried while the longest wait lasts; 2 MB */

struct throttle;
struct throttle *throttle_open(void);
void throttle_close(struct throttle **t);

/* Who tries. */
struct throttle_who {
	str number; /* folded, as it is compared */
	str peer;
	str device; /* names a device known for this number, or a session; "" for none */
};

/* 0: go on, and the try is counted. Else the seconds to wait; then nothing is counted, and right or wrong must not be said. */
int throttle_try(struct throttle *t, const struct throttle_who *who, int64_t now);
/* The person is who it seemed to be: the tries here are forgotten, and so many are given back where others count too. */
void throttle_right(struct throttle *t, const struct throttle_who *who, unsigned tries, int64_t now);

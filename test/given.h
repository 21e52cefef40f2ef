/* given.h - what every unit test includes: cmocka, and two-column comparisons of texts.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/err.h"

#include <stdio.h>

/* Fails with both texts shown. */
#define same(got, want)                                                                                        \
	do {                                                                                                   \
		str got_ = (got), want_ = (want);                                                              \
		if (!str_eq(got_, want_))                                                                      \
			fail_msg("got \"%.*s\", want \"%.*s\"", P(got_), P(want_));                            \
	} while (0)

/* The call must succeed; its error is shown when it does not. */
#define works(call, e)                                                                                         \
	do {                                                                                                   \
		if (!(call))                                                                                   \
			fail_msg("%s: %s", #call, (e).en);                                                     \
	} while (0)

/* The call must fail with this kind of error, and say so in both languages. */
#define refuses(call, e, expected)                                                                             \
	do {                                                                                                   \
		(e) = (struct err){ 0 };                                                                       \
		if (call)                                                                                      \
			fail_msg("%s was accepted", #call);                                                    \
		if ((e).kind != (expected) || !(e).ja[0] || !(e).en[0])                                        \
			fail_msg("%s: %s %s", #call, err_name((e).kind), (e).en);                              \
	} while (0)

/* A file of the shared reference data, unpacked where its name ends with .gz. False, after saying so loudly, when the
 * whole folder is absent: `if (!reference_read(…)) skip();`. A file that is not in the folder fails the test. */
struct arena;
bool reference_read(struct arena *a, const char *name, str *bytes);

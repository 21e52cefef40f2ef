/* certificate.h - for tests that speak TLS: a certificate for 127.0.0.1, made up on the spot, and its key.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/arena.h"

void certificate_make(struct arena *a, str *certificate, str *key); /* PEM */

/* http_test.c - placeholder while building.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"
int main(void) { return 0; }

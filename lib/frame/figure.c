/* figure.c - keeping what was counted.
 * SPDX-License-Identifier: Apache-2.0 */
#include "figure.h"

void figure_add(struct work *w, struct figures *figures, const struct figure *figure)
{
	arena_grow(w->arena, figures->list, figures->count, figures->room);
	figures->list[figures->count++] = *figure;
}

/* figures.h - what the checklist counts for management.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "frame/figure.h"

extern const struct figure_part checklist_figures[]; /* ended by a zero row */

/* checks.h - what the projection of hits.h means for the facility.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "frame/check.h"

extern const struct check vuln_known, vuln_support;

/* checks.h - what the projection of hits.h means for the facility, and whether the data behind it is new enough.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "frame/check.h"

extern const struct check vuln_known, vuln_support, vuln_feeds;

/* ledger.h - the ledger's face for the registry: what the facility has, and what falls short of it.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "frame/duty.h"

extern const struct duty ledger_duty;

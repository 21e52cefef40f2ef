/* duties.c - the one place that knows all duties.
 * SPDX-License-Identifier: Apache-2.0 */
#include "duties.h"

#include "checklist/checklist.h"
#include "contact/contact.h"
#include "house/house.h"
#include "ledger/ledger.h"
#include "pack/pack_duty.h"
#include "today/today.h"

const struct duty *const duties[] = { &house_duty, &ledger_duty, &today_duty, &checklist_duty, &contact_duty, &pack_duty, NULL };

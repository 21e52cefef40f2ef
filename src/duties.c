/* duties.c - the one place that knows all duties.
 * SPDX-License-Identifier: Apache-2.0 */
#include "duties.h"

#include "api/api_duty.h"
#include "checklist/checklist.h"
#include "checklist/vendor_face.h"
#include "contact/contact.h"
#include "house/house.h"
#include "import/import_duty.h"
#include "ledger/ledger.h"
#include "pack/pack_duty.h"
#include "today/today.h"
#include "vuln/vuln.h"

const struct duty *const duties[] = {
	&house_duty, &ledger_duty, &import_duty, &today_duty, &checklist_duty, &vendor_duty, &contact_duty, &vuln_duty, &pack_duty, &api_duty, NULL,
};

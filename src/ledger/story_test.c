/* story_test.c - the stories of the ledger's checks.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ledger.h"
#include "story.h"

int main(void)
{
	static const struct duty *const duties[] = { &ledger_duty, NULL };
	return stories_run(duties, &ledger_duty, NULL);
}

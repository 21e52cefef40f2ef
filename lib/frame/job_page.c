/* job_page.c - how far a job is, shown on a page.
 * SPDX-License-Identifier: Apache-2.0 */
#include "job.h"
#include "page.h"

void job_put(struct visit *v, str events, const struct job_state *state)
{
	struct words doing = state->doing.ja ? state->doing : (struct words){ "準備しています", "getting ready" };
	html(v, "<noscript><meta http-equiv=\"refresh\" content=\"2\"></noscript><div class=\"progress\" data-events=\"{}\"><p role=\"status\" data-doing>{}</p>",
	     events, doing);
	if (state->total)
		html(v, "<progress max=\"{}\" value=\"{}\" aria-label=\"{}\"></progress></div>", state->total, state->done, doing);
	else
		html(v, "<progress aria-label=\"{}\"></progress></div>", doing);
}

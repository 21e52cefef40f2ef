/* run.h - what goes on after a page was answered: looking at an upload, and taking it in. Both are jobs (job.h).
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "upload.h"

/* A dry run, written down as a preview. A file that cannot be taken in is no failure: the preview says why. */
bool upload_look(struct work *w, str id, struct err *e);
/* The import itself, then the checks. What refused it is written down as a preview as well. */
bool upload_take_in(struct work *w, str id, struct err *e);

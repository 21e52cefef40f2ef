/* commands.h - what people type; the table of vuln.c names it.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "frame/command.h"

extern const struct option vuln_options[];
bool vuln_command(struct work *w, const struct arguments *args, struct err *e);

bool vuln_import_command(struct work *w, const struct arguments *args, struct err *e);
bool vuln_fetch_command(struct work *w, const struct arguments *args, struct err *e);
bool vuln_source_command(struct work *w, const struct arguments *args, struct err *e);
bool vuln_scan_command(struct work *w, const struct arguments *args, struct err *e);
bool vuln_list_command(struct work *w, const struct arguments *args, struct err *e);
bool vuln_letter_command(struct work *w, const struct arguments *args, struct err *e);
bool vuln_attach_command(struct work *w, const struct arguments *args, struct err *e);

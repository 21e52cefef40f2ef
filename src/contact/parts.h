/* parts.h - what the contact chart does for the command line and for the inspection pack.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "frame/command.h"
#include "frame/pack.h"

bool contact_command(struct work *w, const struct arguments *args, struct err *e);
bool contact_pack_there(struct work *w, bool *there, struct err *e);
bool contact_pack(struct work *w, struct pack *pack, struct err *e);

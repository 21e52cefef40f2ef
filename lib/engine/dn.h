/* dn.h - distinguished names of a directory: CN=Sato\, Hana,OU=医事課,DC=hospital,DC=local (RFC 4514).
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/arena.h"

/* "hospital.local": the DC parts joined by dots; "" where there are none. */
str dn_realm(struct arena *a, str dn);
/* "Sato, Hana": the value of the first part without its escapes. A text that is no distinguished name
 * stays as it is. */
str dn_first(struct arena *a, str dn);
/* What the first part lies in: "OU=医事課,DC=hospital,DC=local". */
str dn_above(str dn);
/* Cuts a list of names joined by ; | or line breaks, or by commas (distinguished names with a domain by
 * blanks, too); escapes are minded. The next name is returned, rest shrinks; the last one sets rest->p to
 * NULL. */
str dn_cut(str *rest);

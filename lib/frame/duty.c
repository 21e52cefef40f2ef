/* duty.c - finding things in the registry of duties.
 * SPDX-License-Identifier: Apache-2.0 */
#include "duty.h"

struct kinds kinds_of(const struct duty *const *duties)
{
	return (struct kinds){ .duty = duties, .next = *duties ? (*duties)->kinds : NULL };
}

bool kinds_next(struct kinds *k)
{
	while (*k->duty && (!k->next || !*k->next)) {
		k->duty++;
		k->next = *k->duty ? (*k->duty)->kinds : NULL;
	}
	if (!*k->duty)
		return false;
	k->kind = *k->next++;
	return true;
}

struct checks checks_of(const struct duty *const *duties)
{
	return (struct checks){ .duty = duties, .next = *duties ? (*duties)->checks : NULL };
}

bool checks_next(struct checks *c)
{
	while (*c->duty && (!c->next || !*c->next)) {
		c->duty++;
		c->next = *c->duty ? (*c->duty)->checks : NULL;
	}
	if (!*c->duty)
		return false;
	c->check = *c->next++;
	return true;
}

const struct record_kind *duty_kind(const struct duty *const *duties, str name)
{
	for (struct kinds k = kinds_of(duties); kinds_next(&k);)
		if (str_eq(str_of(k.kind->name), name))
			return k.kind;
	return NULL;
}

const struct check *duty_check(const struct duty *const *duties, str name)
{
	for (struct checks c = checks_of(duties); checks_next(&c);)
		if (str_eq(str_of(c.check->name), name))
			return c.check;
	return NULL;
}

const struct command *duty_command(const struct duty *const *duties, str name)
{
	for (; *duties; duties++)
		for (const struct command *c = (*duties)->commands; c && c->name; c++)
			if (str_eq(str_of(c->name), name))
				return c;
	return NULL;
}

/* adpolicy.c - the password policies of a domain as Get-ADDefaultDomainPasswordPolicy and
 * Get-ADFineGrainedPasswordPolicy export them to CSV.
 * SPDX-License-Identifier: Apache-2.0 */
#include "hostfacts.h"

#include "dn.h"
#include "dump.h"
#include "policy.h"
#include "stamp.h"

#define DAY_SECONDS 86400
#define ENDLESS_DAYS 36500 /* longer spans are how .NET writes "never" */

/* The name of a fine-grained policy; the default one has none and stands for its domain. */
static bool turn_target(struct dump *d, str value, str *out)
{
	bool domain = str_eq_nocase(str_first(value, 3), S("DC="));
	*out = domain ? dn_realm(d->a, value) : dn_first(d->a, value);
	return true;
}

/* Only fine-grained policies have a precedence. */
static bool turn_source(struct dump *d, str value, str *out)
{
	*out = value.n ? S("Get-ADFineGrainedPasswordPolicy") : S("Get-ADDefaultDomainPasswordPolicy");
	(void)d;
	return true;
}

static bool turn_complexity(struct dump *d, str value, str *out)
{
	str flag;
	if (!dump_turn_flag(d, value, &flag))
		return false;
	*out = policy_complexity(flag);
	return true;
}

static bool in_units(struct dump *d, str value, int64_t unit_seconds, str *out)
{
	int64_t seconds;
	if (!stamp_span(value, &seconds))
		return !value.n;
	bool endless = seconds / DAY_SECONDS > ENDLESS_DAYS;
	*out = policy_number(d->a, endless ? 0 : seconds / unit_seconds);
	return true;
}

static bool turn_days(struct dump *d, str value, str *out)
{
	return in_units(d, value, DAY_SECONDS, out);
}

static bool turn_minutes(struct dump *d, str value, str *out)
{
	return in_units(d, value, 60, out);
}

static const struct dump_field fields[] = {
	{ T("target"), "Name|DistinguishedName", turn_target, true },
	{ T("source"), "Precedence", turn_source, false },
	{ T("min_length"), "MinPasswordLength", dump_turn_whole, false },
	{ T("complexity"), "ComplexityEnabled", turn_complexity, false },
	{ T("max_age_days"), "MaxPasswordAge", turn_days, false },
	{ T("history"), "PasswordHistoryCount", dump_turn_whole, false },
	{ T("lockout_threshold"), "LockoutThreshold", dump_turn_whole, false },
	{ T("lockout_minutes"), "LockoutDuration", turn_minutes, false },
	{ { 0 } },
};

static const char *const own_columns[] = { "ComplexityEnabled", "MinPasswordLength", "LockoutThreshold", NULL };

bool adpolicy_is(str bytes)
{
	return dump_has(bytes, own_columns);
}

bool adpolicy_read(struct arena *a, str bytes, str charset, str file, struct book *b, struct err *e)
{
	struct dump d;
	return dump_open(a, bytes, charset, file, "adpolicy", b, &d, e) && dump_put(&d, "policy", fields, e);
}

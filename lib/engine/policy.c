/* policy.c - what the settings of Windows mean for passwords and removable storage.
 * SPDX-License-Identifier: Apache-2.0 */
#include "policy.h"

const str policy_header[POLICY_COLUMNS] = {
	[POLICY_TARGET] = T("target"),
	[POLICY_SOURCE] = T("source"),
	[POLICY_MIN_LENGTH] = T("min_length"),
	[POLICY_COMPLEXITY] = T("complexity"),
	[POLICY_MAX_AGE_DAYS] = T("max_age_days"),
	[POLICY_HISTORY] = T("history"),
	[POLICY_LOCKOUT_THRESHOLD] = T("lockout_threshold"),
	[POLICY_LOCKOUT_MINUTES] = T("lockout_minutes"),
	[POLICY_MFA] = T("mfa"),
	[POLICY_REMOVABLE_STORAGE] = T("removable_storage"),
	[POLICY_NOTE] = T("note"),
};

str policy_complexity(str flag)
{
	return str_eq(flag, S("yes")) ? S("windows") : flag;
}

str policy_number(struct arena *a, int64_t number)
{
	return arena_fmt(a, "%lld", number < 0 ? 0LL : (long long)number);
}

str policy_removable(unsigned seen)
{
	const unsigned both = REMOVABLE_DENY_READ | REMOVABLE_DENY_WRITE;
	if (seen & (REMOVABLE_DENY_ALL | REMOVABLE_NO_DRIVER) || (seen & both) == both)
		return S("denied");
	if (seen & (REMOVABLE_DENY_WRITE | REMOVABLE_PROTECTED))
		return S("read_only");
	if (seen & (REMOVABLE_ALLOWED | REMOVABLE_DENY_READ | REMOVABLE_DENY_EXECUTE))
		return S("allowed");
	return seen & REMOVABLE_LOOKED ? S("unset") : S("");
}

str policy_removable_note(struct arena *a, unsigned seen)
{
	static const struct {
		unsigned bit;
		str name;
	} names[] = {
		{ REMOVABLE_DENY_ALL, T("Deny_All=1") },
		{ REMOVABLE_DENY_READ, T("Deny_Read=1") },
		{ REMOVABLE_DENY_WRITE, T("Deny_Write=1") },
		{ REMOVABLE_DENY_EXECUTE, T("Deny_Execute=1") },
		{ REMOVABLE_NO_DRIVER, T("USBSTOR Start=4") },
		{ REMOVABLE_PROTECTED, T("WriteProtect=1") },
	};
	str note = S("");
	for (size_t i = 0; i < LENGTH(names); i++)
		if (seen & names[i].bit)
			note = arena_join(a, note, S("; "), names[i].name);
	return note;
}

/* policy.h - policies as every tool's output ends: one header, and the judgement over removable storage.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "sheet.h"

enum policy_column {
	POLICY_TARGET,
	POLICY_SOURCE,
	POLICY_MIN_LENGTH,
	POLICY_COMPLEXITY,
	POLICY_MAX_AGE_DAYS,     /* 0: never expires */
	POLICY_HISTORY,
	POLICY_LOCKOUT_THRESHOLD, /* 0: never locks out */
	POLICY_LOCKOUT_MINUTES,  /* 0: until somebody unlocks */
	POLICY_MFA,
	POLICY_REMOVABLE_STORAGE,
	POLICY_NOTE,
	POLICY_COLUMNS
};

extern const str policy_header[POLICY_COLUMNS];

/* "windows" when Windows' complexity is required: three of five kinds of characters, which forces neither
 * digits nor signs; "no" when it is not; "" when it is not said. */
str policy_complexity(str flag);
/* A whole number as the columns want it: Windows' -1 and spans without end become 0. */
str policy_number(struct arena *a, int64_t number);

/* What was seen of removable storage. */
enum removable {
	REMOVABLE_LOOKED = 1,      /* the place where such policies stand was looked at */
	REMOVABLE_ALLOWED = 2,     /* a policy says so: one of the denials is switched off by name */
	REMOVABLE_DENY_ALL = 4,    /* Deny_All, all classes */
	REMOVABLE_DENY_READ = 8,   /* removable disks: Deny_Read, Deny_Write, Deny_Execute */
	REMOVABLE_DENY_WRITE = 16,
	REMOVABLE_DENY_EXECUTE = 32,
	REMOVABLE_NO_DRIVER = 64,  /* USBSTOR is never started */
	REMOVABLE_PROTECTED = 128  /* StorageDevicePolicies WriteProtect */
};
/* "denied", "read_only", "allowed", "unset" or "" (not looked at). Who may still write is not denied. */
str policy_removable(unsigned seen);
/* The settings that are on, by their names in the registry. */
str policy_removable_note(struct arena *a, unsigned seen);

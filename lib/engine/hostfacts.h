/* hostfacts.h - what the tools of Windows and Linux say about one computer: its services, its policies,
 * its patches and its software. Each format has a file of its own; all give sheets whose columns are
 * already ours.
 * Formats as Microsoft Learn documents the commands and Windows 10, 11 and Server 2016 to 2022 write them
 * in Japanese and English, and as systemctl(1) documents its JSON.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "sheet.h"

/* Services. */
bool services_is(str bytes); /* Get-Service or Win32_Service by Export-Csv */
bool services_read(struct arena *a, str bytes, str charset, str file, struct book *b, struct err *e);
bool scquery_is(str bytes); /* sc query, sc qc */
bool scquery_read(struct arena *a, str bytes, str charset, str file, struct book *b, struct err *e);
bool systemd_is(str bytes); /* systemctl list-units or list-unit-files, -o json */
bool systemd_read(struct arena *a, str bytes, str charset, str file, struct book *b, struct err *e);

/* Policies. */
bool secedit_is(str bytes); /* secedit /export /cfg */
bool secedit_read(struct arena *a, str bytes, str charset, str file, struct book *b, struct err *e);
bool gpresult_is(str bytes); /* gpresult /h */
bool gpresult_read(struct arena *a, str bytes, str charset, str file, struct book *b, struct err *e);
bool adpolicy_is(str bytes); /* Get-AD…PasswordPolicy of a domain or fine-grained, by Export-Csv */
bool adpolicy_read(struct arena *a, str bytes, str charset, str file, struct book *b, struct err *e);
bool registry_is(str bytes); /* .reg: policies of removable storage, and the list of installed software */
bool registry_read(struct arena *a, str bytes, str charset, str file, struct book *b, struct err *e);

/* Patches. */
bool hotfix_is(str bytes); /* Get-HotFix by Export-Csv */
bool hotfix_read(struct arena *a, str bytes, str charset, str file, struct book *b, struct err *e);
bool systeminfo_is(str bytes); /* systeminfo /fo csv */
bool systeminfo_read(struct arena *a, str bytes, str charset, str file, struct book *b, struct err *e);
bool osinfo_is(str bytes); /* Get-ComputerInfo or Win32_OperatingSystem by Export-Csv */
bool osinfo_read(struct arena *a, str bytes, str charset, str file, struct book *b, struct err *e);

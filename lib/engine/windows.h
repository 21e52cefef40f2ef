/* windows.h - Windows as ledgers, Microsoft and the NVD call it: Win11 23H2, Windows Server 2012 R2, windows_10:1809,
 * "Windows 10 Version 1809 for x64-based Systems"; and the build that says how far it is patched.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/arena.h"

struct windows {
	bool server;
	str release;  /* "7", "8.1", "10", "11", "xp", "vista"; "2012 r2", "2019" of a server */
	str feature;  /* "1809", "23h2"; "" where it is not told */
	str pack;     /* "sp1"; "" */
	str build;    /* "22631.4317", "22631"; "" */
	char edition; /* 'e' Enterprise and Education, 'w' Home and Pro, 'l' LTSC; 0 where it is not told */
	bool bit32;
};

/* Reads the Windows that a folded text names; what is not told stays empty. A build tells release and feature where the
 * text does not. False: it names none. */
bool windows_read(struct arena *a, str folded, struct windows *w);
/* Only a build: "22631.3880", "10.0.19045.4529", of a computer that runs Windows, which may be known already. False: it is none.
 * A cell that is nothing but "22H2" tells the feature of one that is. */
bool windows_build(struct arena *a, str folded, struct windows *w);
/* "windows 11 23h2", "windows server 2012 r2": what all spellings have in common. */
str windows_name(struct arena *a, const struct windows *w);
/* "10.0.22631.4317": as the issuers write it; "" where the build has no patch level. */
str windows_version(struct arena *a, const struct windows *w);
/* Whether each update brings all before it, and the build tells which is in: from Windows 10 and Server 2016 on. */
bool windows_cumulative(const struct windows *w);

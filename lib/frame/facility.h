/* facility.h - a facility is a folder: its database, its signing key, the files it was given.
 *   inro.db      everything kept
 *   seal.key     the Ed25519 key that signs packs (mode 0600)
 *   files/HASH   attached documents by their SHA-256
 *   upload/      files on their way into the ledger (src/import/upload.h)
 *   backup/      the copies made before a migration
 *   spool/       what is put down for a moment; empty while nobody works
 *   tls/         ca.pem ca.key: the authority that PCs trust; server.pem server.key: what the console shows (mode 0600)
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/seal.h"
#include "work.h"

/* Raised with every change of a table's shape; a test holds the shape against it. */
#define SCHEMA_VERSION 5

/* Makes folder, database and key. ERR_CONFLICT when there is a facility already. */
bool facility_make(struct work *w, struct err *e);
/* Opens the facility in w->data and moves its data forward when it is of an older version (after a backup).
 * ERR_SETUP: none there, or it was written by a newer program. */
bool facility_open(struct work *w, struct err *e);

/* What is known of the facility itself: "name", "code" (医療機関コード), "type" (hospital, clinic, pharmacy), "beds" … */
bool facility_get(struct work *w, const char *name, str *value, struct err *e); /* "" when not set */
bool facility_set(struct work *w, const char *name, str value, struct err *e);
bool facility_key(struct work *w, struct seal_key *key, struct err *e);

/* Keeps a file's bytes and gives their SHA-256 in hex, by which facility_file reads them back. */
bool facility_keep(struct work *w, str bytes, str *digest, struct err *e);
bool facility_file(struct work *w, str digest, str *bytes, struct err *e);

/* ---- HTTPS (facility_certificate.c)
 * Settings: "host" (names and addresses, cut at commas, by which PCs open the console besides localhost and the machine's
 * own name), "tls_certificate" and "tls_key" (files of a certificate from elsewhere, seen from the facility's folder). */
#define CERTIFICATE_RENEW_DAYS 30

/* ERR_INPUT: one of them is no name for a certificate, or they are too many. */
bool facility_hosts_check(str hosts, struct err *e);
/* What to serve: the certificate with what stands above it, and its key. A certificate from elsewhere where it is set;
 * otherwise the facility's own, made where there is none, renewed when fewer than CERTIFICATE_RENEW_DAYS are left or the
 * names have changed. What a person should know of it (expired, PCs must trust anew) is a remark.
 * ERR_SETUP, ERR_INPUT: the certificate from elsewhere cannot be used. */
bool facility_certificate(struct work *w, str *pem, str *key, struct err *e);
/* The authority that PCs are asked to trust; "" where a certificate from elsewhere is set. ERR_MISSING: none was made yet. */
bool facility_authority(struct work *w, str *pem, struct err *e);

/* ---- the jail (facility_jail.c)
 * Closes the process off: it reads and writes the facility's folder and the fonts, libraries and time zones of the system
 * alone, starts nothing and calls nobody; temporary files go to spool/. When to enter is said in base/jail.h. What the
 * system cannot hold it to is a remark. ERR_SETUP: the process should end.
 * calls: it may call others, and reads what it takes to find them and to know them. */
bool facility_confine(struct work *w, bool calls, struct err *e);
str facility_spool(struct work *w); /* the folder for what is put down for a moment */

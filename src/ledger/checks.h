/* checks.h - the checks of the ledger, named as in their own names, and the pieces of SQL they share.
 * Each statement stays one literal, so that `inro check --explain` shows all of it; SQLite 3.40 and
 * PostgreSQL 15 take it alike.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "frame/check.h"

extern const struct check ledger_device_incomplete, ledger_device_unclassified, ledger_device_number_repeated,
	ledger_device_row_for_many, ledger_group_missing, ledger_review, ledger_support_ended;
extern const struct check remote_path_without_device, remote_vendor_answer, mdssds_received;
extern const struct check account_unneeded, account_system_not_seen, account_admin_unlisted,
	vpn_account_unused, right_missing;
extern const struct check patch_host, service_unneeded, service_device_not_seen, usb_policy;
extern const struct check net_open_rule, net_device_not_seen, net_connection_open;
extern const struct check password_policy, password_policy_not_seen, password_never_expires, password_factory,
	mfa_system;
extern const struct check document_appointment, document_contact_chart, document_bcp, document_rules,
	document_restore_drill, document_backup_plan, document_log_review, document_network_diagram,
	document_reuse_rule;
extern const struct check log_measured, backup_measured;

#define INPUTS(...) (const char *const[]){ __VA_ARGS__, NULL }
#define NO_INPUTS (const char *const[]){ NULL }

/* In use, or nobody knows: only what somebody wrote off does not count. table is "" or "d." */
#define IN_USE_OF(table) "coalesce(" table "status_code, '') NOT IN ('stopped', 'disposed', 'spare')"
#define IN_USE IN_USE_OF("")

/* Nothing was written, or that nobody knows. */
#define BLANK(column) \
	column " IN ('', '-', '－', '?', '？', '不明', '未確認', '未定', '未記入', 'N/A', 'unknown')"

/* How people call a device: its number and its name, or whatever else there is. */
#define DEVICE_LABEL \
	"trim(number || ' ' || coalesce(nullif(hostname, ''), nullif(model, ''),\n" \
	"      nullif(manufacturer, ''), nullif(ip, ''), nullif(location, ''), nullif(os, ''), ''))"

/* d: the devices in use, with their group and label. */
#define DEVICES \
	"WITH d AS (\n" \
	"  SELECT device_now.*, coalesce(class_code, '') AS grp,\n" \
	"    " DEVICE_LABEL " AS label\n" \
	"  FROM device_now WHERE " IN_USE ")"

/* Whether any record of a view speaks of each device of some groups. */
#define DEVICES_SPOKEN_OF(view, groups, missing) \
	DEVICES ",\n" \
	"s AS (SELECT device_id, max(seen) AS seen FROM " view "\n" \
	"  WHERE device_id IS NOT NULL GROUP BY device_id)\n" \
	"SELECT d.id, d.label, d.grp,\n" \
	"  CASE WHEN s.device_id IS NULL THEN 'unseen' ELSE 'ok' END AS state,\n" \
	"  CASE WHEN s.device_id IS NULL THEN '" missing "' ELSE '' END AS reason,\n" \
	"  '' AS detail, coalesce(s.seen, '') AS seen\n" \
	"FROM d LEFT JOIN s ON s.device_id = d.id WHERE d.grp IN (" groups ")\n" \
	"ORDER BY d.label, d.id"

/* An account that lets somebody in today: neither disabled nor past its last day. */
#define ACCOUNT_OPEN "coalesce(a.enabled_code, '') <> 'no' AND coalesce(a.expires_to, ?1) >= ?1"
#define ACCOUNT_LABEL \
	"trim(CASE WHEN a.display IN ('', a.login) THEN '' ELSE a.display || ' ' END || a.login || " \
	"CASE WHEN a.realm = '' THEN '' ELSE ' (' || a.realm || ')' END)"

/* The first day of the fiscal year of today; it begins in April. */
#define FISCAL_YEAR_BEGAN \
	"CASE WHEN substr(?1, 6, 2) >= '04' THEN substr(?1, 1, 4) " \
	"ELSE CAST(CAST(substr(?1, 1, 4) AS integer) - 1 AS text) END || '-04-01'"

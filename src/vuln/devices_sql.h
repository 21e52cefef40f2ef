/* devices_sql.h - the beginning of statements about devices in use and which of them face the outside; ?1 is today.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once

#define DEVICES                                                                                                         \
	"WITH d AS (\n"                                                                                                 \
	"  SELECT id, number, seen, remote_code, coalesce(class_code, '') AS grp,\n"                                            \
	"    trim(number || ' ' || coalesce(nullif(hostname, ''), nullif(model, ''), nullif(manufacturer, ''), nullif(ip, ''), '')) AS label\n" \
	"  FROM device_now WHERE coalesce(status_code, '') NOT IN ('stopped', 'disposed', 'spare'))"

/* o: devices that face the outside, by the lines, the rules and the ledger; vpn: those that let people in from there. */
#define OUTSIDE                                                                                                         \
	"o AS MATERIALIZED (\n"                                                                                         \
	"  SELECT device_id AS id, max(vpn) AS vpn FROM (\n"                                                            \
	"    SELECT device_id, CASE WHEN type_code IN ('vpn', 'remote_maintenance') THEN 1 ELSE 0 END AS vpn\n"         \
	"    FROM connection_now WHERE type_code IN ('vpn', 'remote_maintenance', 'internet')\n"                        \
	"    UNION ALL SELECT device_id, CASE WHEN type_code = 'vpn' THEN 1 ELSE 0 END FROM rule_now\n"                 \
	"    WHERE outside_code = 'yes' AND action_code = 'allow' AND coalesce(enabled_code, '') <> 'no'\n"             \
	"      AND type_code IN ('vpn', 'management')\n"                                                                \
	"    UNION ALL SELECT id, 1 FROM d WHERE remote_code = 'yes' AND grp = 'network') AS x\n"                       \
	"  WHERE device_id IS NOT NULL GROUP BY device_id)"

/* a: single vulnerabilities that people accept for now, by "DEVICE/CVE". */
#define ACCEPTED                                                                                                        \
	"a AS MATERIALIZED (\n"                                                                                         \
	"  SELECT subject, max(accepted_until_to) AS until, max(why) AS why, max(decided_by) AS decided_by FROM decision_now\n" \
	"  WHERE check_name = 'vuln.known' AND accepted_until_to >= ?1 AND subject LIKE '%/CVE-%' GROUP BY subject)"

/* What the maker says does not hit this device (any more), by a file attached to it. */
#define ACQUITTED "('not_affected', 'fixed')"
/* q: whatever of this counts no more. */
#define LEFT_OUT "q AS MATERIALIZED (SELECT subject FROM a UNION SELECT device || '/' || cve FROM vuln_vex WHERE state IN " ACQUITTED ")"

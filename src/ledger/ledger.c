/* ledger.c - the face of the ledger: its kinds of record, its checks, its commands.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ledger.h"

#include "checks.h"
#include "commands.h"
#include "kinds.h"
#include "pages.h"

static const struct record_kind *const kinds[] = {
	&device_kind, &software_kind, &system_kind, &account_kind, &person_kind, &vendor_kind, &contract_kind,
	&connection_kind, &rule_kind, &service_kind, &right_kind, &document_kind, &policy_kind,
	&host_state_kind, &decision_kind, NULL,
};

static const struct check *const checks[] = {
	&ledger_device_incomplete, &ledger_device_unclassified, &ledger_device_number_repeated,
	&ledger_device_row_for_many, &ledger_group_missing, &ledger_review, &ledger_support_ended,
	&remote_path_without_device, &remote_vendor_answer, &mdssds_received,
	&account_unneeded, &account_system_not_seen, &account_admin_unlisted, &vpn_account_unused,
	&right_missing,
	&patch_host, &service_unneeded, &service_device_not_seen, &usb_policy,
	&net_open_rule, &net_device_not_seen, &net_connection_open,
	&password_policy, &password_policy_not_seen, &password_never_expires, &password_factory, &mfa_system,
	&document_appointment, &document_contact_chart, &document_bcp, &document_rules,
	&document_restore_drill, &document_backup_plan, &document_log_review, &document_network_diagram,
	&document_reuse_rule,
	&log_measured, &backup_measured, NULL,
};

const struct duty ledger_duty = {
	.name = "ledger",
	.words = { "台帳", "ledger" },
	.kinds = kinds,
	.checks = checks,
	.routes = ledger_routes,
	.commands = ledger_commands,
};

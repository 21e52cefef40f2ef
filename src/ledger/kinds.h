/* kinds.h - the kinds of record the ledger keeps, one file each, and the lists several of them share.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "frame/finding.h"
#include "frame/record.h"

extern const struct record_kind device_kind, software_kind, system_kind, account_kind, person_kind,
	vendor_kind, contract_kind, connection_kind, rule_kind, service_kind, right_kind, document_kind,
	policy_kind, host_state_kind;

/* What is in use: in_use, stopped, spare, disposed. */
extern const struct choice choice_status[];

/* The class of a device by what its own columns say; "" when it cannot be told. */
str device_class_infer(const struct record *device);

/* What a record does not tell by itself; called after every change of records, inside its transaction. */
bool device_settle(struct work *w, struct err *e);  /* device.class_code by its programs too, where nobody wrote a class */
bool account_settle(struct work *w, struct err *e); /* account.person_id and account.matched_code */

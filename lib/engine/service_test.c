/* service_test.c - the words of Windows for its services, in every spelling of its tools.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "engine/service.h"

static void words_of_tools_become_ours(void **state)
{
	(void)state;
	static const struct {
		bool (*read)(str said, str *means);
		const char *said, *means;
	} rows[] = {
		{ service_state, "dancing", NULL },
		{ service_state, "Running", "running" },
		{ service_state, "STOPPED", "stopped" },
		{ service_state, "Paused", "running" },
		{ service_state, "1", "stopped" },
		{ service_state, "4", "running" },
		{ service_state, "実行中", "running" },
		{ service_state, "OK", "" },
		{ service_state, "", "" },
		{ service_start, "5", NULL },
		{ service_start, "auto", "auto" },
		{ service_start, "2", "auto" },
		{ service_start, "手動", "manual" },
		{ service_start, "Disabled", "disabled" },
		{ service_start, "4", "disabled" },
	};
	for (size_t i = 0; i < LENGTH(rows); i++) {
		str means = S("before");
		assert_int_equal(rows[i].read(str_of(rows[i].said), &means), rows[i].means != NULL);
		same(means, rows[i].means ? str_of(rows[i].means) : S("before"));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(words_of_tools_become_ours) };
	return cmocka_run_group_tests(tests, NULL, NULL);
}

// tap.mjs - runs tests one after another and prints TAP, as test/run reads it.
// SPDX-License-Identifier: Apache-2.0

// tests: { name: async () => {…} }; one that throws has failed.
export async function run(tests) {
	for (const [name, test] of Object.entries(tests)) {
		try {
			await test();
			console.log(`ok - ${name}`);
		} catch (error) {
			console.log(`not ok - ${name}\n${String(error.stack).replace(/^/gm, '# ')}`);
		}
	}
}

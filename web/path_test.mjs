// path_test.mjs - the clerk's first day in a browser, by mouse and by keyboard, without scripts, in English, on a phone. Prints TAP.
// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { walk } from './clerk.mjs';
import { facility as make } from './console.mjs';
import { keyboard, mouse } from './hand.mjs';
import { complaints, launch, open } from './shots.mjs';
import { run } from './tap.mjs';

const WAIT_MS = 20000; // for anything to show, on a busy machine

const browser = await launch();

// One day, over a facility of its own, in which the browser has nothing to complain of.
const day = (manner, hand_of = mouse) => async () => {
	const facility = make();
	facility.inro(['init']);
	const console = await facility.serve();
	const said = [];
	const visitor = async () => {
		const page = await (await open(browser, manner)).newPage();
		page.setDefaultTimeout(WAIT_MS);
		said.push(complaints(page));
		return { page, hand: hand_of(page) };
	};
	try {
		await walk({ facility, console, ...await visitor(), guest: visitor, say: (ja, en) => manner === 'english' ? en : ja });
		assert.deepEqual(said.flat(), []);
	} finally {
		await console.close();
		facility.close();
	}
};

const days = {
	'from the first page to a pack that can be checked': day('wide'),
	'by the keyboard alone': day('wide', keyboard),
	'without scripts': day('scriptless'),
	'in English': day('english'),
	'on a phone': day('phone'),
};

await run(days);
await browser.close();

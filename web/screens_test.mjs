// screens_test.mjs - nothing is wrong with any screen of the console: see screens.mjs. Prints TAP.
// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { examine, look_at_all } from './screens.mjs';
import { launch } from './shots.mjs';
import { run } from './tap.mjs';

async function faults_of(body) {
	const browser = await launch();
	const page = await browser.newPage();
	await page.setContent(`<!doctype html><html lang="ja"><title>screen</title><main><h1>screen</h1>${body}</main>`);
	const wrong = await examine(page, 'screen', { phone: undefined });
	await browser.close();
	return wrong;
}

await run({
	'a good screen has no fault': async () => assert.deepEqual(await faults_of('<p>good</p>'), []),
	'a picture without words is found': async () => assert.match(String(await faults_of('<img src="data:,">')), /image-alt/),
	'what sticks out is found': async () => assert.match(String(await faults_of('<div style="width: 900px">x</div>')), /sticks out/),
	'nothing is wrong with any screen, and each can be reached': async () => assert.deepEqual(await look_at_all(), []),
});

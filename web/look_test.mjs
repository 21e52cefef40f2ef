// look_test.mjs - the parts of a page as the gallery shows them, and the script beside them, in a browser. Prints TAP.
// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serve } from './gallery.mjs';
import { launch, look, open } from './shots.mjs';
import { run } from './tap.mjs';

const STOPS_MAX = 400; // of the tabulator; several times what the gallery has
const PAGE = (body) => `<!doctype html><html lang="en"><title>Test</title><link rel="stylesheet" href="inro.css">
<script src="inro.js" defer></script><main id="main">${body}</main></html>`;

// ---- what the pages of this test are made of

const LIST = PAGE(`<form action="chosen"><label hidden><input type="checkbox" data-all="id"> all</label>
	${[1, 2, 3].map((n) => `<input type="checkbox" name="id" value="${n}" aria-label="${n}">`).join('')}
	<input type="checkbox" name="other" aria-label="other">
	<button data-confirm="Really?">Go</button><button name="plain">Just go</button></form>`);
const DROP = PAGE('<div class="drop"><input type="file" aria-label="file"></div>');
const JOB = PAGE(`<div class="progress" data-events="events"><p data-doing></p><progress></progress></div>`);
const DONE = PAGE('<p id="done">done</p>');

const pages = { '/list': LIST, '/drop': DROP, '/chosen': DONE };
let streams = []; // event streams that are open
let visits = 0;   // to the page of the job; the first finds it running

function extra(request, answer) {
	const { pathname } = new URL(request.url, 'http://localhost');
	const page = pathname === '/job' ? (visits++ ? DONE : JOB) : pages[pathname];
	if (pathname === '/events') {
		answer.writeHead(200, { 'content-type': 'text/event-stream' });
		answer.write('retry: 50\n\n');
		streams.push(answer);
	} else if (page) {
		answer.setHeader('content-type', 'text/html; charset=utf-8');
		answer.end(page);
	} else {
		return false;
	}
	return true;
}

const site = await serve(extra);
const browser = await launch();

async function visit(path, options) {
	const context = await open(browser, 'wide', options);
	const page = await context.newPage();
	await page.goto(site.url + path);
	return page;
}

async function stream() {
	while (!streams.length)
		await new Promise((again) => setTimeout(again, 20));
	return streams.pop();
}

// ---- the tests

const gallery = (manner) => async () => {
	const context = await open(browser, manner);
	assert.deepEqual(await look(context, manner, { name: 'gallery', url: `${site.url}gallery.html` }), []);
	await context.close();
};

const tests = {
	'nothing is wrong with the gallery': gallery('wide'),
	'nor in the dark': gallery('dark'),
	'nor on a phone': gallery('phone'),
	'nor on a phone in the dark': gallery('phone-dark'),

	'every class of the stylesheet is shown in the gallery': async () => {
		const css = readFileSync(join(site.made, 'inro.css'), 'utf8').replace(/"[^"]*"|\/\*.*?\*\/|\{[^{}]*\}/g, ' ');
		const known = new Set([...css.matchAll(/\.([a-z][\w-]*)/g)].map((found) => found[1]));
		const html = readFileSync(new URL('gallery.html', import.meta.url), 'utf8');
		const shown = new Set([...html.matchAll(/class="([^"]*)"/g)].flatMap((found) => found[1].split(' ')));
		const byScript = ['over'];
		assert.deepEqual([...known].filter((name) => !shown.has(name) && !byScript.includes(name)), []);
	},

	'whatever the tabulator stops at shows that it does': async () => {
		const page = await visit('gallery.html');
		const stops = [];
		for (let i = 0; i < STOPS_MAX; i++) {
			await page.keyboard.press('Tab');
			stops.push(await page.evaluate(() => {
				const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
				return document.activeElement === document.body ? 'end' :
					outlineStyle === 'solid' && parseFloat(outlineWidth) >= 2 ? 'seen' : document.activeElement.outerHTML;
			}));
			if (stops.at(-1) === 'end')
				break;
		}
		assert.equal(stops.pop(), 'end');
		assert.ok(stops.length > 50);
		assert.deepEqual(stops.filter((stop) => stop !== 'seen'), []);
	},

	'on a phone the menu opens by its link, without a script too': async () => {
		const page = await visit('gallery.html', { viewport: { width: 390, height: 844 }, javaScriptEnabled: false });
		const item = page.getByRole('link', { name: '台帳', exact: true });
		assert.equal(await item.isVisible(), false);
		await page.getByRole('link', { name: 'メニュー', exact: true }).click();
		assert.equal(await item.isVisible(), true);
		await page.getByRole('link', { name: 'メニューを閉じる' }).click();
		assert.equal(await item.isVisible(), false);
	},

	'one box ticks all of its name': async () => {
		const page = await visit('list');
		const ticked = () => page.locator('[name=id]:checked').count();
		const all = page.locator('[data-all]');
		await all.check();
		assert.equal(await ticked(), 3);
		assert.equal(await page.locator('[name=other]:checked').count(), 0);
		await page.locator('[value="2"]').uncheck();
		assert.equal(await all.evaluate((box) => box.indeterminate), true);
		await all.check();
		await all.uncheck();
		assert.equal(await ticked(), 0);
	},

	'without a script it is not there': async () => {
		const page = await visit('list', { javaScriptEnabled: false });
		assert.equal(await page.locator('[data-all]').isVisible(), false);
	},

	'a question is asked, and a no heeded': async () => {
		const page = await visit('list');
		const asked = [];
		page.once('dialog', (dialog) => { asked.push(dialog.message()); dialog.dismiss(); });
		await page.getByText('Go', { exact: true }).click();
		assert.deepEqual(asked, ['Really?']);
		assert.ok(page.url().endsWith('list'));
		page.once('dialog', (dialog) => dialog.accept());
		await page.getByText('Go', { exact: true }).click();
		await page.waitForSelector('#done');
	},

	'a button without a question just goes': async () => {
		const page = await visit('list');
		page.on('dialog', () => assert.fail('a question'));
		await page.getByText('Just go').click();
		await page.waitForSelector('#done');
	},

	'a file let go over the area is chosen; two are not': async () => {
		const page = await visit('drop');
		const drop = async (...names) => page.locator('.drop').evaluate((area, list) => {
			const dataTransfer = new DataTransfer();
			for (const name of list)
				dataTransfer.items.add(new File(['x'], name));
			for (const type of ['dragover', 'drop'])
				area.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
			return [area.querySelector('input').files[0]?.name, area.classList.contains('over')];
		}, names);
		assert.deepEqual(await drop('a.csv', 'b.csv'), [undefined, false]);
		assert.deepEqual(await drop('機器台帳.xlsx'), ['機器台帳.xlsx', false]);
	},

	'a job is followed, and its end is a new page': async () => {
		visits = 0;
		const page = await visit('job');
		const events = await stream();
		events.write('event: progress\ndata: {"done":3,"total":9,"doing":{"ja":"数えています","en":"counting"}}\n\n');
		await page.getByText('counting 3 / 9').waitFor();
		assert.deepEqual(await page.locator('progress').evaluate((bar) => [bar.value, bar.max]), [3, 9]);
		events.write('event: end\ndata: {"stage":"done"}\n\n');
		await page.waitForSelector('#done');
		events.end();
	},

	'a stream that broke asks the page again': async () => {
		visits = 0;
		const page = await visit('job');
		(await stream()).destroy();
		await page.waitForSelector('#done');
	},
};

await run(tests);
await browser.close();
site.close();

// screens.mjs - every screen of the console, looked at: on a desk, in the dark, on a phone, in English, on paper.
//
//   node screens.mjs OUT    pictures of every screen into the folder OUT; fails where something is wrong with one
// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { walk } from './clerk.mjs';
import { facility as make } from './console.mjs';
import { furnish } from './furnish.mjs';
import { mouse } from './hand.mjs';
import { complaints, faults, launch, manners, open, sideways, tell } from './shots.mjs';

const WAIT_MS = 20000; // for anything to show, on a busy machine

// ---- which screens there are

// The addresses with an answer to GET, as the table of routes has them; {name} stands for one word.
const routes = readFileSync(new URL('../test/golden/routes.txt', import.meta.url), 'utf8').split('\n')
	.filter((line) => line.startsWith('GET ')).map((line) => line.slice('GET '.length).split(':')[0]);

const words_in = (route) => route.split('{').length;
const pattern = (route) => new RegExp(`^${route.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`);

// The route that answers a path: of those that could, the one with the fewest words left open.
const route_of = (path) => routes.filter((route) => pattern(route).test(path)).sort((a, b) => words_in(a) - words_in(b))[0];

// Neither streams, nor files of the look, nor addresses that only lead on to a screen.
const is_screen = (route) => !/\/events$|^\/web\/|\/\{what\}$|^\/vendors\/take$/.test(route);

// "/ledger/{kind}/bulk": "ledger-kind-bulk"
const name_of = (route) => route.replace(/[{}]/g, '').replace(/\W+/g, '-').replace(/^-|-$/g, '') || 'home';

// ---- one screen

// The manners a screen is looked at in, and the rules of axe that tell anything new there.
const japanese = { phone: undefined, dark: ['color-contrast'], wide: undefined };
const english = { phone: [], wide: [] };

// What is wrong with the page that is open; a picture of each manner where a folder is given.
export async function examine(page, name, looks, folder) {
	const wrong = [];
	for (const [manner, rules] of Object.entries(looks)) {
		await page.setViewportSize(manners[manner].viewport);
		await page.emulateMedia({ colorScheme: manner === 'dark' ? 'dark' : 'light' });
		const found = rules?.length === 0 ? [] : await faults(page, rules);
		const over = await sideways(page);
		wrong.push(...found, ...over > 0 ? [`sticks out of the window by ${over} pixels`] : []);
		if (folder)
			await page.screenshot({ path: join(folder, `${name}-${manner}.png`), fullPage: true });
	}
	if (folder)
		await page.pdf({ path: join(folder, `${name}-paper.pdf`), preferCSSPageSize: true });
	return wrong.map((text) => `${name}: ${text}`);
}

// ---- all of them

// Follows every link of our own, and opens the first address of each route: come(name) is told of each, shows(name) of pages.
async function crawl(page, address, come, shows) {
	const reached = new Set();
	const waiting = ['/'];
	while (waiting.length) {
		const path = waiting.shift();
		const route = route_of(path.split('?')[0]);
		if (reached.has(route))
			continue;
		reached.add(route);
		const answer = await page.request.get(address + path);
		if (!route || !answer.ok())
			throw new Error(`a link leads to ${path}: ${answer.status()}`);
		come(name_of(route));
		if (!answer.headers()['content-type'].startsWith('text/html'))
			continue;
		await page.goto(address + path);
		waiting.push(...await page.evaluate((ours) => [...document.links].map((link) => link.href)
			.filter((href) => href.startsWith(`${ours}/`)).map((href) => href.slice(ours.length).split('#')[0]), address));
		await shows(name_of(route));
	}
}

// A clinic on its first day and a little further. Gives a line for each thing that is wrong with any of its screens, and for
// each screen that nothing led to.
export async function look_at_all(folder) {
	if (folder)
		mkdirSync(folder, { recursive: true });
	const facility = make();
	facility.inro(['init']);
	const console = await facility.serve();
	const browser = await launch();
	const wrong = [], said = [], seen = new Set();
	const guest = async () => {
		const page = await (await open(browser, 'wide')).newPage();
		page.setDefaultTimeout(WAIT_MS);
		said.push(complaints(page));
		return { page, hand: mouse(page) };
	};
	const look = async (page, name) => {
		seen.add(name);
		wrong.push(...await examine(page, name, japanese, folder));
	};
	try {
		const day = { facility, console, ...await guest(), guest, look, say: (ja) => ja };
		await walk(day);
		await furnish(day);
		await crawl(day.page, console.address, (name) => seen.add(name), (name) => look(day.page, name));
		await day.hand.press('English');
		await crawl(day.page, console.address, () => {},
			async (name) => wrong.push(...await examine(day.page, `english-${name}`, english, folder)));
	} finally {
		await browser.close();
		await console.close();
		facility.close();
	}
	const missed = routes.filter((route) => is_screen(route) && !seen.has(name_of(route)));
	return [...wrong, ...said.flat(), ...missed.map((route) => `nothing led to ${route}`)];
}

if (import.meta.url === pathToFileURL(process.argv[1]).href)
	process.exitCode = tell(await look_at_all(process.argv[2])) ? 0 : 1;

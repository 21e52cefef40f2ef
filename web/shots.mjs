// shots.mjs - pictures of pages, and what is wrong with them: axe's complaints, the browser's, and what sticks out.
//
//   node shots.mjs LIST.json OUT    LIST: { "pages": [{ "name", "url" }], "manners": ["wide", …], "options": {…} };
//                                   options are what playwright's newContext takes (storageState, for one)
// SPDX-License-Identifier: Apache-2.0
import { chromium } from 'playwright-core';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

const window = (width, height, rest = {}) => ({ viewport: { width, height }, ...rest });
const phone = { isMobile: true, hasTouch: true };

// How a page may be looked at; paper gives a PDF.
export const manners = {
	wide: window(1280, 900),
	dark: window(1280, 900, { colorScheme: 'dark' }),
	middle: window(768, 1024),
	phone: window(390, 844, phone),
	'phone-dark': window(390, 844, { ...phone, colorScheme: 'dark' }),
	english: window(1280, 900, { locale: 'en-US' }),
	scriptless: window(1280, 900, { javaScriptEnabled: false }),
	forced: window(1280, 900, { forcedColors: 'active' }),
	paper: window(1280, 900),
};

// The browser asks nobody but the pages' own server.
export const launch = () => chromium.launch({
	executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
	args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
		'--disable-component-update', '--disable-sync'],
});

// A window of that manner.
export const open = (browser, manner, options = {}) =>
	browser.newContext({ locale: 'ja-JP', ignoreHTTPSErrors: true, ...manners[manner], ...options });

// One line for each thing that axe finds wrong: WCAG 2.2 AA, and good practice; or by these rules of it alone.
export async function faults(page, rules) {
	if (!await page.evaluate(() => globalThis.axe !== undefined))
		await page.evaluate(readFileSync(AXE, 'utf8'));
	const { violations } = await page.evaluate((only) => globalThis.axe.run(document,
		only ? { runOnly: only } : { rules: { 'target-size': { enabled: true } } }), rules);
	return violations.flatMap(({ id, help, nodes }) => nodes.map((node) =>
		`${id}: ${help}: ${node.target.join(' ')}: ${[...node.any, ...node.all, ...node.none].map((one) => one.message).join('; ')}`));
}

// How many pixels stick out of the window sideways: on a phone the page itself must not be pushed about.
export const sideways = async (page) =>
	await page.evaluate(() => document.documentElement.scrollWidth) - page.viewportSize().width;

// What the browser says against a page from now on: errors of scripts, what its policy forbids, what is missing. That a page
// itself was refused is an answer, not a fault of it.
export function complaints(page) {
	const said = [];
	page.on('console', (message) =>
		message.type() === 'error' && message.location().url !== page.url() && said.push(message.text()));
	page.on('pageerror', (error) => said.push(String(error)));
	return said;
}

async function picture(page, manner, path) {
	if (manner === 'paper')
		await page.pdf({ path: `${path}.pdf`, preferCSSPageSize: true });
	else
		await page.screenshot({ path: `${path}-${manner}.png`, fullPage: true });
}

// Opens the page, takes its picture where a folder is given, and tells what is wrong with it.
export async function look(context, manner, { name, url }, folder) {
	const page = await context.newPage();
	const wrong = complaints(page);
	await page.goto(url, { waitUntil: 'load' });
	if (folder)
		await picture(page, manner, join(folder, name));
	const over = manners[manner].javaScriptEnabled === false ? 0 : await sideways(page);
	if (over > 0)
		wrong.push(`sticks out of the window by ${over} pixels`);
	if (manners[manner].javaScriptEnabled !== false)
		wrong.push(...await faults(page));
	await page.close();
	return wrong.map((text) => `${name} ${manner}: ${text}`);
}

// All pages in all manners named.
export async function shoot(pages, names = Object.keys(manners), folder = undefined, options = {}) {
	if (folder)
		mkdirSync(folder, { recursive: true });
	const browser = await launch();
	const wrong = [];
	for (const manner of names) {
		const context = await open(browser, manner, options);
		for (const page of pages)
			wrong.push(...await look(context, manner, page, folder));
		await context.close();
	}
	await browser.close();
	return wrong;
}

// Prints what is wrong; true where nothing is.
export function tell(wrong) {
	for (const line of wrong)
		console.error(line);
	return wrong.length === 0;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
	const [list, folder] = process.argv.slice(2);
	const { pages, manners: names, options } = JSON.parse(readFileSync(list, 'utf8'));
	process.exitCode = tell(await shoot(pages, names, folder, options)) ? 0 : 1;
}

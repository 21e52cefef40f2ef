// hand.mjs - how a visitor uses a page: by mouse, or by the keyboard alone; both know things by the words on them.
// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';

const STOPS_MAX = 600; // of the tabulator, on the longest page
const OPTIONS_MAX = 200; // of a select

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const begins = (text) => new RegExp(`^\\s*${escaped(text)}`); // a label may end with "required"

// What bears the words; the first, where a page has several.
const find = (page) => ({
	link: (name) => page.getByRole('link', { name, exact: true }).first(),
	button: (name) => page.getByRole('button', { name, exact: true }).first(),
	summary: (name) => page.locator('summary').filter({ hasText: begins(name) }).first(),
	field: (name) => page.getByLabel(begins(name)).first(),
	choice: (group, name) => page.getByRole('group', { name: begins(group) }).first().getByLabel(name, { exact: true }),
});

// A select's option by its words.
const option_value = (select, words) =>
	select.evaluate((box, text) => [...box.options].find((one) => one.text.trim() === text)?.value, words);

export function mouse(page) {
	const the = find(page);
	return {
		follow: (name) => the.link(name).click(),
		press: (name) => the.button(name).click(),
		open: (name) => the.summary(name).click(),
		write: (name, text) => the.field(name).fill(text),
		choose: (name, words) => the.field(name).selectOption({ label: words }),
		tick: (name) => the.field(name).check(),
		mark: (group, name) => the.choice(group, name).check(),
		give: (name, ...files) => the.field(name).setInputFiles(files),
	};
}

export function keyboard(page) {
	const the = find(page);
	const key = (name) => page.keyboard.press(name);
	page.on('filechooser', () => {}); // from now on the browser asks us, not a person
	const at = (target) => target.evaluate((element) => element === document.activeElement);

	// Goes on with the tabulator until it stands there.
	async function reach(target) {
		await target.waitFor();
		for (let i = 0; i < STOPS_MAX; i++) {
			if (await at(target))
				return;
			await key('Tab');
		}
		assert.fail(`the tabulator never reached ${target}`);
	}

	async function press(target) {
		await reach(target);
		await key('Enter');
	}

	async function write(target, text) {
		await reach(target);
		if (await target.getAttribute('type') === 'date') // its parts are typed as its place writes them, which differs
			return target.fill(text);
		await key('Control+A');
		await page.keyboard.insertText(text);
	}

	async function choose(target, words) {
		const value = await option_value(target, words);
		await reach(target);
		await key('Home');
		for (let i = 0; i < OPTIONS_MAX && await target.inputValue() !== value; i++)
			await key('ArrowDown');
		assert.equal(await target.inputValue(), value, words);
	}

	// One of several: the tabulator stops at the group, the arrows go about in it.
	async function mark(target) {
		const name = await target.getAttribute('name');
		for (let i = 0; i < STOPS_MAX && await page.evaluate(() => document.activeElement.name) !== name; i++)
			await key('Tab');
		await key('Space');
		for (let i = 0; i < OPTIONS_MAX && !await target.isChecked(); i++)
			await key('ArrowDown');
		assert.ok(await target.isChecked());
	}

	async function tick(target) {
		await reach(target);
		if (!await target.isChecked())
			await key('Space');
	}

	async function give(target, files) {
		await reach(target);
		const [chooser] = await Promise.all([page.waitForEvent('filechooser'), key('Enter')]);
		await chooser.setFiles(files);
	}

	return {
		follow: (name) => press(the.link(name)),
		press: (name) => press(the.button(name)),
		open: (name) => press(the.summary(name)),
		write: (name, text) => write(the.field(name), text),
		choose: (name, words) => choose(the.field(name), words),
		tick: (name) => tick(the.field(name)),
		mark: (group, name) => mark(the.choice(group, name)),
		give: (name, ...files) => give(the.field(name), files),
	};
}

// style.mjs - prints the stylesheet that the program carries: FILE, after those of the design tokens that it uses.
// A variable that nobody declares, and one of our own that nobody uses, is an error.
// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';

const TOKENS = 'node_modules/@digital-go-jp/design-tokens';
const read = (name) => readFileSync(new URL(name, import.meta.url), 'utf8');

const uses = (text) => [...text.matchAll(/var\((--[\w-]+)/g)].map((found) => found[1]);
const declares = (text) => new Map([...text.matchAll(/(--[\w-]+)\s*:\s*([^;}]+)/g)].map((found) => [found[1], found[2]]));

// Comments and needless blanks go; what stands in quotes stays.
function small(css) {
	return css
		.replace(/("[^"]*")|\/\*[^]*?\*\//g, '$1')
		.replace(/("[^"]*")|\s*([{};,])\s*|(\s+)/g, (all, quoted, mark) => quoted ?? mark ?? ' ')
		.replace(/: /g, ':')
		.replaceAll(';}', '}')
		.trim();
}

// The tokens that css leads to, straight or through another token.
function wanted(css, own, tokens) {
	const found = new Set();
	const queue = uses(css).filter((name) => !own.has(name));
	for (const name of queue) {
		if (!tokens.has(name))
			throw new Error(`style.mjs: ${name} is neither ours nor a design token`);
		found.add(name);
		queue.push(...uses(tokens.get(name)));
	}
	return [...found].sort();
}

const css = small(read(process.argv[2]));
const tokens = declares(read(`${TOKENS}/dist/tokens.css`));
const own = declares(css);
const used = new Set(uses(css));
for (const name of own.keys())
	if (!used.has(name))
		throw new Error(`style.mjs: nobody uses ${name}`);

const { version } = JSON.parse(read(`${TOKENS}/package.json`));
const root = wanted(css, own, tokens).map((name) => `${name}:${tokens.get(name).trim()}`);
process.stdout.write(`/*! with design tokens ${version} of the Digital Agency, Japan (MIT, see tokens.license) */\n`);
process.stdout.write(`:root{${root.join(';')}}\n${css}\n`);

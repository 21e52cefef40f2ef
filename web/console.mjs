// console.mjs - the console over a facility of its own, for tests that visit it as people do.
// SPDX-License-Identifier: Apache-2.0
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const BUILD = fileURLToPath(new URL('../build', import.meta.url));
const INRO = process.env.INRO ?? join(BUILD, 'inro');
const VERIFY = process.env.INRO_VERIFY ?? join(BUILD, 'inro-verify');

// A folder for one test, with a facility in it that nobody uses yet.
export function facility() {
	const folder = mkdtempSync(join(tmpdir(), 'inro-browser-'));
	const data = join(folder, 'data');
	const run = (program, args, input) => execFileSync(program, args, { cwd: folder, encoding: 'utf8', input, stdio: ['pipe', 'pipe', 'inherit'] });
	const inro = (args, input) => run(INRO, ['--data', data, ...args], input);
	return {
		folder, inro,
		verify: (...args) => run(VERIFY, args),
		at: (name) => join(folder, name),
		serve: () => serve(data),
		close: () => rmSync(folder, { recursive: true }),
	};
}

// The program over that folder: its address without a slash at the end, the code of the first page, and its end.
async function serve(data) {
	const program = spawn(INRO, ['--data', data, '--json', 'serve', '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
	const ended = new Promise((end) => program.on('exit', end));
	const [line] = await Promise.race([
		new Promise((told) => createInterface(program.stdout).once('line', (text) => told([text]))),
		ended.then((status) => { throw new Error(`inro serve ended with ${status}`); }),
	]);
	const { address, start_code: startCode } = JSON.parse(line);
	return {
		address: address.replace(/\/$/, ''), startCode,
		close: () => {
			program.kill('SIGTERM');
			return ended;
		},
	};
}

// gallery.mjs - serves gallery.html beside what scripts/web makes, under the policy that the console sends.
//
//   node gallery.mjs OUT    pictures of it in every manner, into the folder OUT; fails where something is wrong
// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { shoot, tell } from './shots.mjs';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; " +
	"form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const TYPES = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml' };

// extra(request, answer) takes the requests it wants and says true. Gives { url, made, close }.
export async function serve(extra = () => false) {
	const made = mkdtempSync(join(tmpdir(), 'inro-web-'));
	execFileSync(join(HERE, '../scripts/web'), [made]);
	const server = createServer((request, answer) => {
		answer.setHeader('content-security-policy', POLICY);
		if (extra(request, answer))
			return;
		const name = new URL(request.url, 'http://localhost').pathname.slice(1);
		const path = join(name === 'gallery.html' ? HERE : made, name);
		answer.writeHead(existsSync(path) ? 200 : 404, { 'content-type': `${TYPES[extname(name)]}; charset=utf-8` });
		answer.end(existsSync(path) ? readFileSync(path) : undefined);
	});
	await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
	const close = () => {
		server.closeAllConnections();
		server.close();
		rmSync(made, { recursive: true });
	};
	return { url: `http://127.0.0.1:${server.address().port}/`, made, close };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
	const { url, close } = await serve();
	const wrong = await shoot([{ name: 'gallery', url: `${url}gallery.html` }], undefined, process.argv[2]);
	close();
	process.exitCode = tell(wrong) ? 0 : 1;
}

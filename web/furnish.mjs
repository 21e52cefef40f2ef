// furnish.mjs - goes on where clerk.mjs ends, until every screen has something to show.
// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { PASSWORD } from './clerk.mjs';

// RFC 6238 with what every authenticator app takes for granted: SHA-1, 30 seconds, six digits.
function one_time_code(base32) {
	const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
	const bits = [...base32].map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('');
	const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
	const count = Buffer.alloc(8);
	count.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30000)));
	const digest = createHmac('sha1', key).update(count).digest();
	return String((digest.readUInt32BE(digest.at(-1) & 15) & 0x7fffffff) % 1000000).padStart(6, '0');
}

// By mouse and in Japanese; the same day as clerk.mjs's, which must have been walked.
export async function furnish({ facility, console, page, hand, guest, look }) {
	const to = (path) => page.goto(console.address + path);

	async function call_list() {
		await to('/contacts/new');
		await hand.write('組織・部署', '見本県警察本部');
		await hand.write('名前・窓口', 'サイバー犯罪対策課');
		await hand.choose('区分', '警察');
		await hand.write('電話(昼)', '000-0000-0000');
		await hand.press('加える');
		await hand.follow('内容を確かめて承認する');
		await look(page, 'contacts-approve');
		await hand.write('承認した人', '見本院長');
		await hand.write('承認した日', '令和8年11月1日');
		await hand.press('承認する');
	}

	async function change_together() {
		await to('/ledger/device');
		for (const box of (await page.locator('input[name=id]').all()).slice(0, 2))
			await box.check();
		await hand.press('まとめて直す');
		await hand.choose('直す項目', '部署');
		await look(page, 'ledger-kind-bulk');
		await hand.press('次へ');
		await hand.write('部署', '医事課');
		await look(page, 'ledger-kind-bulk-value');
		await hand.press('変わるところを確かめる');
		await look(page, 'ledger-kind-bulk-preview');
	}

	async function make_token() {
		await to('/settings/tokens');
		await hand.write('名前', '連携プログラム');
		await page.getByRole('checkbox').first().check();
		await hand.press('作る');
		await look(page, 'token-made');
	}

	// A second factor is set up, and used at the next sign-in.
	async function sign_in_anew() {
		await to('/me/second-factor');
		await hand.write('アプリに出た6桁の数字', one_time_code(await page.locator('code.key').innerText()));
		await hand.write('今のパスワード', PASSWORD);
		await hand.press('設定する');
		await look(page, 'recovery-codes');
		const code = await page.locator('code.key').first().innerText();
		await hand.press('サインアウト');
		await look(page, 'sign-in');
		await hand.write('職員番号', '2001');
		await hand.write('パスワード', 'chigau aikotoba desu');
		await hand.press('サインイン');
		await look(page, 'sign-in-refused');
		await hand.write('パスワード', PASSWORD);
		await hand.press('サインイン');
		await look(page, 'sign-in-code');
		await hand.write('確認コード', code);
		await hand.press('進む');
		await page.getByText('今日やること').first().waitFor();
	}

	// A file with a row that cannot be taken, which is left waiting.
	async function leave_waiting() {
		writeFileSync(facility.at('増設.csv'), '管理番号,メーカー,機種・型番,OS\nN-9,富士通,#N/A,Windows 11 Pro\nN-10,富士通,ESPRIMO,Windows 11 Pro\n');
		await to('/import');
		await hand.give('ファイル', facility.at('増設.csv'));
		await hand.press('内容を確かめる');
		await page.getByText('取り込めない行').first().waitFor();
	}

	// A server and PCs that are hit by what is being exploited, and a router that may be hit; for the server it is accepted.
	async function read_vulnerabilities() {
		const version = (product, bounds) => ({ nodes: [{ operator: 'OR', negate: false, cpeMatch: [{ vulnerable: true,
			criteria: `cpe:2.3:o:${product}:*:*:*:*:*:*:*:*`, ...bounds }] }] });
		const record = (id, title, ...configurations) => ({ cve: { id, published: '2026-10-01T00:00:00.000', lastModified: '2026-10-02T00:00:00.000',
			descriptions: [{ lang: 'en', value: title }], configurations,
			metrics: { cvssMetricV31: [{ source: 'nvd@nist.gov', type: 'Primary', cvssData: { version: '3.1', baseScore: 9.8 } }] } } });
		writeFileSync(facility.at('nvd.json'), JSON.stringify({ format: 'NVD_CVE', version: '2.0', vulnerabilities: [
			record('CVE-2030-0001', 'The router lets anybody in.', version('yamaha:rtx830_firmware', { versionEndExcluding: '15.02.32' })),
			record('CVE-2030-0002', 'A system that lets a guest become its administrator.', version('microsoft:windows_server_2022', { versionEndExcluding: '10.0.20348.9999' }),
				version('microsoft:windows_11_23h2', { versionEndExcluding: '10.0.22631.9999' })),
		] }));
		writeFileSync(facility.at('kev.json'), JSON.stringify({ title: 'CISA Catalog of Known Exploited Vulnerabilities', vulnerabilities: [{ cveID: 'CVE-2030-0002',
			vendorProject: 'Microsoft', product: 'Windows', vulnerabilityName: 'Microsoft Windows Privilege Escalation Vulnerability', dateAdded: '2026-10-05', knownRansomwareCampaignUse: 'Known' }] }));
		await to('/vuln');
		await look(page, 'vuln-empty');
		for (const file of ['nvd.json', 'kev.json']) {
			await to('/vuln');
			if (await page.getByText('情報の新しさと、読み込みかた').count())
				await hand.open('情報の新しさと、読み込みかた');
			await hand.give('脆弱性情報のファイル', facility.at(file));
			await hand.press('読み込む');
			await page.getByText('を読み込みました').first().waitFor();
		}
		await look(page, 'vuln-import-id');
		await to('/vuln?only=exploited_all');
		await hand.follow('N-3 SV-1');
		await hand.follow('CVE-2030-0002');
		await hand.write('了承の期限', '2020-01-01');
		await hand.write('了承の理由', '院内からしか使わず、次の保守で更新する');
		await hand.write('決めた人', '見本院長');
		await hand.press('了承する');
		await page.getByText('今日以後の日付').first().waitFor();
		await look(page, 'vuln-accept-refused');
		await hand.write('了承の期限', new Date(Date.now() + 90 * 86400000).toISOString().slice(0, 10));
		await hand.press('了承する');
		await page.getByText('了承', { exact: true }).first().waitFor();
	}

	// What the ledger calls ESPRIMO is nothing that anybody publishes about.
	async function name_product() {
		await to('/vuln/names');
		await hand.follow('教える');
		await look(page, 'vuln-names-choose');
		await page.getByLabel('脆弱性の対象になる製品ではない').check();
		await hand.press('この製品だと教える');
		await page.getByText('脆弱性の対象外').first().waitFor();
	}

	async function lose_the_way() {
		const { page: theirs } = await guest();
		const answer = await theirs.goto(`${console.address}/v/nothing-is-here`);
		assert.equal(answer.status(), 404);
		await look(theirs, 'not-found');
		await theirs.context().close();
	}

	await call_list();
	await change_together();
	await make_token();
	await sign_in_anew();
	await leave_waiting();
	await read_vulnerabilities();
	await name_product();
	await lose_the_way();
}

// clerk.mjs - a clerk's first day: from the first page of an empty facility to an inspection pack that can be checked.
// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';

export const PASSWORD = 'kaeru no uta ga kikoete';
const MENU = ['メニュー', 'Menu'];
const VENDOR = '見本カルテシステム㈱';

// Days as a person types them, from today.
const day = (offset) => new Date(Date.now() + offset * 86400000).toLocaleDateString('sv-SE', { timeZone: 'Asia/Tokyo' });

// What a small clinic has, in its own words and in CP932. In the ledger one column reads like the model and is none, the model
// is not known by its head, and one device lacks its version.
const FILES = {
	'備品台帳.csv': `備品番号,品名,型式詳細,メーカ,OS,版,IP,ホスト名,設置場所,使用者,導入日
N-1,受付用,ESPRIMO D588,㈱富士通,Windows 11 Pro,22631.4317,192.168.1.11,PC-1,1階①受付,髙橋,R5.4.1
N-2,診察室用,ESPRIMO D588,㈱富士通,Windows 11 Pro,22631.4317,192.168.1.12,PC-2,診察室,吉田,R5.4.1
N-3,電子カルテ用,PRIMERGY TX1310,㈱富士通,Windows Server 2022,,192.168.1.2,SV-1,2階サーバ室,共用,R4.10.1
N-4,外線につなぐもの,RTX830,ヤマハ,,Rev.15.02.31,192.168.1.1,RT-1,2階サーバ室,共用,R4.10.1
`,
	'職員名簿.csv': `職員番号,氏名,部署,職種,入職日,退職日
2001,試験花子,受付,事務,H30.4.1,
2002,見本太郎,診療部,医師,H20.4.1,
`,
	'業者一覧.csv': `会社名,担当者,電話
${VENDOR},応答様,03-0000-0000
`,
	'システム一覧.csv': `システム名,業者名
電子カルテ,${VENDOR}
`,
	'契約一覧.csv': `契約名,業者名,契約開始日,契約終了日
電子カルテ保守契約,${VENDOR},R8.4.1,R9.3.31
`,
	'電子カルテ利用者.csv': `システム,ログインID,氏名,職員番号,権限,最終利用日,状態
電子カルテ,hanako,試験花子,2001,一般,${day(-3)},有効
電子カルテ,taro,見本太郎,2002,一般,${day(-1)},有効
`,
};

// A picture of a paper, as a telephone sends it; the smallest there can be.
const PAPER = '議事録.png';
const PICTURE = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

function write_files(at) {
	for (const [name, text] of Object.entries(FILES))
		writeFileSync(at(name), execFileSync('iconv', ['-f', 'UTF-8', '-t', 'CP932'], { input: text.replaceAll('\n', '\r\n') }));
	writeFileSync(at(PAPER), Buffer.from(PICTURE, 'base64'));
}

// What the clerk's day needs: { facility, console, page, hand, say, guest }. say picks the words of the page's language;
// guest opens a page and hand that nobody is signed in with; look(page, name) is told of screens that no link leads back to.
export async function walk({ facility, console, page, hand, say, guest, look = async () => {} }) {
	const shows = (text) => page.getByText(text).first().waitFor();

	async function go(...words) {
		if (await page.getByRole('link', { name: say(...MENU), exact: true }).isVisible())
			await hand.follow(say(...MENU));
		await hand.follow(say(...words));
	}

	async function register() {
		await page.goto(`${console.address}/`);
		await look(page, 'start');
		await hand.write(say('はじめの合言葉', 'Start code'), console.startCode);
		await hand.write(say('施設の名前', 'Name of the facility'), '青葉病院');
		await hand.write(say('あなたの氏名', 'Your name'), '試験花子');
		await hand.write(say('職員番号', 'Staff number'), '2001');
		await hand.write(say('パスワード', 'Password'), PASSWORD);
		await hand.press(say('登録して始める', 'Register and begin'));
		await shows(say('用意するものは3つのファイルです', 'three files'));
	}

	async function send(file) {
		await go('取り込み', 'Import');
		await hand.give(say('ファイル', 'File'), facility.at(file));
		await hand.press(say('内容を確かめる', 'Look through it'));
	}

	async function take() {
		await hand.press(say('取り込む', 'Take it in'));
		await shows(say('取り込みました。', 'Taken in.'));
	}

	// The heads were read wrongly; the clerk sees it, and says what each column is.
	async function take_ledger() {
		await send('備品台帳.csv');
		await shows(say('機種・型番: 受付用', 'Model: 受付用'));
		await hand.open(say('読み方と列の対応', 'How it is read'));
		await look(page, 'import-preview');
		await hand.choose(say('「品名」', 'What "品名"'), say('(使わない)', '(not used)'));
		await hand.choose(say('「型式詳細」', 'What "型式詳細"'), say('機種・型番', 'Model'));
		await hand.choose(say('「版」', 'What "版"'), say('OSビルド', 'OS build'));
		await hand.press(say('この対応で見直す', 'Look again with these'));
		await shows(say('機種・型番: ESPRIMO D588', 'Model: ESPRIMO D588'));
		await take();
	}

	// The worst first, and what lacks in the ledger is mended from there.
	async function today() {
		await go('今日やること', 'Today');
		await hand.follow('N-3 SV-1');
		await hand.follow(say('機器の記録を開く', 'Open the device'));
		await hand.follow(say('直す', 'Change'));
		await hand.write(say('OSビルド', 'OS build'), '20348.2762');
		await hand.press(say('保存する', 'Save'));
		await shows('20348.2762');
		await go('今日やること', 'Today');
		await hand.press(say('点検する', 'Run the checks'));
		await page.getByText('N-3 SV-1').waitFor({ state: 'detached' });
		assert.equal(await page.getByText('N-3 SV-1').count(), 0);
	}

	async function paper() {
		await go('文書', 'Documents');
		await hand.follow(say('文書を加える', 'Add a document'));
		await hand.give(say('ファイルを選ぶ', 'Choose a file'), facility.at(PAPER));
		await hand.choose(say('種類', 'Type'), say('経営層への報告', 'report to management'));
		await hand.write(say('題名', 'Title'), '情報システムの報告(11月の会議)');
		await hand.write(say('日付', 'Dated'), day(-1));
		await hand.write(say('原本の保管場所', 'Where the original lies'), '総務課 書庫A-3');
		await hand.press(say('保存する', 'Save'));
		await shows('総務課 書庫A-3');
	}

	async function item(words) {
		await go('チェックリスト', 'Checklist');
		await hand.follow(say(...words));
	}

	// Not before its evidence was looked at.
	async function accept(...words) {
		await item(words);
		await hand.write(say('確認した日付', 'Day of the check'), day(0));
		await hand.tick(say('上の根拠と', 'I looked at the evidence'));
		await hand.press(say('この根拠で「はい」と記入', 'Enter Yes on this evidence'));
		await shows(say('はい', 'Yes'));
	}

	async function refuse(...words) {
		await item(words);
		await hand.mark(say('1回目の確認', 'First check'), say('いいえ', 'No'));
		await hand.write(say('確認した日付', 'Day of the check'), day(0));
		await hand.write(say('目標日', 'Target date'), day(120));
		await hand.press(say('記入する', 'Enter it'));
	}

	async function ask_vendor() {
		await go('事業者', 'Vendors');
		await hand.follow(say('事業者の回答用リンク', "Vendors' links"));
		await hand.press(say('リンクを使えるようにする', 'Switch links on'));
		await go('事業者', 'Vendors');
		await hand.follow(VENDOR);
		await hand.open(say('回答用リンクを作る', 'Make a link'));
		await hand.press(say('リンクを作る', 'Make the link'));
		await look(page, 'vendor-link-made');
		return await page.locator('code.key').innerText();
	}

	async function answer_as_vendor(address) {
		const { page: theirs, hand: its } = await guest();
		await theirs.goto(address);
		const groups = await theirs.getByRole('group').all();
		assert.ok(groups.length > 10);
		for (const group of groups) {
			await group.getByLabel(say('はい', 'Yes'), { exact: true }).check();
			await group.getByLabel(say('確認日', 'Date of checking')).fill(day(0));
		}
		await its.press(say('下書きを保存する', 'Save the draft'));
		await theirs.getByText(say('下書きを保存しました', 'The draft was saved')).waitFor();
		await its.give(say('ファイルを選ぶ', 'Choose a file'), facility.at(PAPER));
		await its.press(say('ファイルを添える', 'Attach the file'));
		await its.write(say('回答者', 'Answered by'), '応答 太郎');
		await look(theirs, 'v-secret');
		await its.press(say('この内容で提出する', 'Submit this'));
		await theirs.getByText(say('提出されました', 'It was submitted')).waitFor();
		await look(theirs, 'v-secret-receipt');
		const number = (await theirs.locator('dl code').first().innerText()).trim();
		await theirs.context().close();
		return number;
	}

	async function compare(number) {
		await go('事業者', 'Vendors');
		await hand.follow(VENDOR);
		await shows(number);
	}

	async function pack() {
		await go('立入検査パック', 'Inspection pack');
		await hand.press(say('立入検査パックを作る', 'Make the inspection pack'));
		const link = page.getByRole('link', { name: say('まとめてダウンロードする(zip)', 'Download all (.zip)') });
		await link.waitFor();
		const [download] = await Promise.all([page.waitForEvent('download'), hand.follow(await link.innerText())]);
		await download.saveAs(facility.at('pack.zip'));
		execFileSync('python3', ['-m', 'zipfile', '-e', facility.at('pack.zip'), facility.at('unpacked')]);
		facility.verify('pack', facility.at('unpacked/立入検査パック'));
	}

	write_files(facility.at);
	await register();
	await take_ledger();
	for (const file of Object.keys(FILES).slice(1)) {
		await send(file);
		await take();
	}
	await today();
	await paper();
	await accept('サーバ、端末PC、ネットワーク機器の台帳管理を行っている。',
		'Ledger control on servers, terminal PCs, and network apparatus has been implemented.');
	await accept('退職者や使用していないアカウント等、不要なアカウントを削除または無効化している。',
		'Unnecessary accounts, such as the accounts of retired employees and inactive accounts, have been deleted or disabled.');
	await refuse('二要素認証を実装している。または令和9年度までに実装予定である。',
		'Two-factor authentication has been implemented, or is planned to be implemented by fiscal 2027.');
	await compare(await answer_as_vendor(await ask_vendor()));
	await pack();
}

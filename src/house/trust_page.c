/* trust_page.c - how a PC comes to trust the certificate of this connection, told to who sees the browser's warning.
 * SPDX-License-Identifier: Apache-2.0 */
#include "pages.h"

#include "base/certificate.h"
#include "frame/facility.h"
#include "frame/page.h"

#define FILE_NAME "inro-ca.crt"

/* A kind of device, and what to do there, step by step; steps end with an empty one. */
struct device {
	struct words head;
	const struct words *steps;
};

static const struct words one_windows[] = {
	{ "ダウンロードした " FILE_NAME " をダブルクリックします(管理者の権限が要ります)。", "Double-click the downloaded " FILE_NAME " (administrator rights are needed)." },
	{ "「詳細」タブの「拇印」が、控えた SHA-1 と同じことを確かめます。違うときは、ここでやめて連絡してください。",
	  "On the tab Details, compare Thumbprint with the SHA-1 that was kept. If they differ, stop here and tell the person in charge." },
	{ "「全般」タブの「証明書のインストール」を押し、「ローカル コンピューター」を選んで「次へ」を押します。",
	  "On the tab General, press Install Certificate, choose Local Machine and press Next." },
	{ "「証明書をすべて次のストアに配置する」を選び、「参照」から「信頼されたルート証明機関」を選びます。",
	  "Choose \"Place all certificates in the following store\", then Browse, then Trusted Root Certification Authorities." },
	{ "「次へ」「完了」を押し、ブラウザーを一度すべて閉じてから開き直します。", "Press Next and Finish, then close all windows of the browser and open it again." },
	{ 0 },
};

static const struct words many_windows[] = {
	{ "ドメイン コントローラーで「グループ ポリシーの管理」を開き、対象のPCに適用するポリシーを編集します。",
	  "On a domain controller, open Group Policy Management and edit a policy that applies to the PCs." },
	{ "「コンピューターの構成」→「ポリシー」→「Windows の設定」→「セキュリティの設定」→「公開キーのポリシー」→「信頼されたルート証明機関」と開きます。",
	  "Go to Computer Configuration > Policies > Windows Settings > Security Settings > Public Key Policies > Trusted Root Certification Authorities." },
	{ "右クリックして「インポート」を選び、" FILE_NAME " を指定します。", "Right-click, choose Import, and give it " FILE_NAME "." },
	{ "各PCには、次の起動のとき(または gpupdate /force で)届きます。", "Each PC gets it when it next starts (or by gpupdate /force)." },
	{ 0 },
};

static const struct words firefox[] = {
	{ "Windows に入れた証明書を、ふつうはそのまま使います。警告が続くときは、次のようにします。",
	  "It normally uses what Windows trusts. If it still warns, go on as follows." },
	{ "「設定」→「プライバシーとセキュリティ」→「証明書を表示」→「認証局証明書」→「読み込む」で " FILE_NAME " を選びます。",
	  "Settings > Privacy & Security > View Certificates > Authorities > Import, and choose " FILE_NAME "." },
	{ "「この認証局によるウェブサイトの識別を信頼する」にだけ印を付けます。", "Tick only \"Trust this CA to identify websites\"." },
	{ 0 },
};

static const struct words macos[] = {
	{ "「キーチェーンアクセス」の「システム」に " FILE_NAME " を入れます。", "Add " FILE_NAME " to the System keychain in Keychain Access." },
	{ "入れた証明書を開き、「信頼」の「SSL(Secure Sockets Layer)」を「常に信頼」にします。", "Open it and set Trust > Secure Sockets Layer (SSL) to Always Trust." },
	{ 0 },
};

static const struct words iphone[] = {
	{ "このページを Safari で開いてダウンロードし、「許可」を押します。", "Open this page in Safari, download the file and press Allow." },
	{ "「設定」→「一般」→「VPNとデバイス管理」で、ダウンロードしたプロファイルをインストールします。", "Settings > General > VPN & Device Management: install the downloaded profile." },
	{ "「設定」→「一般」→「情報」→「証明書信頼設定」で、この証明書をオンにします。", "Settings > General > About > Certificate Trust Settings: turn it on." },
	{ 0 },
};

static const struct words android[] = {
	{ "「設定」で「証明書」を検索し、「証明書のインストール」→「CA証明書」で " FILE_NAME " を選びます(名前は機種によって少し違います)。",
	  "Search for \"certificate\" in Settings, then Install a certificate > CA certificate, and choose " FILE_NAME " (words differ a little by device)." },
	{ 0 },
};

static const struct device devices[] = {
	{ { "Windows のPC(1台ずつ)", "A Windows PC" }, one_windows },
	{ { "Windows のPC(まとめて)", "Many Windows PCs" }, many_windows },
	{ { "Firefox", "Firefox" }, firefox },
	{ { "Mac", "Mac" }, macos },
	{ { "iPhone・iPad", "iPhone and iPad" }, iphone },
	{ { "Android", "Android" }, android },
};

static void put_device(struct visit *v, const struct device *device)
{
	html(v, "<h3>{}</h3><ol class=\"steps\">", device->head);
	for (const struct words *step = device->steps; step->ja; step++)
		html(v, "<li>{}</li>", *step);
	html(v, "</ol>");
}

static void put_why(struct visit *v)
{
	html(v, "<p class=\"lead\">{}</p><p>{}</p>",
	     work_word(&v->w, "この画面との通信は、この施設で作った証明書で暗号化しています。PCにこの証明書を1度信頼させると、ブラウザーの警告が出なくなります。",
	               "What passes between this console and your PC is encrypted with a certificate made in this facility. Once a PC trusts it, the browser no longer warns."),
	     work_word(&v->w, "この証明書は、この施設の中の名前とアドレスにしか使えないように作ってあります。画面の側の証明書が新しくなっても、下の期限まで、PCでの作業をやり直すことはありません。",
	               "It is made so that it can be used for names and addresses within this facility alone. When the console renews its own certificate, nothing has to be done at the PCs until the day below."));
}

/* Where the line is full, it breaks between two bytes. */
static void put_bytes(struct visit *v, str text)
{
	html(v, "<dd><code>{}", str_cut(&text, S(":")));
	while (text.p)
		html(v, ":<wbr>{}", str_cut(&text, S(":")));
	html(v, "</code></dd>");
}

static void put_fingerprint(struct visit *v, const struct certificate_facts *authority)
{
	html(v, "<h2>{}</h2>", work_word(&v->w, "1. 指紋を見比べる", "1. Compare the fingerprint"));
	html(v, "<p>{}</p>", work_word(&v->w, "下の指紋が、inro init のときに表示され、控えておいたものと同じことを確かめてください。まだ信頼していない接続では、この画面の表示も書き換えられているおそれがあります。必ず、控えた紙と見比べてください。",
	                               "See that it is the one that inro init printed and that was kept. On a connection that is not trusted yet, this page itself could have been changed: always compare with the paper."));
	html(v, "<dl class=\"facts\"><dt>{}</dt><dd>{}</dd>", work_word(&v->w, "名前", "Name"), authority->title);
	html(v, "<dt>{}</dt><dd>{}</dd>", work_word(&v->w, "期限", "Valid until"), day_say(v->w.arena, v->w.lang, day_tokyo(authority->until)));
	html(v, "<dt>SHA-256</dt>");
	put_bytes(v, authority->fingerprint);
	html(v, "<dt>{}</dt><dd><code>{}</code></dd></dl>", work_word(&v->w, "SHA-1(Windowsの「拇印」)", "SHA-1 (Windows: Thumbprint)"), authority->thumbprint);
}

static void put_steps(struct visit *v)
{
	html(v, "<h2>{}</h2>", work_word(&v->w, "2. ダウンロードする", "2. Download"));
	html(v, "<p><a class=\"button\" href=\"/trust/" FILE_NAME "\" download>{}</a></p>", work_word(&v->w, "証明書(" FILE_NAME ")をダウンロードする", "Download the certificate (" FILE_NAME ")"));
	html(v, "<p>{}<br><code>certutil -hashfile " FILE_NAME " SHA256</code></p>",
	     work_word(&v->w, "ダウンロードしたファイルの指紋は、Windows のコマンド プロンプトでも確かめられます。", "The fingerprint of the file can also be printed at the Windows command prompt:"));
	html(v, "<h2>{}</h2>", work_word(&v->w, "3. 信頼させる", "3. Make the device trust it"));
	for (size_t i = 0; i < LENGTH(devices); i++)
		put_device(v, &devices[i]);
}

static void put_own(struct visit *v, const struct certificate_facts *authority)
{
	put_why(v);
	page_notice(v, TONE_WARN,
	            work_word(&v->w, "ほかのサイトで同じような警告が出ても、決して先へ進まないでください。この画面でも、手順を終えたPCに警告が出たときは、パスワードを入れずに、システム運用担当者に知らせてください。",
	                      "Never go on past such a warning on any other site. If a PC that has done these steps warns about this console, do not type a password; tell the system operator."));
	put_fingerprint(v, authority);
	put_steps(v);
}

bool trust_page(struct visit *v, struct err *e)
{
	struct certificate_facts authority = { 0 };
	str pem;
	if (!facility_authority(&v->w, &pem, e) || (pem.n && !certificate_read(v->w.arena, pem, &authority, e)))
		return false;
	page_open(v, work_words(&v->w, v->route->title));
	if (pem.n)
		put_own(v, &authority);
	else
		html(v, "<p class=\"lead\">{}</p>", work_word(&v->w, "この施設は、よそで発行された証明書を使っています。PCでの作業は要りません。警告が出るときは、先へ進まずに、システム運用担当者に知らせてください。",
		                                              "This facility uses a certificate from elsewhere; nothing has to be done at the PCs. If a warning appears, do not go on; tell the system operator."));
	page_close(v);
	return true;
}

/* In DER, so that the file's SHA-256 is the fingerprint. */
bool trust_file(struct visit *v, struct err *e)
{
	struct certificate_facts authority;
	str pem;
	if (!facility_authority(&v->w, &pem, e))
		return false;
	if (!pem.n)
		return err_set(e, ERR_MISSING, "この施設は、よそで発行された証明書を使っています", "this facility uses a certificate from elsewhere");
	return certificate_read(v->w.arena, pem, &authority, e) &&
	       visit_file(v, S(FILE_NAME), "application/x-x509-ca-cert", authority.der);
}

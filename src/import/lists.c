/* lists.c - the table of lists.
 * SPDX-License-Identifier: Apache-2.0 */
#include "lists.h"

#include <assert.h>

const struct list_row *list_of(str kind)
{
	for (const struct list_row *list = list_rows; list->kind; list++)
		if (str_eq(kind, str_of(list->kind)))
			return list;
	return NULL;
}

const struct record_kind *const *lists_kinds(struct work *w)
{
	const struct record_kind **kinds = arena_array(w->arena, const struct record_kind *, LISTS_MAX + 1);
	size_t n = 0;
	for (const struct list_row *list = list_rows; list->kind; list++) {
		const struct record_kind *kind = duty_kind(w->duties, str_of(list->kind));
		assert(n < LISTS_MAX);
		if (kind && !list->asked)
			kinds[n++] = kind;
	}
	return kinds;
}

const struct list_row list_rows[] = {
	{ "device", { "機器台帳", "List of devices" },
	  { "サーバ、パソコン、ネットワーク機器、医療機器。点検の土台になります。", "Servers, PCs, network and medical devices: what the checks stand on." }, "" },
	{ "person", { "職員名簿", "List of staff" },
	  { "退職した人のアカウントが残っていないかを調べます。", "Accounts that were left behind by people who left are found by it." }, "" },
	{ "vendor", { "事業者一覧", "List of vendors" },
	  { "保守の窓口と、確認を依頼する相手です。", "Who maintains your systems, and whom you ask for their form." }, "" },
	{ "system", { "システム一覧", "List of systems" },
	  { "電子カルテや医事会計など、使っているシステムです。", "What you run: medical records, billing and so on." }, "" },
	{ "account", { "利用者一覧", "List of users" },
	  { "システムごとの利用者です。1つのシステムで1つの表にします。", "The users of a system; one table for each system." }, "person matched" },
	{ "contract", { "契約一覧", "List of contracts" },
	  { "事業者との保守契約と、その期限です。", "Maintenance contracts with vendors, and when they end." }, "" },
	{ "connection", { "外部接続一覧", "List of outside connections" },
	  { "リモート保守の回線など、外とのつながりです。", "Lines to the outside, such as for remote maintenance." }, "" },
	{ "right", { "利用権限一覧", "List of rights" },
	  { "職種ごとに、どの情報を見て書けるかです。", "What each profession may read and write." }, "" },
	{ "document", { "文書一覧", "List of documents" },
	  { "規程、計画、任命書などと、その置き場所です。", "Rules, plans, appointments, and where they are kept." }, "" },
	{ "contact", { "緊急連絡網", "Emergency contacts" },
	  { "連絡体制図のもとになる、連絡先と電話番号です。", "Whom to call and how: what the contact chart is made of." }, "", .asked = true },
	{ "software", { "ソフトウェア一覧", "List of software" },
	  { "機器に入っているソフトウェアと版です。機器台帳に書いてあれば要りません。", "Programs on devices and their versions; not needed where the list of devices has them." }, "" },
	{ "service", { "サービスの一覧", "List of services" }, { NULL, NULL }, "" },
	{ "rule", { "通信ルールの一覧", "List of firewall rules" }, { NULL, NULL }, "" },
	{ "policy", { "ポリシーの一覧", "List of policies" }, { NULL, NULL }, "" },
	{ "host_state", { "更新プログラムの状態", "State of updates" }, { NULL, NULL }, "" },
	{ "device_file", { "機器の部品表・VEX", "SBOMs and VEX of devices" }, { NULL, NULL }, "", true },
	{ "product_name", { "製品の呼び名", "Names of products" },
	  { "台帳での呼び名が、脆弱性情報でのどの製品かを教える一覧。ほかの施設のものをそのまま使えます。",
	    "Which product of the vulnerability data a name in the ledger means; that of another facility will do." },
	  "", true },
	{ 0 },
};

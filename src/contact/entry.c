/* entry.c - an entry of the contact chart (連絡先): who it is, which part they have, how they are reached.
 * SPDX-License-Identifier: Apache-2.0 */
#include "entry.h"

#include "engine/text.h"

const struct choice contact_roles[] = {
	{ "planner",
	  { "企画管理者", "planning administrator" },
	  "企画管理|情報企画|医療情報企画管理者|it担当|情報担当|情報管理者|セキュリティ担当|セキュリティ担当者" },
	{ "operator",
	  { "システム運用担当者", "system operator" },
	  "システム担当|システム担当者|システム管理者|システム運用担当|運用担当|運用担当者|情報システム担当|"
	  "情報システム担当者|情報システム室|情報システム課|医療情報部|医療情報課|医療情報室" },
	{ "safety",
	  { "安全管理責任者", "safety administrator" },
	  "医療情報システム安全管理責任者|システム安全管理責任者|情報セキュリティ責任者|情報セキュリティ統括責任者|ciso|最高情報セキュリティ責任者" },
	{ "head",
	  { "院長・管理者", "director" },
	  "院長|病院長|副院長|管理者|理事長|施設長|開設者|所長|経営層|経営者|director" },
	{ "inside",
	  { "院内のその他", "others in the facility" },
	  "院内|内部|職員|事務長|事務部長|事務局長|看護部長|看護師長|薬剤部長|診療部長|総務課|総務課長|総務部|医事課|医事課長|"
	  "当直|当直医|事務当直|宿直|広報|広報担当|防災センター|対策本部|対策本部長|委員会" },
	{ "vendor",
	  { "事業者(保守)", "vendor (maintenance)" },
	  "事業者|保守事業者|保守業者|保守会社|保守ベンダー|ベンダー|ベンダ|業者|システム事業者|システム業者|委託先|委託業者|"
	  "電子カルテベンダー|電子カルテ業者|メーカー|回線事業者|通信事業者|vendor|supplier" },
	{ "mhlw",
	  { "厚生労働省", "Ministry of Health, Labour and Welfare" },
	  "厚労省|厚生労働省医政局|医政局|所管省庁|国|mhlw" },
	{ "prefecture",
	  { "都道府県・保健所", "prefecture, health centre" },
	  "都道府県|保健所|県|府|都|道|市|市町村|自治体|行政|都道府県担当課|県庁|所轄保健所|管轄保健所|prefecture|health centre" },
	{ "police",
	  { "警察", "police" },
	  "警察署|県警|府警|警視庁|道警|都道府県警察|サイバー警察|サイバー犯罪相談窓口|所轄警察署|police" },
	{ "ppc",
	  { "個人情報保護委員会", "Personal Information Protection Commission" },
	  "個情委|個人情報保護委|ppc" },
	{ "isac",
	  { "情報共有機関(ISAC/CEPTOAR)", "information sharing body (ISAC, CEPTOAR)" },
	  "情報共有機関|isac|ceptoar|セプター|医療isac|医療セプター|jpcert|jpcert/cc|ipa|医師会|病院会" },
	{ "insurer",
	  { "損害保険", "insurer" },
	  "保険会社|損害保険会社|損保|サイバー保険|保険代理店|保険|insurance" },
	{ "other", { "その他", "other" }, "弁護士|顧問弁護士|報道|報道機関|その他外部|外部|消防|消防署" },
	{ 0 },
};

/* What tells the part of who has none written: words in the names of bodies and companies. */
static const struct {
	const char *code;
	str word; /* folded */
} tells[] = {
	{ "mhlw", T("厚生労働省") }, { "mhlw", T("厚労省") },
	{ "ppc", T("個人情報保護委員会") },
	{ "police", T("警察") }, { "police", T("警視庁") }, { "police", T("県警") },
	{ "prefecture", T("保健所") }, { "prefecture", T("県庁") }, { "prefecture", T("都庁") }, { "prefecture", T("府庁") },
	{ "isac", T("isac") }, { "isac", T("ceptoar") }, { "isac", T("セプター") }, { "isac", T("jpcert") },
	{ "insurer", T("損害保険") }, { "insurer", T("損保") }, { "insurer", T("海上火災") }, { "insurer", T("海上日動") },
	{ "safety", T("安全管理責任者") }, { "planner", T("企画管理者") }, { "operator", T("システム運用担当") },
	{ "head", T("院長") }, { "head", T("理事長") },
	{ "vendor", T("株式会社") }, { "vendor", T("(株)") }, { "vendor", T("有限会社") }, { "vendor", T("(有)") }, { "vendor", T("合同会社") },
};

enum { AT_ORGANIZATION, AT_NAME };

static str role_infer(const struct record *r)
{
	auto_arena a = { 0 };
	str told = text_fold_close(&a, arena_join(&a, r->values[AT_ORGANIZATION], S(" "), r->values[AT_NAME]));
	for (size_t i = 0; i < LENGTH(tells); i++)
		if (str_has(told, tells[i].word))
			return str_of(tells[i].code);
	return S("");
}

static const struct column columns[] = {
	[AT_ORGANIZATION] = { "organization",
	  { "組織・部署", "Organisation" },
	  "組織|組織名|組織・部署名|部署|部署名|会社名・所属|会社名・部署|会社・部署|所属・会社名|所属・部署|所属・役職|連絡先・所属|所属|所属名|所属部署|会社名|会社|社名|事業者名|業者名|機関|機関名|機関名称|団体名|連絡先|連絡先名|連絡先名称|"
	  "連絡先機関|報告先|相談先|名称|施設名|Company|Department|Body",
	  COLUMN_TEXT, .flags = COLUMN_LABEL | COLUMN_IDENTITY | COLUMN_BRIEF },
	[AT_NAME] = { "name",
	  { "名前・窓口", "Name" },
	  "氏名|名前|氏名・窓口|担当者・窓口|職員氏名|担当者|担当者名|担当者氏名|担当|窓口|窓口名|担当窓口|連絡担当者|責任者|Contact|Person|Contact Name",
	  COLUMN_TEXT, .flags = COLUMN_LABEL | COLUMN_IDENTITY | COLUMN_BRIEF },
	{ "role",
	  { "区分(体制図での役割)", "Part in the chart" },
	  "区分|役割|体制図での役割|役職|役職名|職名|連絡先区分|連絡先の区分|種別|種類|分類|立場|Role|Category|Part",
	  COLUMN_CHOICE, .choices = contact_roles, .flags = COLUMN_IDENTITY | COLUMN_BRIEF, .infer = role_infer },
	{ "occasion",
	  { "何のときに連絡するか", "When to call" },
	  "連絡する場合|連絡するとき|連絡内容|連絡事項|報告内容|用件|場面|事象|どんなとき|対象|担当システム|対象システム|担当業務|業務内容|Occasion|When",
	  COLUMN_TEXT, .flags = COLUMN_BRIEF },
	{ "call_order",
	  { "順番", "Order" },
	  "順|順位|順序|連絡順|連絡順位|連絡順序|優先順位|優先度|番号|No|№|項番|連番|Priority",
	  COLUMN_COUNT, .flags = COLUMN_BRIEF },
	{ "phone",
	  { "電話(昼)", "Telephone (day)" },
	  "電話|電話番号|TEL|TEL番号|連絡先電話番号|代表電話|代表電話番号|代表|電話(平日)|電話(日中)|平日|平日昼間|平日日中|日中|昼間|時間内|"
	  "勤務時間内|診療時間内|内線|内線番号|PHS|院内PHS|直通|会社電話|Phone|Telephone|Phone Number",
	  COLUMN_TEXT, .flags = COLUMN_BRIEF },
	{ "phone_night",
	  { "電話(夜間・休日)", "Telephone (night, holidays)" },
	  "夜間・休日|夜間|休日|休日・夜間|電話(夜間)|電話(休日)|電話(時間外)|時間外|時間外連絡先|夜間連絡先|休日連絡先|夜間休日連絡先|"
	  "緊急電話|緊急時電話|緊急時連絡先|緊急連絡先|緊急連絡先電話番号|携帯|携帯電話|携帯電話番号|携帯番号|自宅|自宅電話|自宅電話番号|Mobile|Night",
	  COLUMN_TEXT, .flags = COLUMN_BRIEF },
	{ "fax",
	  { "ファクス", "Fax" },
	  "FAX|FAX番号|ファックス|ファックス番号|ファクス番号|ファクシミリ|Fax Number",
	  COLUMN_TEXT },
	{ "mail",
	  { "メール", "Mail" },
	  "メールアドレス|E-mail|Eメール|電子メール|電子メールアドレス|Email Address|E-mail Address",
	  COLUMN_TEXT },
	{ "vendor",
	  { "台帳の事業者", "Vendor in the ledger" },
	  "ベンダー名|Vendor",
	  COLUMN_LINK, .link = "vendor" },
	{ "person",
	  { "台帳の職員", "Person in the ledger" },
	  "職員番号|職員No|社員番号|Employee No.",
	  COLUMN_LINK, .link = "person" },
	{ "note",
	  { "備考", "Note" },
	  "備考欄|説明|摘要|特記事項|メモ|注記|補足|コメント|受付時間|対応時間|Notes|Remarks|Comment",
	  COLUMN_TEXT },
	{ 0 },
};

const struct record_kind contact_kind = {
	.name = "contact",
	.words = { "連絡先", "contact" },
	.columns = columns,
	.keys = (const char *const[]){ "role organization name", "organization name", "role name", "role organization", "name", "organization", NULL },
};

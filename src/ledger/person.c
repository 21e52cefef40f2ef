/* person.c - a person who works here: what the staff list of the personnel office says.
 * SPDX-License-Identifier: Apache-2.0 */
#include "kinds.h"

static const struct choice employments[] = {
	{ "employed",
	  { "在職", "employed" },
	  "在籍|在職中|在籍中|勤務中|常勤|常勤職員|正職員|正規|正規職員|正社員|正規雇用|職員|医員|専任|"
	  "フルタイム|任期付|任期付職員|出向受入|active|full-time|full time|regular" },
	{ "part_time",
	  { "非常勤", "part-time" },
	  "非常勤職員|非常勤医師|パート|パート職員|パートタイマー|パートタイム|アルバイト|臨時|臨時職員|"
	  "嘱託|嘱託職員|契約|契約職員|派遣|派遣職員|派遣社員|委託|業務委託|短時間|短時間勤務|"
	  "会計年度任用職員|再雇用|応援|実習生|研修生|part time|temporary|contract|agency" },
	{ "leave",
	  { "休職", "on leave" },
	  "休職中|休業|休業中|育休|育休中|育児休業|育児休業中|産休|産休中|産前産後休業|介護休業|"
	  "介護休業中|病休|病気休職|病気休暇|休暇中|長期休暇|長期休職|出向|出向中|留学|留学中|派遣出向|"
	  "leave|absent|on maternity leave|seconded" },
	{ "left",
	  { "退職", "left" },
	  "退職済|退職済み|退職者|退社|退社済|離職|離職済|転出|転出済|解雇|死亡|死亡退職|定年退職|"
	  "契約終了|契約満了|任期満了|除籍|在籍なし|retired|resigned|terminated|former" },
	{ 0 },
};

static const struct column columns[] = {
	{ "name",
	  { "氏名", "Name" },
	  "職員氏名|職員名|漢字氏名|氏名(漢字)|氏名漢字|社員名|社員氏名|従業員名|従業員氏名|名前|姓名|"
	  "Full Name|Employee Name|Staff Name|Display Name",
	  COLUMN_TEXT, .flags = COLUMN_LABEL | COLUMN_BRIEF },
	{ "employee_no",
	  { "職員番号", "Employee No." },
	  "職員No|職員ID|職員コード|社員番号|社員No|社員ID|社員コード|従業員番号|従業員No|従業員コード|"
	  "個人コード|職番|番号|No|ID|EmployeeID|EmployeeNumber|Employee Number|Employee ID|Staff No|"
	  "Staff Number|Staff ID",
	  COLUMN_TEXT, .flags = COLUMN_LABEL | COLUMN_IDENTITY | COLUMN_BRIEF },
	{ "kana",
	  { "フリガナ", "Kana" },
	  "ふりがな|カナ|かな|カナ氏名|氏名カナ|氏名かな|氏名フリガナ|氏名ふりがな|氏名(カナ)|読み|"
	  "読み仮名|ヨミガナ|カナ名|Furigana|Reading",
	  COLUMN_TEXT },
	{ "department",
	  { "部署", "Department" },
	  "部署名|部門|部門名|所属|所属名|所属名称|所属部署|所属部署名|所属部門|所属課|配属|配属先|勤務先|"
	  "勤務場所|診療科|病棟|課|課名|科|Dept|Division|Section",
	  COLUMN_TEXT, .flags = COLUMN_BRIEF },
	{ "job",
	  { "職種", "Job" },
	  "職種名|職種名称|職務|職務名|職名|資格|担当業務|業務|Job Title|Title|Occupation|Profession",
	  COLUMN_TEXT, .flags = COLUMN_BRIEF },
	{ "employment",
	  { "在籍区分", "Employment" },
	  "在籍状況|在籍状態|在籍|在職区分|在職状況|在職状態|在職|雇用形態|雇用区分|雇用状況|雇用種別|"
	  "勤務形態|勤務区分|勤務状況|職員区分|職員種別|身分|身分区分|常勤非常勤|常勤・非常勤の別|"
	  "就業状況|区分|状態|状況|ステータス|Employment Status|Employment Type|Status",
	  COLUMN_CHOICE, .choices = employments, .flags = COLUMN_BRIEF },
	{ "joined",
	  { "入職日", "Joined" },
	  "入職年月日|採用日|採用年月日|入社日|入社年月日|就職日|就職年月日|雇用開始日|雇用年月日|着任日|"
	  "着任年月日|勤務開始日|発令日|Join Date|Joined On|Hire Date|Start Date",
	  COLUMN_DATE },
	{ "left",
	  { "退職日", "Left" },
	  "退職年月日|退職予定日|退職予定年月日|離職日|離職年月日|退社日|退社年月日|雇用終了日|契約終了日|"
	  "契約満了日|任期満了日|転出日|最終出勤日|最終勤務日|Leave Date|Left On|Leaving Date|"
	  "Termination Date|End Date",
	  COLUMN_DATE, .flags = COLUMN_BRIEF },
	{ "role",
	  { "役割", "Role" },
	  "院内の役割|情報システムの役割|セキュリティの役割|担当|役職|役職名|役付|責任者|Roles|"
	  "Responsibility|Position",
	  COLUMN_LIST, .flags = COLUMN_BRIEF },
	{ "note",
	  { "備考", "Note" },
	  "備考欄|説明|摘要|特記事項|メモ|注記|補足|コメント|Notes|Remarks|Comment",
	  COLUMN_TEXT },
	{ 0 },
};

const struct record_kind person_kind = {
	.name = "person",
	.words = { "職員", "person" },
	.columns = columns,
	.keys = (const char *const[]){ "employee_no", "name", NULL },
};

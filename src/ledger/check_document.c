/* check_document.c - the documents an inspector asks for: there, dated, not too old, their originals found.
 * SPDX-License-Identifier: Apache-2.0 */
#include "checks.h"

#define MISSING \
	{ "missing", \
	  { "登録されていません", "none is registered" }, \
	  { "文書を用意し、日付と原本の保管場所とともに登録してください", \
	    "Prepare it and register it with its date and where the original lies." }, \
	  SEVERITY_MIDDLE }
#define UNDATED \
	{ "no_date", \
	  { "日付が分かりません", "its date is not known" }, \
	  { "文書の日付を確かめて登録してください", "Look up its date and register it." }, \
	  SEVERITY_LOW }
#define FUTURE \
	{ "future", \
	  { "日付が先の日になっています(%s)", "its date lies in the future (%s)" }, \
	  { "文書の日付を確かめて直してください", "Look up its date and correct it." }, \
	  SEVERITY_LOW }
#define OLD \
	{ "old", \
	  { "日付が古く、Inroの目安を過ぎています(%s)", "its date is older than Inro's own limit (%s)" }, \
	  { "内容を見直して、見直した日付で登録し直してください", \
	    "Review it and register it with the new date." }, \
	  SEVERITY_LOW }
#define EXPIRED \
	{ "expired", \
	  { "期限が過ぎています(%s)", "it has expired (%s)" }, \
	  { "内容を見直して、新しい期限を決めてください", "Review it and set a new day." }, \
	  SEVERITY_MIDDLE }
#define NO_ORIGINAL \
	{ "no_original", \
	  { "原本の保管場所が書かれていません", "where the original lies is not written down" }, \
	  { "立入検査で見せられるよう、原本のある部屋や棚を書いてください", \
	    "Write down the room and shelf, so that it can be shown to an inspector." }, \
	  SEVERITY_LOW }

static const struct reason reasons[] = { MISSING, UNDATED, FUTURE, OLD, EXPIRED, NO_ORIGINAL, { 0 } };

/* n: the newest document of the type that is not dated ahead; else an undated one, else what there is. */
#define NEWEST(type) \
	"WITH n AS (\n" \
	"  SELECT * FROM document_now WHERE type_code = '" type "'\n" \
	"  ORDER BY CASE WHEN dated_from <= ?1 THEN 0 WHEN dated_from IS NULL THEN 1 ELSE 2 END,\n" \
	"    dated_from DESC, id DESC LIMIT 1),\n"

/* What every document can fall short of. */
#define COMMON \
	"  SELECT 'short' AS state, 'missing' AS reason, '' AS detail WHERE NOT EXISTS (SELECT 1 FROM n)\n" \
	"  UNION ALL SELECT 'unseen', 'no_date', '' FROM n WHERE dated_from IS NULL\n" \
	"  UNION ALL SELECT 'unseen', 'future', dated FROM n WHERE dated_from > ?1\n" \
	"  UNION ALL SELECT 'short', 'expired', expires FROM n WHERE expires_to < ?1\n" \
	"  UNION ALL SELECT 'short', 'no_original', '' FROM n WHERE " BLANK("original_at")

#define ROWS(type) \
	"SELECT '" type "' AS id, coalesce((SELECT title FROM n), '') AS label, '' AS grp,\n" \
	"  state, reason, detail, '' AS seen FROM r\n" \
	"UNION ALL SELECT '" type "', title, '', 'ok', '', '', '' FROM n\n" \
	"  WHERE NOT EXISTS (SELECT 1 FROM r)"

#define DOCUMENT_SQL(type) \
	NEWEST(type) "r AS (\n" COMMON "\n" \
	"  UNION ALL SELECT 'unseen', 'old', dated FROM n WHERE dated_from < ?2)\n" ROWS(type)

const struct check document_appointment = {
	.name = "document.appointment",
	.title = { "安全管理責任者の任命書", "appointment of the safety administrator" },
	.looks_at = { "任命書が登録されているか、任命された人が在職しているか、"
	              "職員名簿の「役割」に安全管理責任者とあるか、原本の保管場所が書かれているか。"
	              "文面は見られません。",
	              "Whether an appointment is registered, the person named in it still works here and "
	              "has that role on the staff list, and it is written down where the original lies. "
	              "Its wording cannot be seen." },
	.why = { "責任者が決まっていなければ、事故のときに誰も決められません。",
	         "Unless somebody is responsible, nobody can decide when something happens." },
	.inputs = NO_INPUTS,
	.reasons = (const struct reason[]){
	        MISSING, UNDATED, FUTURE, EXPIRED, NO_ORIGINAL,
	        { "no_person",
	          { "任命された人(%s)が職員名簿で見つかりません",
	            "the person appointed (%s) is not found on the staff list" },
	          { "文書の「対象者」に、職員名簿にある氏名か職員番号を書いてください",
	            "Write the name or employee number as on the staff list into the document's Person." },
	          SEVERITY_LOW },
	        { "left",
	          { "任命された人(%s)は退職しています", "the person appointed (%s) has left" },
	          { "後任の人を任命して、任命書を登録してください",
	            "Appoint a successor and register the appointment." },
	          SEVERITY_HIGH },
	        { "no_role",
	          { "任命された人(%s)の役割に、安全管理責任者と書かれていません",
	            "the role of the person appointed (%s) is not safety administrator" },
	          { "今も責任者であることを確かめて、職員名簿の「役割」に書いてください",
	            "Check that the person still holds the role, and write it into the staff list." },
	          SEVERITY_LOW },
	        { 0 } },
	.sql = NEWEST("appointment") "p AS (SELECT p.* FROM person_now p JOIN n ON n.person_id = p.id),\n"
	       "r AS (\n" COMMON "\n"
	       "  UNION ALL SELECT 'unseen', 'no_person', person FROM n WHERE NOT EXISTS (SELECT 1 FROM p)\n"
	       "  UNION ALL SELECT 'short', 'left', name FROM p\n"
	       "    WHERE employment_code = 'left' OR left_to <= ?1\n"
	       "  UNION ALL SELECT 'short', 'no_role', name FROM p\n"
	       "    WHERE coalesce(employment_code, '') <> 'left' AND coalesce(left_to, '9999') > ?1\n"
	       "      AND role NOT LIKE '%安全管理責任者%' AND lower(role) NOT LIKE '%safety%')\n"
	       ROWS("appointment"),
};

const struct check document_contact_chart = {
	.name = "document.contact_chart",
	.title = { "連絡体制図", "contact chart" },
	.looks_at = { "連絡体制図が登録され、日付が365日(Inroの目安)以内で、原本の保管場所が書かれているか。"
	              "連絡先が正しいか、事業者・厚生労働省・警察が載っているかは、人が確かめてください。",
	              "Whether a contact chart is registered, dated within 365 days (Inro's own limit), "
	              "and it is written down where the original lies. Whether its numbers are right and "
	              "the vendors, the ministry and the police are on it is for a person to check." },
	.why = { "事故が起きたその場で、誰にどの順で連絡するかを迷わないためです。立入検査では原本を見ます。",
	         "So that nobody has to wonder whom to call when it happens. Inspectors look at the "
	         "original." },
	.inputs = NO_INPUTS,
	.limit_days = 365,
	.reasons = reasons,
	.sql = DOCUMENT_SQL("contact_chart"),
};

const struct check document_bcp = {
	.name = "document.bcp",
	.title = { "サイバー攻撃を想定したBCP", "business continuity plan for cyber-attacks" },
	.looks_at = { "事業継続計画(BCP)が登録され、日付が365日(Inroの目安)以内で、"
	              "原本の保管場所が書かれているか。サイバー攻撃を想定しているかは、"
	              "人が確かめてください。",
	              "Whether a plan is registered, dated within 365 days (Inro's own limit), and it is "
	              "written down where the original lies. Whether it assumes cyber-attacks is for a "
	              "person to check." },
	.why = { "システムが何週間も止まったときに、診療をどう続けるかを決めておくためです。",
	         "It settles how care goes on when the systems are down for weeks." },
	.inputs = NO_INPUTS,
	.limit_days = 365,
	.reasons = reasons,
	.sql = DOCUMENT_SQL("bcp"),
};

const struct check document_rules = {
	.name = "document.rules",
	.title = { "運用管理規程", "operation-management rules" },
	.looks_at = { "運用管理規程が登録され、日付が365日(Inroの目安)以内で、"
	              "原本の保管場所が書かれているか。各項目の実施方法が書かれているかは、"
	              "人が確かめてください。",
	              "Whether the rules are registered, dated within 365 days (Inro's own limit), and it "
	              "is written down where the original lies. Whether they say how each item is done is "
	              "for a person to check." },
	.why = { "やり方が規程になっていなければ、人が替わると続きません。",
	         "What is not written down ends when people change." },
	.inputs = NO_INPUTS,
	.limit_days = 365,
	.reasons = reasons,
	.sql = DOCUMENT_SQL("rules"),
};

const struct check document_restore_drill = {
	.name = "document.restore_drill",
	.title = { "復旧訓練の記録", "record of a restore drill" },
	.looks_at = { "バックアップから戻す訓練の記録が登録され、日付が365日(Inroの目安)以内で、"
	              "原本の保管場所が書かれているか。戻せたかどうかは、人が確かめてください。",
	              "Whether a drill of restoring from backup is registered, dated within 365 days "
	              "(Inro's own limit), and it is written down where the original lies. Whether it "
	              "succeeded is for a person to check." },
	.why = { "戻したことのないバックアップは、いざというときに戻せないことがあります。",
	         "A backup that was never restored may turn out not to restore." },
	.inputs = NO_INPUTS,
	.limit_days = 365,
	.reasons = reasons,
	.sql = DOCUMENT_SQL("restore_drill"),
};

const struct check document_backup_plan = {
	.name = "document.backup_plan",
	.title = { "バックアップの計画", "backup plan" },
	.looks_at = { "バックアップの計画か手順が登録され、日付が365日(Inroの目安)以内で、"
	              "原本の保管場所が書かれているか。計画どおり取られているかは見られません。",
	              "Whether a backup plan is registered, dated within 365 days (Inro's own limit), and "
	              "it is written down where the original lies. Whether it is followed cannot be seen." },
	.why = { "何を、いつ、どこに取るかが決まっていなければ、足りないものに気づけません。",
	         "Unless it is settled what is copied when and where, nobody notices what is missing." },
	.inputs = NO_INPUTS,
	.limit_days = 365,
	.reasons = reasons,
	.sql = DOCUMENT_SQL("backup_plan"),
};

const struct check document_log_review = {
	.name = "document.log_review",
	.title = { "アクセスログの点検記録", "record of a log review" },
	.looks_at = { "アクセスログを点検した記録が登録され、日付が90日(Inroの目安)以内で、"
	              "原本の保管場所が書かれているか。ログそのものはまだ見られません。",
	              "Whether a review of access logs is registered, dated within 90 days (Inro's own "
	              "limit), and it is written down where the original lies. The logs themselves cannot "
	              "be seen yet." },
	.why = { "ログは、見なければ取っていないのと同じです。",
	         "Logs that nobody looks at are as good as none." },
	.inputs = NO_INPUTS,
	.limit_days = 90,
	.reasons = reasons,
	.sql = DOCUMENT_SQL("log_review"),
};

const struct check document_network_diagram = {
	.name = "document.network_diagram",
	.title = { "ネットワーク構成図", "network diagram" },
	.looks_at = { "ネットワーク構成図が登録され、日付が365日(Inroの目安)以内で、"
	              "原本の保管場所が書かれているか。実際の配線と合っているかは見られません。",
	              "Whether a network diagram is registered, dated within 365 days (Inro's own limit), "
	              "and it is written down where the original lies. Whether it is true cannot be seen." },
	.why = { "事故のときに、どこを切ればよいかをすぐに決めるためです。",
	         "So that it is clear at once where to cut when something happens." },
	.inputs = NO_INPUTS,
	.limit_days = 365,
	.reasons = reasons,
	.sql = DOCUMENT_SQL("network_diagram"),
};

const struct check document_reuse_rule = {
	.name = "document.reuse_rule",
	.title = { "パスワード使い回し禁止の規程", "rule against reusing passwords" },
	.looks_at = { "パスワードの使い回しを禁じる規程が登録され、日付が365日(Inroの目安)以内で、"
	              "原本の保管場所が書かれているか。守られているかは見られません。",
	              "Whether a rule against reusing passwords is registered, dated within 365 days "
	              "(Inro's own limit), and it is written down where the original lies. Whether it is "
	              "kept cannot be seen." },
	.why = { "使い回しているパスワードは、よそで漏れただけで院内に入られます。",
	         "A reused password that leaks elsewhere lets people in here." },
	.inputs = NO_INPUTS,
	.limit_days = 365,
	.reasons = reasons,
	.sql = DOCUMENT_SQL("reuse_rule"),
};

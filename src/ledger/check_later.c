/* check_later.c - what cannot be measured yet: said as such, so that nobody takes silence for evidence.
 * SPDX-License-Identifier: Apache-2.0 */
#include "checks.h"

#define NOT_YET_SQL(id) \
	"SELECT '" id "' AS id, '' AS label, '' AS grp,\n" \
	"  'unseen' AS state, 'not_yet' AS reason, '' AS detail, '' AS seen"

const struct check log_measured = {
	.name = "log.measured",
	.title = { "アクセスログの収集", "collection of access logs" },
	.looks_at = { "まだ何も見ません。", "Nothing yet." },
	.why = { "ログが毎日届き、消されていないことは、記録そのものを見なければ分かりません。",
	         "Whether logs arrive every day and were not tampered with takes the logs themselves." },
	.inputs = NO_INPUTS,
	.reasons = (const struct reason[]){
	        { "not_yet",
	          { "ログが取れているかは、まだ測れません", "whether logs are kept cannot be measured yet" },
	          { "アクセスログの点検記録を文書として登録してください",
	            "Register the record of the log review as a document." },
	          SEVERITY_LOW },
	        { 0 } },
	.sql = NOT_YET_SQL("log"),
};

const struct check backup_measured = {
	.name = "backup.measured",
	.title = { "バックアップの取得", "backups made" },
	.looks_at = { "まだ何も見ません。", "Nothing yet." },
	.why = { "バックアップが毎回取れ、戻せることは、実際に戻してみなければ分かりません。",
	         "Whether backups are made and restore takes restoring them." },
	.inputs = NO_INPUTS,
	.reasons = (const struct reason[]){
	        { "not_yet",
	          { "バックアップが取れているかは、まだ測れません",
	            "whether backups are made cannot be measured yet" },
	          { "バックアップの計画と復旧訓練の記録を文書として登録してください",
	            "Register the backup plan and the record of a restore drill as documents." },
	          SEVERITY_LOW },
	        { 0 } },
	.sql = NOT_YET_SQL("backup"),
};

/* status.c - whether a thing is in use, in the words ledgers have for it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "kinds.h"

const struct choice choice_status[] = {
	{ "in_use",
	  { "使用中", "in use" },
	  "使用|使用しています|稼働|稼働中|稼動|稼動中|運用|運用中|利用|利用中|現用|現役|本番|本番稼働|"
	  "動作中|設置済|設置済み|継続使用|under use|active|running|operational|production|live" },
	{ "stopped",
	  { "停止中", "out of use" },
	  "停止|使用停止|利用停止|稼働停止|使用停止中|休止|休止中|未使用|不使用|使用していない|使用せず|"
	  "使っていない|電源断|電源オフ|修理中|故障|故障中|故障停止|保守中|メンテナンス|メンテナンス中|"
	  "not in use|inactive|stopped|off|maintenance|broken" },
	{ "spare",
	  { "予備", "spare" },
	  "予備機|予備品|代替|代替機|代替用|待機|待機中|在庫|在庫品|保管|保管中|倉庫|未設置|未配備|未開封|"
	  "stock|in stock|standby|backup" },
	{ "disposed",
	  { "廃棄", "disposed of" },
	  "廃棄済|廃棄済み|廃止|廃止済|廃止済み|撤去|撤去済|撤去済み|返却|返却済|返却済み|リース返却|"
	  "リース返却済|除却|除却済|処分|処分済|処分済み|売却|売却済|譲渡|譲渡済|retired|disposed|"
	  "scrapped|returned" },
	{ 0 },
};

/* vendor_letter.c - what goes to a vendor on paper: the fax cover, the covering letter with what to send, and the form.
 * SPDX-License-Identifier: Apache-2.0 */
#include "vendor.h"

#include "frame/facility.h"
#include "print_form.h"
#include "vendor_wants.h"

const struct words vendor_wants[] = {
	{ "貴社が使うアカウントの一覧(利用者名、権限、最終利用日)", "the accounts you use (user, rights, last used)" },
	{ "更新プログラム・ファームウェアの適用状況(版数、適用日、未適用の理由)", "patches and firmware applied (version, date, why not)" },
	{ "アクセスログの取得状況と保管期間", "which access logs are kept, and how long" },
	{ "リモート保守の経路と機器の一覧(ないときは「なし」)", "the paths and apparatus of remote maintenance (\"none\" where there are none)" },
	{ "バックアップの方式・頻度・復旧手順", "how and how often backups are made, and how they are restored" },
	{ "医療情報セキュリティ開示書(MDS/SDS)", "the security disclosure documents (MDS/SDS)" },
	{ 0 },
};

struct letter {
	struct work *w;
	const struct vendor_pair *pair;
	struct paper *paper;
	struct day due;
	str facility;
};

static str fact(struct work *w, const char *name)
{
	str value;
	return facility_get(w, name, &value, NULL) ? value : S("");
}

static str vendor_value(struct work *w, str id, const char *sql)
{
	str value;
	return db_one_str_made(w->db, w->arena, NULL, &value, str_of(sql), BIND(V(id))) ? value : S("");
}

static str date_of(struct work *w, struct day day)
{
	return w->lang == LANG_EN ? day_say(w->arena, w->lang, day) : day_wareki(w->arena, day);
}

static str subject_of(struct work *w)
{
	return work_word(w, "サイバーセキュリティ対策チェックリスト(事業者確認用)のご記入のお願い",
	                 "Request to fill in the cyber-security checklist (vendor form)");
}

static void put_sender(struct letter *l)
{
	struct work *w = l->w;
	const struct paper_fact facts[] = {
		{ work_word(w, "宛先", "To"), arena_fmt(w->arena, work_say(w, (struct words){ "%.*s 御中", "%.*s" }), P(l->pair->vendor_name)) },
		{ work_word(w, "ご担当", "Attention"), vendor_value(w, l->pair->vendor, "SELECT contact FROM vendor_now WHERE id=?") },
		{ work_word(w, "FAX", "Fax"), vendor_value(w, l->pair->vendor, "SELECT fax FROM vendor_now WHERE id=?") },
		{ work_word(w, "発信", "From"), arena_join(w->arena, l->facility, S(" "), fact(w, "contact")) },
		{ work_word(w, "電話・FAX", "Telephone, fax"), arena_join(w->arena, fact(w, "phone"), S(" / "), fact(w, "fax")) },
		{ work_word(w, "日付", "Date"), date_of(w, work_today(w)) },
		{ work_word(w, "件名", "Subject"), subject_of(w) },
	};
	paper_facts(l->paper, facts, LENGTH(facts));
}

static void put_fax_cover(struct letter *l)
{
	struct work *w = l->w;
	paper_title(l->paper, work_word(w, "送付状(FAX)", "Fax cover sheet"));
	paper_space(l->paper, 8);
	put_sender(l);
	paper_space(l->paper, 8);
	paper_text(l->paper, arena_fmt(w->arena, work_say(w, (struct words){
	                             "本状のあとに、依頼状と記入用紙をお送りします。%.*s までに、電子ファイル(.xlsx)または FAX でお返しください。",
	                             "A covering letter and the form follow. Please return them by %.*s, as the file (.xlsx) or by fax." }),
	                       P(date_of(w, l->due))));
	paper_note(l->paper, work_word(w, "この送付には患者さんの情報は含まれていません。お心当たりのないときは、お手数ですが上の電話番号までご連絡ください。",
	                               "This fax holds no patient information. If it is not meant for you, please call the number above."));
	paper_page_break(l->paper);
}

static void put_letter(struct letter *l)
{
	struct work *w = l->w;
	paper_text_at(l->paper, PAPER_RIGHT, date_of(w, work_today(w)));
	paper_text(l->paper, arena_fmt(w->arena, work_say(w, (struct words){ "%.*s 御中", "To %.*s" }), P(l->pair->vendor_name)));
	paper_text_at(l->paper, PAPER_RIGHT, l->facility);
	paper_space(l->paper, 6);
	paper_title(l->paper, subject_of(w));
	paper_space(l->paper, 4);
	paper_text(l->paper, arena_fmt(w->arena, work_say(w, (struct words){
	                             "平素よりお世話になっております。医療法施行規則第14条第2項により、当院はサイバーセキュリティの確保に必要な措置をとり、厚生労働省のチェックリストにより毎年確認しています。「%.*s」について、別紙「%.*s」へのご記入をお願いいたします。",
	                             "By Art. 14(2) of the Enforcement Rules of the Medical Care Act we take the measures needed for cyber-security and check them every year by the ministry's checklist. For \"%.*s\", please fill in the enclosed form (%.*s)." }),
	                       P(l->pair->system_name.n ? l->pair->system_name : work_word(w, "貴社の提供するシステム・機器", "the systems and apparatus you provide")),
	                       P(form_name(w->arena, w->lang, l->pair->form))));
	paper_text(l->paper, arena_fmt(w->arena, work_say(w, (struct words){ "ご返送の期限: %.*s", "Please return it by: %.*s" }), P(date_of(w, l->due))));
	paper_heading(l->paper, 2, work_word(w, "あわせてお送りいただきたいもの", "Please also send"));
	for (const struct words *want = vendor_wants; want->ja; want++)
		paper_item(l->paper, S("□"), str_of(work_say(w, *want)));
	paper_note(l->paper, work_word(w, "契約の範囲にない項目は「契約により省略」とし、条項をお書きください。ご不明の点は上記までお問い合わせください。",
	                               "Where an item is outside the contract, write \"skipped by contract\" with the clause. Please ask us about anything unclear."));
	paper_page_break(l->paper);
}

bool vendor_letter_make(struct work *w, const struct vendor_pair *pair, struct day due, struct buf *out, struct err *e)
{
	struct letter l = { .w = w, .pair = pair, .due = due, .facility = fact(w, "name") };
	const struct paper_look look = { .title = subject_of(w), .author = l.facility, .footer = l.facility,
		                         .made_at = clock_now(w->clock), .lang = w->lang };
	auto_paper *paper = l.paper = paper_open(w->arena, &look, e);
	if (!paper)
		return false;
	put_fax_cover(&l);
	put_letter(&l);
	print_form(w, paper, &(struct form_copy){ .form = pair->form, .vendor = pair->vendor_name, .system = pair->system_name });
	paper_missing_put(paper);
	return paper_write(paper, out, e);
}

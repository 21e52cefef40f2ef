/* pack_part.c - the chart in an inspection pack: the revision in force, printed, and its paper as a file.
 * Where the ledger's newest contact chart is another document, the checklist's part speaks of that one, and so does
 * only one of the two.
 * SPDX-License-Identifier: Apache-2.0 */
#include "parts.h"

#include "chart_paper.h"
#include "frame/facility.h"

static const struct words title = { "連絡体制図", "Contact chart" };

/* The checklist takes the newest document for the contact chart. */
bool contact_pack_there(struct work *w, bool *there, struct err *e)
{
	int64_t kept;
	bool ok = db_one_int(w->db, e, &kept, 0, "SELECT count(*) FROM contact_revision_now WHERE document=(SELECT id FROM document_now WHERE "
	                     "type_code='contact_chart' ORDER BY coalesce(dated_to, '') DESC, id LIMIT 1)", NONE);
	*there = ok && kept;
	return ok;
}

static str kept_at(struct work *w, str document)
{
	str place;
	if (!db_one_str(w->db, w->arena, NULL, &place, "SELECT original_at FROM document_now WHERE id=?", BIND(V(document))) || !place.n)
		return work_word(w, "記入がありません", "Not entered");
	return place;
}

static void put_copy(struct work *w, struct paper *paper, const struct revision *r, str file)
{
	const struct paper_fact facts[] = {
		{ work_word(w, "原本の保管場所", "Where the original lies"), kept_at(w, r->document) },
		{ work_word(w, "写し", "Copy"), file },
	};
	paper_facts(paper, facts, LENGTH(facts));
}

bool contact_pack(struct work *w, struct pack *pack, struct err *e)
{
	struct revision r;
	struct chart chart;
	str pdf, file = work_word(w, "連絡体制図/連絡体制図.pdf", "contact chart/contact chart.pdf");
	if (!revision_now(w, &r, e) || !revision_chart(w, r.number, &chart, e) || !facility_file(w, r.digest, &pdf, e) || !pack_add(w, pack, file, pdf, e))
		return false;
	paper_part(pack->paper, work_words(w, title), S(""));
	paper_heading(pack->paper, 1, work_words(w, title));
	chart_print(w, pack->paper, &chart, &r);
	put_copy(w, pack->paper, &r, file);
	return true;
}

/* paper_field.c - the two ways a paper comes to a page: as a file, and by the camera of a phone.
 * SPDX-License-Identifier: Apache-2.0 */
#include "paper_field.h"

#include "engine/paper_kind.h"

void paper_field(struct visit *v)
{
	html(v, "<div class=\"drop\"><p><strong>{}</strong></p>\n",
	     work_word(&v->w, "患者さんの氏名や診療の内容が写っていないか、確かめてください。", "Make sure that no patient's name or care can be seen."));
	html(v, "<div class=\"field\"><label for=\"file\">{}</label><span class=\"hint\" id=\"file-hint\">{}</span>"
	     "<input type=\"file\" id=\"file\" name=\"file\" accept=\"image/*,application/pdf,.pdf,.xlsx,.docx\" aria-describedby=\"file-hint\"></div>\n",
	     work_word(&v->w, "ファイルを選ぶ", "Choose a file"),
	     work_word(&v->w, "PDF、写真、Excel、Word。ここに置いても選べます", "PDF, picture, Excel, Word; it may be dropped here too"));
	html(v, "<div class=\"field\"><label for=\"photo\">{}</label>"
	     "<input type=\"file\" id=\"photo\" name=\"photo\" accept=\"image/*\" capture=\"environment\"></div></div>\n",
	     work_word(&v->w, "カメラで撮る(スマートフォン)", "Take a photograph (phone)"));
}

const struct field *paper_sent(const struct visit *v)
{
	const struct field *photo = fields_find(&v->form, "photo"), *file = fields_find(&v->form, "file");
	if (file && file->is_file && file->value.n)
		return file;
	return photo && photo->is_file && photo->value.n ? photo : NULL;
}

bool paper_fit(const struct field *file, struct err *e)
{
	if (!file)
		return err_set(e, ERR_INPUT, "ファイルを選ぶか、写真を撮ってください", "choose a file or take a photograph");
	return paper_kind_of(file->value) ||
	       err_set(e, ERR_INPUT, "文書として預かれない種類のファイルです。PDF、写真、Excel(.xlsx)、Word(.docx)のどれかにしてください",
	               "this is no document of a known kind; please send a PDF, a picture, .xlsx or .docx");
}

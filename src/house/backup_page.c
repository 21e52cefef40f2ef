/* backup_page.c - Inro の記録の控え: everything the facility keeps, as one file to carry away.
 * SPDX-License-Identifier: Apache-2.0 */
#include "pages.h"

#include "frame/backup.h"
#include "frame/page.h"

bool backup_page(struct visit *v, struct err *e)
{
	(void)e;
	page_open(v, work_words(&v->w, v->route->title));
	html(v, "<p class=\"lead\">{}</p><ul><li>{}</li><li>{}</li><li>{}</li></ul>",
	     work_word(&v->w, "Inro が持つすべての記録と文書を、1つの zip ファイルにします。", "All records and documents that Inro keeps, as one .zip."),
	     work_word(&v->w, "USBメモリなど、ふだんネットワークから切り離してあるものに入れて、鍵のかかる所に置いてください。",
	               "Put it on something that is usually off the network, and lock it away."),
	     work_word(&v->w, "署名鍵と、この画面の証明書の鍵も入っています。このファイルを持つ人は、施設の名前で署名でき、この画面になりすませます。",
	               "It holds the signing key and the keys of this console's certificate: whoever has it can sign in the facility's name and pose as this console."),
	     work_word(&v->w, "元に戻すには、zip を空のフォルダーに展開し、inro serve --data でそのフォルダーを指定します。",
	               "To restore, unpack it into an empty folder and start inro serve --data with that folder."));
	form_open(v, S("/settings/backup"));
	form_submit(v, (struct words){ "控えを作ってダウンロードする", "Make a backup and download it" });
	form_close(v);
	page_close(v);
	return true;
}

bool backup_act(struct visit *v, struct err *e)
{
	if (!backup_make(&v->w, &v->answer->file, e))
		return false;
	visit_attach(v, backup_name(&v->w), "application/zip");
	return true;
}

/* qr.c - QR codes as squares of ink (ISO/IEC 18004, made by libqrencode).
 * SPDX-License-Identifier: Apache-2.0 */
#include "qr.h"

#include "base/buf.h"
#include "fail.h"
#include "pdf.h"
#include "pen.h"

#include <errno.h>
#include <qrencode.h>
#include <string.h>

/* The white margin the standard asks for, in modules. */
#define QUIET 4

static void code_drop(QRcode **code)
{
	QRcode_free(*code);
}

bool qr_make(const struct workshop *w, str bytes, struct qr *qr)
{
	*qr = (struct qr){ 0 };
	if (!bytes.n || bytes.n > PAPER_QR_BYTES_MAX)
		return fail_once(w->fail, "QRコードには1～%uバイトを入れられます(%zuバイトありました)",
				 "a QR code holds 1 to %u bytes here (there were %zu)", PAPER_QR_BYTES_MAX,
				 bytes.n);
	__attribute__((cleanup(code_drop))) QRcode *code =
		QRcode_encodeData((int)bytes.n, (const unsigned char *)bytes.p, 0, QR_ECLEVEL_M);
	if (!code)
		return fail_once(w->fail, "QRコードを作れません: %s", "no QR code can be made: %s",
				 strerror(errno));
	qr->side = (size_t)code->width;
	qr->modules = arena_more(w->arena, code->data, qr->side * qr->side, qr->side * qr->side);
	return true;
}

bool qr_path(struct arena *a, str bytes, struct qr_path *path, struct err *e)
{
	struct qr qr;
	auto_buf d = { 0 };
	if (!qr_make(&(struct workshop){ .arena = a, .fail = e }, bytes, &qr))
		return false;
	for (size_t at = 0; at < qr.side * qr.side; at++)
		if (qr.modules[at] & 1)
			buf_fmt(&d, "M%zu %zuh1v1h-1z", at % qr.side + QUIET, at / qr.side + QUIET);
	*path = (struct qr_path){ qr.side + 2 * QUIET, arena_copy(a, buf_str(&d)) };
	return true;
}

/* Black modules side by side are one rectangle, so that no hair line shows between them. */
static void pen_qr_row(cairo_t *page, const unsigned char *row, size_t side, struct box module)
{
	for (size_t from = 0; from < side; from++) {
		size_t to = from;
		while (to < side && (row[to] & 1))
			to++;
		if (to > from)
			cairo_rectangle(page, module.x + (double)from * module.width, module.y,
					(double)(to - from) * module.width, module.height);
		from = to > from ? to - 1 : from;
	}
}

void pen_qr(cairo_t *page, struct qr qr, struct box box)
{
	double module = box.width / (double)(qr.side + 2 * QUIET);
	cairo_set_source_rgb(page, INK, INK, INK);
	for (size_t y = 0; y < qr.side; y++) {
		struct box first = { box.x + QUIET * module, box.y, module, module };
		first.y += (double)(y + QUIET) * module;
		pen_qr_row(page, qr.modules + y * qr.side, qr.side, first);
	}
	cairo_fill(page);
}

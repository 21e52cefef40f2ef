/* surface.c - writing a PDF by cairo: the same pages give the same bytes.
 * SPDX-License-Identifier: Apache-2.0 */
#include "surface.h"

#include "mend.h"

#include "base/when.h"

#include <cairo-pdf.h>

static cairo_status_t write_bytes(void *out, const unsigned char *bytes, unsigned int n)
{
	buf_put(out, (str){ (const char *)bytes, n });
	return CAIRO_STATUS_SUCCESS;
}

static void surface_drop(cairo_surface_t **surface)
{
	cairo_surface_destroy(*surface);
}

static void page_drop(cairo_t **page)
{
	cairo_destroy(*page);
}

static void describe(struct arena *a, const struct surface_ask *ask, cairo_surface_t *surface)
{
	auto_buf text = { 0 };
	str made = instant_iso(a, ask->made_at);
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, mend(&text, ask->title));
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, mend(&text, ask->author));
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Inro");
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, mend(&text, made));
}

static cairo_status_t draw_pages(const struct surface_ask *ask, cairo_surface_t *surface)
{
	__attribute__((cleanup(page_drop))) cairo_t *page = cairo_create(surface);
	for (size_t i = 0; i < ask->pages && !cairo_status(page); i++) {
		ask->draw(ask->of, page, i);
		cairo_show_page(page);
	}
	cairo_surface_finish(surface);
	return cairo_status(page) ? cairo_status(page) : cairo_surface_status(surface);
}

bool surface_write(struct arena *a, const struct surface_ask *ask, struct buf *out, struct err *e)
{
	size_t before = out->n;
	__attribute__((cleanup(surface_drop))) cairo_surface_t *surface =
		cairo_pdf_surface_create_for_stream(write_bytes, out, ask->width, ask->height);
	describe(a, ask, surface);
	cairo_status_t status = draw_pages(ask, surface);
	if (!status)
		return true;
	buf_cut(out, before);
	return err_set(e, ERR_INTERNAL, "印刷物「%.*s」のPDFを作れませんでした: %s", "no PDF could be made of \"%.*s\": %s", P(ask->title),
	               cairo_status_to_string(status));
}

/* xlsx_styles.c - which cell formats show dates.
 * SPDX-License-Identifier: Apache-2.0 */
#include "xlsx.h"

/* Numbers of number formats; Excel gives its own from 164 on. */
#define FORMAT_IDS_MAX 65536u
/* Number formats of a book, and the length of one; Excel itself allows some 250, and 255 characters. */
#define CODES_MAX 4096u
#define CODE_BYTES_MAX 1020u
/* Cell formats of a book; Excel itself allows 65,490. */
#define FORMATS_MAX 65536u

struct styles_reading {
	struct xlsx_reading *r;
	struct {
		struct format format;
		bool told; /* by the file; Excel's own formats it need not tell */
	} by_id[FORMAT_IDS_MAX + 1]; /* the last one is nobody's */
	size_t codes, room;
};

/* FORMAT_IDS_MAX when there is none, or none that counts. */
static size_t format_id(const struct xml *x)
{
	int64_t id;
	bool whole = str_whole(xml_attribute(x, S("numFmtId")), &id);
	return whole && id >= 0 && id < FORMAT_IDS_MAX ? (size_t)id : FORMAT_IDS_MAX;
}

static bool code_open(struct xml *x)
{
	struct styles_reading *w = x->self;
	size_t id = format_id(x);
	if (++w->codes > CODES_MAX)
		return err_set(x->e, ERR_INPUT, "数値の表示形式が多すぎます（上限 %u 個）",
		               "there are too many number formats (at most %u)", CODES_MAX);
	w->by_id[id].told = id < FORMAT_IDS_MAX;
	w->by_id[id].format = format_of(str_first(xml_attribute(x, S("formatCode")), CODE_BYTES_MAX));
	return true;
}

static bool format_open(struct xml *x)
{
	struct styles_reading *w = x->self;
	struct xlsx_reading *r = w->r;
	if (r->format_count == FORMATS_MAX)
		return err_set(x->e, ERR_INPUT, "セルの書式が多すぎます（上限 %u 個）",
		               "there are too many cell formats (at most %u)", FORMATS_MAX);
	arena_grow(r->scratch, r->formats, r->format_count, w->room);
	size_t id = format_id(x);
	r->formats[r->format_count++] = w->by_id[id].told ? w->by_id[id].format : format_built_in(id);
	return true;
}

enum { STYLES = 1, CODES, CODE, FORMATS, FORMAT, STYLE_ELEMENTS };

static const struct xml_element style_elements[] = {
	[STYLES] = { 0, T("styleSheet") },
	[CODES] = { STYLES, T("numFmts") },
	[CODE] = { CODES, T("numFmt"), .open = code_open },
	[FORMATS] = { STYLES, T("cellXfs") },
	[FORMAT] = { FORMATS, T("xf"), .open = format_open },
	[STYLE_ELEMENTS] = { 0 },
};

bool xlsx_styles_read(struct xlsx_reading *r, struct err *e)
{
	struct styles_reading *w = arena_new(r->scratch, struct styles_reading);
	w->r = r;
	return !r->parts.styles || package_walk(&r->package, r->parts.styles, style_elements, w, e) ||
	       err_wrap(e, "セルの書式", "cell formats");
}

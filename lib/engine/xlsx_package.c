/* xlsx_package.c - the parts of a workbook file, through libzip.
 * SPDX-License-Identifier: Apache-2.0 */
#include "xlsx_package.h"

#include "xls.h"

#include <endian.h>
#include <string.h>

#define STEP_BYTES (1u << 16)
#define XLSX_STEPS_MAX 8000000u /* of all parts of a book together */

const struct xml_kind workbook_xml = {
	.steps_max = XLSX_STEPS_MAX,
	.text_max = SHEET_CELL_BYTES_MAX,
	.lighten = { "使っていない行や書式を消すか、CSV で保存し直してください", "remove unused rows and formats, or save it as CSV" },
	.mend = { "Excel で開き、保存し直してください", "open it in Excel and save it again" },
};

/* The zip's own end records (PKWARE APPNOTE 6.3, sections 4.3.14 to 4.3.16). */
#define END_TAIL 65600u /* as far back as libzip looks: the longest comment and both end records */
#define END_BYTES 22u
#define LOCATOR_BYTES 20u
#define END64_BYTES 56u

static uint64_t number_at(str bytes, size_t at, size_t n)
{
	uint64_t number = 0;
	memcpy(&number, bytes.p + at, n);
	return le64toh(number);
}

/* How many entries the end record at `at` announces, in its own field or in its 64-bit sister. */
static uint64_t entries_announced(str bytes, size_t at)
{
	uint64_t entries = number_at(bytes, at + 10, 2);
	if (at < LOCATOR_BYTES || !str_starts(str_from(bytes, at - LOCATOR_BYTES), S("PK\6\7")))
		return entries;
	uint64_t sister = number_at(bytes, at - LOCATOR_BYTES + 8, 8);
	if (sister > bytes.n || bytes.n - sister < END64_BYTES)
		return entries;
	uint64_t entries64 = number_at(bytes, sister + 32, 8);
	return entries64 > entries ? entries64 : entries;
}

/* libzip makes room for all announced entries, and tries every end record it finds, before anyone can ask it how
 * many there are: so they are added up here. */
static bool entries_are_few(str bytes)
{
	uint64_t entries = 0;
	for (size_t at = bytes.n > END_TAIL ? bytes.n - END_TAIL : 0; at < bytes.n; at++) {
		at += str_find(str_from(bytes, at), S("PK\5\6"));
		if (bytes.n - at < END_BYTES)
			return true;
		uint64_t more = entries_announced(bytes, at);
		if (more > PACKAGE_PARTS_MAX || (entries += more + 1) > PACKAGE_PARTS_MAX)
			return false;
	}
	return true;
}

static bool damaged(const zip_error_t *why, struct err *e)
{
	if (zip_error_code_zip(why) == ZIP_ER_MEMORY)
		mem_out();
	return err_set(e, ERR_INPUT, "ファイルが壊れているか、途中で切れています。元のファイルをもう一度入手してください",
	               "the file is damaged or cut short; get the original again");
}

static bool may_be_opened(str bytes, struct err *e)
{
	if (bytes.n > FILE_BYTES_MAX)
		return err_set(e, ERR_INPUT, "ファイルが大きすぎます（上限 %u MB）", "the file is too large (at most %u MB)",
		               FILE_BYTES_MAX >> 20);
	if (xls_is(bytes))
		return xls_refuse(e);
	return entries_are_few(bytes) ||
	       err_set(e, ERR_INPUT, "ファイルの中の部品が多すぎます（上限 %u 個）。シートや画像を減らしてください",
	               "the file holds too many parts (at most %u); remove sheets or pictures", PACKAGE_PARTS_MAX);
}

/* owned: libzip will free the bytes. */
static bool source_open(struct package *p, str bytes, bool owned, size_t bytes_max, struct err *e)
{
	zip_error_t why;
	zip_error_init(&why); /* holds nothing to let go until it is asked for words */
	*p = (struct package){ .bytes_max = bytes_max, .bytes = bytes_max, .steps = XLSX_STEPS_MAX };
	p->source = zip_source_buffer_create(bytes.p, bytes.n, owned, NULL);
	if (!p->source)
		mem_out();
	p->zip = zip_open_from_source(p->source, 0, &why);
	if (!p->zip)
		return damaged(&why, e);
	zip_source_keep(p->source); /* package_write reads it after the zip is closed */
	return true;
}

bool package_open(struct package *p, str bytes, struct err *e)
{
	*p = (struct package){ 0 };
	return may_be_opened(bytes, e) && source_open(p, bytes, false, SHEET_XML_BYTES_MAX, e);
}

/* libzip 1.7.3 frees bytes that are not its own when it writes over a buffer: it gets a copy. */
bool package_open_to_write(struct package *p, str bytes, struct err *e)
{
	*p = (struct package){ 0 };
	if (!may_be_opened(bytes, e))
		return false;
	char *copy = mem_take(bytes.n);
	if (bytes.n)
		memcpy(copy, bytes.p, bytes.n);
	return source_open(p, (str){ copy, bytes.n }, true, PACKAGE_WRITE_BYTES_MAX, e);
}

void package_close(struct package *p)
{
	if (p->zip)
		zip_discard(p->zip);
	if (p->source)
		zip_source_free(p->source);
	*p = (struct package){ 0 };
}

static void part_close(zip_file_t **file)
{
	if (*file)
		zip_fclose(*file);
}

#define auto_part __attribute__((cleanup(part_close))) zip_file_t

static bool part_find(struct package *p, const char *part, zip_stat_t *stat, struct err *e)
{
	zip_int64_t at = zip_name_locate(p->zip, part, ZIP_FL_NOCASE); /* part names do not mind the case */
	if (at < 0 || zip_stat_index(p->zip, (zip_uint64_t)at, 0, stat) != 0)
		return err_set(e, ERR_INPUT, "ファイルの中に「%s」がありません。Excel で開き、保存し直してください",
		               "\"%s\" is missing in the file; open it in Excel and save it again", part);
	bool usual = stat->comp_method == ZIP_CM_STORE || stat->comp_method == ZIP_CM_DEFLATE;
	if (!usual || stat->encryption_method != ZIP_EM_NONE)
		return err_set(e, ERR_INPUT,
		               "「%s」が Excel の使わない方法で圧縮または暗号化されています。Excel で開き、保存し直してください",
		               "\"%s\" is compressed or encrypted in a way Excel does not use; open it in Excel and save "
		               "it again", part);
	return true;
}

static bool part_open(struct package *p, const char *part, zip_file_t **file, struct err *e)
{
	zip_stat_t stat;
	if (!part_find(p, part, &stat, e))
		return false;
	*file = zip_fopen_index(p->zip, stat.index, 0);
	return *file || damaged(zip_get_error(p->zip), e);
}

/* The next bytes of a part; none at its end. */
static bool part_step(struct package *p, zip_file_t *file, char step[STEP_BYTES], str *bytes, struct err *e)
{
	zip_int64_t n = zip_fread(file, step, STEP_BYTES);
	if (n < 0)
		return damaged(zip_file_get_error(file), e);
	if ((size_t)n > p->bytes)
		return err_set(e, ERR_INPUT,
		               "展開すると大きすぎます（上限 %zu MB）。使っていない行や書式を消すか、CSV で保存し直してください",
		               "it is too large when unpacked (at most %zu MB); remove unused rows and formats, or save it "
		               "as CSV", p->bytes_max >> 20);
	p->bytes -= (size_t)n;
	*bytes = (str){ step, (size_t)n };
	return true;
}

bool package_walk(struct package *p, const char *part, const struct xml_element *elements, void *self, struct err *e)
{
	char step[STEP_BYTES];
	auto_part *file = NULL;
	auto_xml x = { .kind = &workbook_xml, .elements = elements, .self = self, .steps = &p->steps, .e = e };
	if (!part_open(p, part, &file, e))
		return false;
	xml_begin(&x);
	for (str bytes = S(" "); bytes.n;)
		if (!part_step(p, file, step, &bytes, e) || !xml_feed(&x, bytes, !bytes.n))
			return false;
	return true;
}

bool package_read(struct package *p, const char *part, struct buf *to, struct err *e)
{
	char step[STEP_BYTES];
	auto_part *file = NULL;
	if (!part_open(p, part, &file, e))
		return false;
	for (str bytes = S(" "); bytes.n; buf_put(to, bytes))
		if (!part_step(p, file, step, &bytes, e))
			return false;
	return true;
}

bool package_replace(struct package *p, const char *part, str bytes, struct err *e)
{
	zip_stat_t stat;
	if (!part_find(p, part, &stat, e))
		return false;
	zip_source_t *source = zip_source_buffer(p->zip, bytes.p, bytes.n, 0);
	if (!source)
		mem_out();
	/* Without its time libzip would stamp the part with the present one. */
	if (zip_file_replace(p->zip, stat.index, source, 0) == 0)
		return zip_file_set_mtime(p->zip, stat.index, stat.mtime, 0) == 0 || damaged(zip_get_error(p->zip), e);
	zip_source_free(source);
	return damaged(zip_get_error(p->zip), e);
}

/* Entries that overlap in the file would be copied once for each. */
static bool entries_fit(struct package *p)
{
	zip_stat_t stat;
	uint64_t all = 0;
	for (zip_int64_t i = zip_get_num_entries(p->zip, 0); i-- > 0;) {
		bool known = zip_stat_index(p->zip, (zip_uint64_t)i, ZIP_FL_UNCHANGED, &stat) == 0;
		if (!known || stat.comp_size > FILE_BYTES_MAX - all)
			return false;
		all += stat.comp_size;
	}
	return true;
}

static bool source_read(zip_source_t *source, struct buf *to)
{
	char step[STEP_BYTES];
	zip_int64_t n;
	if (zip_source_open(source) != 0)
		return false;
	while ((n = zip_source_read(source, step, STEP_BYTES)) > 0)
		buf_put(to, (str){ step, (size_t)n });
	zip_source_close(source);
	return n == 0;
}

bool package_write(struct package *p, struct buf *to, struct err *e)
{
	if (!entries_fit(p) || zip_close(p->zip) != 0)
		return damaged(zip_get_error(p->zip), e);
	p->zip = NULL;
	return source_read(p->source, to) || damaged(zip_source_error(p->source), e);
}

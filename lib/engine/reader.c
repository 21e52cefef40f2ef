/* reader.c - the table of foreign formats.
 * SPDX-License-Identifier: Apache-2.0 */
#include "reader.h"

#include "text.h"

static bool read_xlsx(struct arena *a, str bytes, str charset, str file, struct book *b, struct err *e)
{
	(void)charset, (void)file;
	return xlsx_read(a, bytes, b, e);
}

static bool read_csv(struct arena *a, str bytes, str charset, str file, struct book *b, struct err *e)
{
	(void)file;
	return csv_read(a, bytes, charset, b, e);
}

const struct reader *reader_of(str bytes)
{
	for (const struct reader *reader = readers; reader->name; reader++)
		if (reader->is(bytes))
			return reader;
	return NULL;
}

const struct reader *reader_named(str name)
{
	for (const struct reader *reader = readers; reader->name; reader++)
		if (str_eq(name, str_of(reader->name)))
			return reader;
	return NULL;
}

const struct reader readers[] = {
	{ "xlsx", { "Excel ブック", "Excel workbook" }, xlsx_is, read_xlsx },
	{ "csv", { "CSV・TSV の表", "CSV or TSV table" }, text_is, read_csv },
	{ 0 },
};

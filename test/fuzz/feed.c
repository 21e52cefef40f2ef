/* feed.c - any bytes are told to be of a format, or why they are of none; a mark and blanks before them change nothing, and neither
 * does what stands behind the beginning.
 * SPDX-License-Identifier: Apache-2.0 */
#include "readers.h"

#include "base/buf.h"
#include "engine/feed.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	auto_buf marked = { 0 };
	str all = { (const char *)bytes, n };
	struct feed_told told = feed_tell(all);
	must(told.kind < FEED_KINDS && told.records <= JSON_ITEMS);
	must(told.kind ? !told.why.ja : told.why.ja[0] && told.why.en[0]);
	if (n + 5 > FEED_HEAD_BYTES || str_starts(all, S("\xEF\xBB\xBF")) || (n && (bytes[0] == 0xFF || bytes[0] == 0xFE)))
		return 0;
	buf_put(&marked, S("\xEF\xBB\xBF\r\n"));
	buf_put(&marked, all);
	must(feed_tell(buf_str(&marked)).kind == told.kind);
	return 0;
}

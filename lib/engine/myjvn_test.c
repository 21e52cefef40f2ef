/* myjvn_test.c - MyJVN's list of products, however it is cut into pieces.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "base/buf.h"
#include "myjvn.h"

#define LIST(inner) "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n<Result version=\"3.3\" xmlns=\"http://jvndb.jvn.jp/myjvn/Results\" " \
	"xmlns:status=\"http://jvndb.jvn.jp/myjvn/Status\">" inner "</Result>"

static bool gather(void *of, str vendor, str product, const struct cpe *cpe, struct err *e)
{
	(void)e;
	buf_fmt(of, "%.*s|%.*s|%c:%.*s:%.*s\n", P(vendor), P(product), cpe->part ? cpe->part : '-', P(cpe->vendor), P(cpe->product));
	return true;
}

static bool read_pieces(const char *text, size_t size, myjvn_taker *take, void *of, struct err *e)
{
	struct myjvn m;
	bool ok = true;
	myjvn_begin(&m, take, of);
	for (str rest = str_of(text); ok && rest.n; rest = str_from(rest, size))
		ok = myjvn_put(&m, str_first(rest, size), e);
	ok = ok && myjvn_end(&m, e);
	myjvn_drop(&m);
	return ok;
}

static const char list[] =
	LIST("<VendorInfo xml:lang=\"ja\"><Vendor vname=\" メーカー \" cpe=\"cpe:/:maker\" vid=\"1\"><Product pname=\"箱 &amp; 箱\" cpe=\"cpe:/h:maker:box\" pid=\"16\"/>"
	     "<Product pname=\"Share\" cpe=\"?\"/><Product pname=\"\" cpe=\"cpe:/a:maker:none\"/></Vendor><Vendor vname=\"空\" cpe=\"cpe:/:empty\"/>"
	     "<Vendor vname=\"他社\"><Product pname=\"OS\" cpe=\"cpe:/o:other:os\"/></Vendor></VendorInfo><status:Status retCd=\"0\" errMsg=\"\"/>");

static void products_are_read_wherever_pieces_end(void **state)
{
	(void)state;
	for (size_t size = 1; size < 200; size += 33) {
		auto_buf out = { 0 };
		struct err e = { 0 };
		works(read_pieces(list, size, gather, &out, &e), e);
		same(buf_str(&out), S("メーカー|箱 & 箱|h:maker:box\nメーカー|Share|-::\n他社|OS|o:other:os\n"));
	}
}

static bool refuse(void *of, str vendor, str product, const struct cpe *cpe, struct err *e)
{
	(void)vendor, (void)product, (void)cpe;
	++*(int *)of;
	return err_set(e, ERR_DISK, "だめ", "no");
}

static void what_is_no_list_is_refused(void **state)
{
	(void)state;
	static const struct {
		const char *text, *says;
	} given[] = {
		{ "", "broken" },
		{ LIST(""), "no product" },
		{ LIST("<VendorInfo><Vendor vname=\"a\"/></VendorInfo>"), "no product" },
		{ "<Result><VendorInfo><Vendor vname=\"a\"><Product pname=\"b\"/>", "broken" },
		{ "<!DOCTYPE a [<!ENTITY b \"haha\">]><Result/>", "DOCTYPE" },
		{ LIST("<status:Status retCd=\"1\" errMsg=\"no such method\"/>"), "no such method" },
	};
	struct err e;
	for (size_t i = 0; i < LENGTH(given); i++) {
		auto_buf out = { 0 };
		refuses(read_pieces(given[i].text, 9, gather, &out, &e), e, ERR_INPUT);
		if (!str_has(str_of(e.en), str_of(given[i].says)))
			fail_msg("%zu: %s", i, e.en);
	}
	int calls = 0;
	refuses(read_pieces(list, 1000, refuse, &calls, &e), e, ERR_DISK);
	assert_int_equal(calls, 1);
}

static void the_sample_is_read(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	auto_buf out = { 0 };
	struct err e = { 0 };
	struct myjvn m;
	str bytes;
	if (!reference_read(&a, "vuln/jvn-samples/myjvn_product_202311.rdf", &bytes))
		skip();
	myjvn_begin(&m, gather, &out);
	works(myjvn_put(&m, bytes, &e) && myjvn_end(&m, &e), e);
	assert_int_equal(m.taken, 13);
	assert_true(str_has(buf_str(&out), S("マイクロソフト|Microsoft Exchange Server|a:microsoft:exchange_server\n")));
	myjvn_drop(&m);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(products_are_read_wherever_pieces_end),
		cmocka_unit_test(what_is_no_list_is_refused),
		cmocka_unit_test(the_sample_is_read),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

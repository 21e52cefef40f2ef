/* myjvn.c - walking through MyJVN's list of products.
 * SPDX-License-Identifier: Apache-2.0 */
#include "myjvn.h"

#include "base/utf8.h"

#define STEPS_MAX 20000000u /* all products are some two million */

static const struct xml_kind list_xml = {
	.steps_max = STEPS_MAX,
	.text_max = MYJVN_NAME_BYTES_MAX,
	.lighten = { "期間ごとのファイルに分けて取り込んでください", "take it in by several files" },
	.mend = { "MyJVN からもう一度入手してください", "get it again from MyJVN" },
};

static str name_of(const struct xml *x, str attribute)
{
	return str_trim(utf8_fit(xml_attribute(x, attribute), MYJVN_NAME_BYTES_MAX));
}

bool myjvn_status(struct xml *x)
{
	str said = name_of(x, S("errMsg"));
	return !said.n || err_set(x->e, ERR_INPUT, "MyJVN が答えていません: %.*s", "MyJVN did not answer: %.*s", P(said));
}

static bool vendor_open(struct xml *x)
{
	struct myjvn *m = x->self;
	arena_drop(&m->a);
	m->a = (struct arena){ 0 };
	m->vendor = arena_copy(&m->a, name_of(x, S("vname")));
	return true;
}

static bool product_open(struct xml *x)
{
	struct myjvn *m = x->self;
	auto_arena a = { 0 };
	struct cpe cpe;
	str name = name_of(x, S("pname"));
	cpe_read(&a, xml_attribute(x, S("cpe")), &cpe);
	if (!name.n)
		return true;
	m->taken++;
	return m->take(m->of, m->vendor, name, &cpe, x->e);
}

enum { RESULT = 1, INFO, VENDOR, PRODUCT, STATUS, ELEMENTS };

static const struct xml_element elements[] = {
	[RESULT] = { 0, T("Result") },
	[INFO] = { RESULT, T("VendorInfo") },
	[VENDOR] = { INFO, T("Vendor"), .open = vendor_open },
	[PRODUCT] = { VENDOR, T("Product"), .open = product_open },
	[STATUS] = { RESULT, T("Status"), .open = myjvn_status },
	[ELEMENTS] = { 0 },
};

void myjvn_begin(struct myjvn *m, myjvn_taker *take, void *of)
{
	*m = (struct myjvn){ .take = take, .of = of, .steps = STEPS_MAX };
	m->xml = (struct xml){ .kind = &list_xml, .elements = elements, .self = m, .steps = &m->steps };
	xml_begin(&m->xml);
}

bool myjvn_put(struct myjvn *m, str bytes, struct err *e)
{
	m->xml.e = e;
	return xml_feed(&m->xml, bytes, false);
}

bool myjvn_end(struct myjvn *m, struct err *e)
{
	m->xml.e = e;
	return xml_feed(&m->xml, S(""), true) && (m->taken || err_set(e, ERR_INPUT, "製品が1つも入っていません", "there is no product in it"));
}

void myjvn_drop(struct myjvn *m)
{
	xml_end(&m->xml);
	arena_drop(&m->a);
}

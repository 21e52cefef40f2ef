/* spdx.c - the packages of an SPDX document, as JSON and as tags and values.
 * SPDX-License-Identifier: Apache-2.0 */
#include "base/utf8.h"
#include "json_walk.h"
#include "refs.h"
#include "sbom.h"
#include "text.h"

struct reading {
	struct walk w;
	struct arena *a;
	struct sbom *sbom;
	bool *full;
	struct refs subjects; /* ids of what the document describes */
};

/* "NOASSERTION" and "NONE" say nothing. */
static str told(str value)
{
	return str_eq(value, S("NOASSERTION")) || str_eq(value, S("NONE")) ? S("") : value;
}

/* "Organization: Maker Inc. (info@maker.example)" */
static str vendor_of(str written)
{
	size_t colon = str_find(written, S(":"));
	str name = str_trim(str_from(told(written), colon < written.n ? colon + 1 : 0));
	size_t mail = str_ends(name, S(")")) ? str_find(name, S("(")) : name.n;
	return told(str_trim(str_first(name, mail)));
}

static void take_reference(struct sbom_component *c, str type, str locator)
{
	if (str_ends(type, S("cpe23Type")) || (str_ends(type, S("cpe22Type")) && !c->cpe.n))
		c->cpe = locator;
	else if (str_eq(type, S("purl")))
		c->purl = locator;
}

/* "SPDXRef-DOCUMENT DESCRIBES SPDXRef-x" */
static void take_relationship(struct reading *r, str one, str type, str other)
{
	if (str_eq(type, S("DESCRIBES")) && str_eq(one, S("SPDXRef-DOCUMENT")))
		refs_put(r->a, &r->subjects, other, 0);
	if (str_eq(type, S("DESCRIBED_BY")) && str_eq(other, S("SPDXRef-DOCUMENT")))
		refs_put(r->a, &r->subjects, one, 0);
}

static void mark_subjects(struct reading *r)
{
	refs_sort(&r->subjects);
	for (size_t i = 0; i < r->sbom->count; i++)
		r->sbom->list[i].subject = r->sbom->list[i].ref.n && refs_find(&r->subjects, r->sbom->list[i].ref) != REF_NONE;
}

/* ---- JSON */

static void read_reference(struct reading *r, struct sbom_component *c)
{
	str type = S(""), locator = S("");
	for (str name; walk_member(&r->w, &name);)
		if (str_eq(name, S("referenceType")))
			type = walk_text(&r->w, r->a);
		else if (str_eq(name, S("referenceLocator")))
			locator = walk_text(&r->w, r->a);
		else
			walk_pass(&r->w);
	take_reference(c, type, locator);
}

static void read_package(struct reading *r)
{
	struct sbom_component c = { 0 };
	str supplier = S(""), originator = S("");
	for (str name; walk_member(&r->w, &name);)
		if (str_eq(name, S("SPDXID")))
			c.ref = walk_text(&r->w, r->a);
		else if (str_eq(name, S("name")))
			c.name = told(walk_text(&r->w, r->a));
		else if (str_eq(name, S("versionInfo")))
			c.version = told(walk_text(&r->w, r->a));
		else if (str_eq(name, S("supplier")))
			supplier = vendor_of(walk_text(&r->w, r->a));
		else if (str_eq(name, S("originator")))
			originator = vendor_of(walk_text(&r->w, r->a));
		else if (str_eq(name, S("externalRefs")))
			while (walk_item(&r->w))
				read_reference(r, &c);
		else
			walk_pass(&r->w);
	c.vendor = supplier.n ? supplier : originator;
	if (!r->w.broken)
		sbom_put(r->a, r->sbom, &c, r->full);
}

static void read_relationship(struct reading *r)
{
	str one = S(""), type = S(""), other = S("");
	for (str name; walk_member(&r->w, &name);)
		if (str_eq(name, S("spdxElementId")))
			one = walk_text(&r->w, r->a);
		else if (str_eq(name, S("relationshipType")))
			type = walk_text(&r->w, r->a);
		else if (str_eq(name, S("relatedSpdxElement")))
			other = walk_text(&r->w, r->a);
		else
			walk_pass(&r->w);
	take_relationship(r, one, type, other);
}

static str version_of_format(str written)
{
	return str_from(written, str_starts(written, S("SPDX-")) ? 5 : 0);
}

bool spdx_json_read(struct arena *a, str json, struct sbom *sbom, bool *full, struct err *e)
{
	struct reading r = { .w = walk_open(json), .a = a, .sbom = sbom, .full = full };
	sbom->format = S("SPDX");
	for (str name; walk_member(&r.w, &name);)
		if (str_eq(name, S("spdxVersion")))
			sbom->version = version_of_format(walk_text(&r.w, a));
		else if (str_eq(name, S("documentNamespace")))
			sbom->id = walk_text(&r.w, a);
		else if (str_eq(name, S("creationInfo")))
			sbom->made = walk_text_of(&r.w, a, S("created"));
		else if (str_eq(name, S("documentDescribes")))
			while (walk_item(&r.w))
				refs_put(a, &r.subjects, walk_text(&r.w, a), 0);
		else if (str_eq(name, S("packages")))
			while (walk_item(&r.w))
				read_package(&r);
		else if (str_eq(name, S("relationships")))
			while (walk_item(&r.w))
				read_relationship(&r);
		else
			walk_pass(&r.w);
	mark_subjects(&r);
	return walk_done(&r.w, e);
}

/* ---- tags and values */

struct tags {
	struct reading r;
	str rest;
	size_t line; /* on which the tag stands that was taken last */
	size_t next; /* of what comes */
	struct sbom_component c;
	str originator;
	bool in_package;
};

static void end_package(struct tags *t)
{
	t->c.vendor = t->c.vendor.n ? t->c.vendor : t->originator;
	if (t->in_package)
		sbom_put(t->r.a, t->r.sbom, &t->c, t->r.full);
	t->c = (struct sbom_component){ 0 };
	t->originator = S("");
	t->in_package = false;
}

/* A value of several lines stands between <text> and </text>. */
static bool whole_value(struct tags *t, str *value)
{
	static const str open = T("<text>"), close = T("</text>");
	if (!str_starts(*value, open))
		return true;
	str from = { value->p + open.n, t->rest.p ? (size_t)(t->rest.p + t->rest.n - value->p) - open.n : value->n - open.n };
	size_t at = str_find(from, close);
	if (at == from.n)
		return false;
	*value = str_first(from, at);
	t->next += text_line(from, at) - 1;
	from = str_from(from, at + close.n);
	str_cut(&from, S("\n"));
	t->rest = from;
	return true;
}

/* The next tag; false at the end, or where a line is none (then rest is not at its end). */
static bool next_tag(struct tags *t, str *tag, str *value)
{
	while (t->rest.p) {
		str was = t->rest, line = str_trim(str_cut(&t->rest, S("\n")));
		size_t colon = str_find(line, S(":"));
		t->line = t->next++;
		if (!line.n || line.p[0] == '#')
			continue;
		*tag = str_trim(str_first(line, colon));
		*value = str_trim(str_from(line, colon + 1));
		if (colon < line.n && whole_value(t, value))
			return true;
		t->rest = was;
		return false;
	}
	return false;
}

static void take_words(str value, str words[3])
{
	for (size_t i = 0; i < 3; i++) {
		value = str_trim(value);
		words[i] = str_first(value, str_find(value, S(" ")));
		value = str_from(value, words[i].n);
	}
}

static void take_package_tag(struct tags *t, str tag, str value)
{
	str words[3];
	if (str_eq(tag, S("SPDXID")))
		t->c.ref = value;
	else if (str_eq(tag, S("PackageVersion")))
		t->c.version = told(value);
	else if (str_eq(tag, S("PackageSupplier")))
		t->c.vendor = vendor_of(value);
	else if (str_eq(tag, S("PackageOriginator")))
		t->originator = vendor_of(value);
	else if (str_eq(tag, S("ExternalRef"))) {
		take_words(value, words);
		take_reference(&t->c, words[1], words[2]);
	}
}

/* FileName, SnippetSPDXID and LicenseID begin what is no package. */
static void take_tag(struct tags *t, str tag, str value)
{
	str words[3];
	if (str_eq(tag, S("PackageName"))) {
		end_package(t);
		t->in_package = true;
		t->c.name = told(value);
	} else if (str_eq(tag, S("FileName")) || str_eq(tag, S("SnippetSPDXID")) || str_eq(tag, S("LicenseID"))) {
		end_package(t);
	} else if (str_eq(tag, S("Relationship"))) {
		take_words(value, words);
		take_relationship(&t->r, words[0], words[1], words[2]);
	} else if (str_eq(tag, S("SPDXVersion"))) {
		t->r.sbom->version = version_of_format(value);
	} else if (str_eq(tag, S("DocumentNamespace"))) {
		t->r.sbom->id = value;
	} else if (str_eq(tag, S("Created"))) {
		t->r.sbom->made = value;
	} else if (t->in_package) {
		take_package_tag(t, tag, value);
	}
}

bool spdx_tags_read(struct arena *a, str text, struct sbom *sbom, bool *full, struct err *e)
{
	struct tags t = { .r = { .a = a, .sbom = sbom, .full = full }, .rest = text, .next = 1 };
	str tag, value;
	if (!utf8_valid(text))
		return err_set(e, ERR_INPUT, "文字コードが UTF-8 ではありません", "it is not UTF-8");
	sbom->format = S("SPDX");
	while (next_tag(&t, &tag, &value)) {
		if (!sbom->version.n && !str_eq(tag, S("SPDXVersion")))
			break;
		take_tag(&t, tag, value);
	}
	if (!str_starts(sbom->version, S("2.")))
		return err_set(e, ERR_INPUT, "CycloneDX でも SPDX 2 でもありません", "this is neither CycloneDX nor SPDX 2");
	if (t.rest.p)
		return err_set(e, ERR_INPUT, "%zu行目が「名前: 値」ではないか、終わっていません", "line %zu is no tag and value, or does not end", t.line);
	end_package(&t);
	mark_subjects(&t.r);
	return true;
}

/* feed.c - the signs by which formats are told.
 * SPDX-License-Identifier: Apache-2.0 */
#include "feed.h"

#include "json_walk.h"

#include <string.h>

#define PATH_DEPTH_MAX 6u

const struct feed feeds[FEED_KINDS] = {
	[FEED_UNKNOWN] = { "unknown", { "わからない形式", "an unknown format" }, FEED_AT_ONCE },
	[FEED_NVD] = { "nvd", { "NVD（CVE API 2.0）", "NVD (CVE API 2.0)" }, FEED_BY_RECORD },
	[FEED_CVE5] = { "cve5", { "CVE レコード（形式5）", "CVE Records (format 5)" }, FEED_BY_RECORD },
	[FEED_CSAF] = { "csaf", { "CSAF 2 のセキュリティ情報", "CSAF 2 advisories" }, FEED_BY_RECORD },
	[FEED_KEV] = { "kev", { "CISA KEV（悪用が確認された脆弱性）", "CISA KEV (known exploited vulnerabilities)" }, FEED_BY_RECORD },
	[FEED_KEV_CSV] = { "kev-csv", { "CISA KEV（悪用が確認された脆弱性、CSV）", "CISA KEV (known exploited vulnerabilities, CSV)" }, FEED_AT_ONCE },
	[FEED_EPSS] = { "epss", { "EPSS（悪用される見込み）", "EPSS (chances of exploitation)" }, FEED_AT_ONCE },
	[FEED_VULDEF] = { "jvn", { "JVN iPedia の脆弱性情報（詳細）", "JVN iPedia (details)" }, FEED_BY_PIECE },
	[FEED_JVNRSS] = { "jvnrss", { "JVN iPedia の脆弱性情報（概要）", "JVN iPedia (overview)" }, FEED_BY_PIECE },
	[FEED_MYJVN] = { "myjvn", { "MyJVN の製品一覧", "MyJVN's list of products" }, FEED_BY_PIECE },
	[FEED_EOL] = { "eol", { "endoflife.date（サポート終了日）", "endoflife.date (ends of support)" }, FEED_AT_ONCE },
	[FEED_CYCLONEDX] = { "cyclonedx", { "ソフトウェア部品表（CycloneDX）", "a list of components (CycloneDX)" }, FEED_AT_ONCE },
	[FEED_SPDX] = { "spdx", { "ソフトウェア部品表（SPDX）", "a list of components (SPDX)" }, FEED_AT_ONCE },
	[FEED_SPDX_TAGS] = { "spdx-tags", { "ソフトウェア部品表（SPDX、タグ形式）", "a list of components (SPDX, tags and values)" }, FEED_AT_ONCE },
	[FEED_OPENVEX] = { "openvex", { "脆弱性の影響の有無（OpenVEX）", "what vulnerabilities matter (OpenVEX)" }, FEED_AT_ONCE },
};

static struct feed_told known(enum feed_kind kind, enum json_records records)
{
	return (struct feed_told){ .kind = kind, .records = records };
}

static struct feed_told unknown(const char *ja, const char *en)
{
	return (struct feed_told){ .why = { ja, en } };
}

static struct feed_told none(void)
{
	return unknown("脆弱性情報のどの形式でもありません", "it is none of the formats of vulnerability data");
}

/* ---- JSON */

/* Where a sign stands: names between strokes, [] for an item of a list, * for any name; and how the text there begins, where one
 * is wanted. The surest stand first; the last ones are for what is so long that the sure ones are not seen. */
static const struct sign {
	str path, value;
	enum feed_kind kind;
	enum json_records records;
	struct words why;
} signs[] = {
	{ T("bomFormat"), T("CycloneDX"), FEED_CYCLONEDX },
	{ T("spdxVersion"), T("SPDX-2."), FEED_SPDX },
	{ T("@context"), T("https://openvex.dev/ns"), FEED_OPENVEX },
	{ T("document/csaf_version"), T("2."), FEED_CSAF, JSON_DOCUMENTS },
	{ T("[]/document/csaf_version"), T("2."), FEED_CSAF, JSON_ITEMS },
	{ T("cveMetadata/cveId"), T(""), FEED_CVE5, JSON_DOCUMENTS },
	{ T("[]/cveMetadata/cveId"), T(""), FEED_CVE5, JSON_ITEMS },
	{ T("*/[]/cveMetadata/cveId"), T(""), FEED_CVE5, JSON_LISTED },
	{ T("vulnerabilities/[]/cve/id"), T(""), FEED_NVD, JSON_LISTED },
	{ T("cve/id"), T(""), FEED_NVD, JSON_DOCUMENTS },
	{ T("[]/cve/id"), T(""), FEED_NVD, JSON_ITEMS },
	{ T("vulnerabilities/[]/cveID"), T(""), FEED_KEV, JSON_LISTED },
	{ T("cveID"), T(""), FEED_KEV, JSON_DOCUMENTS },
	{ T("[]/cveID"), T(""), FEED_KEV, JSON_ITEMS },
	{ T("result/releases/[]/isEol"), T(""), FEED_EOL },
	{ T("result/[]/releases/[]/isEol"), T(""), FEED_EOL },
	{ T("*/releases/[]/releaseCycle"), T(""), FEED_EOL },
	/* what is left */
	{ T("@context"), T("https://spdx.org/rdf/3"), FEED_UNKNOWN, JSON_DOCUMENTS,
	  { "SPDX 3 はまだ読めません。SPDX 2.3 で書き出してください", "SPDX 3 is not read yet; export it as SPDX 2.3" } },
	{ T("CVE_Items"), T(""), FEED_UNKNOWN, JSON_DOCUMENTS,
	  { "NVD の古い形式（1.1）です。CVE API 2.0 の形式を使ってください", "this is NVD's old format (1.1); use that of its CVE API 2.0" } },
	{ T("[]/cycle"), T(""), FEED_UNKNOWN, JSON_DOCUMENTS,
	  { "endoflife.date の古い形式です。API v1 の形式を使ってください", "this is the old format of endoflife.date; use that of its API v1" } },
	/* where the sure ones are not seen */
	{ T("format"), T("NVD_CVE"), FEED_NVD, JSON_LISTED },
	{ T("catalogVersion"), T(""), FEED_KEV, JSON_LISTED },
	{ T("dataType"), T("CVE_RECORD"), FEED_CVE5, JSON_DOCUMENTS },
	{ T("containers/cna"), T(""), FEED_CVE5, JSON_DOCUMENTS },
	{ T("containers/adp"), T(""), FEED_CVE5, JSON_DOCUMENTS },
	{ T("[]/containers/cna"), T(""), FEED_CVE5, JSON_ITEMS },
	{ T("[]/containers/adp"), T(""), FEED_CVE5, JSON_ITEMS },
	{ T("*/[]/containers/cna"), T(""), FEED_CVE5, JSON_LISTED },
	{ T("*/[]/containers/adp"), T(""), FEED_CVE5, JSON_LISTED },
	{ T("$schema"), T("http://cyclonedx.org/"), FEED_CYCLONEDX },
	{ T("components/[]/bom-ref"), T(""), FEED_CYCLONEDX },
	{ T("components/[]/purl"), T(""), FEED_CYCLONEDX },
	{ T("packages/[]/SPDXID"), T(""), FEED_SPDX },
	{ T("files/[]/SPDXID"), T(""), FEED_SPDX },
	{ T("statements/[]/vulnerability"), T(""), FEED_OPENVEX },
	{ T("product_tree/branches"), T(""), FEED_CSAF, JSON_DOCUMENTS },
	{ T("product_tree/full_product_names"), T(""), FEED_CSAF, JSON_DOCUMENTS },
	{ T("vulnerabilities/[]/product_status"), T(""), FEED_CSAF, JSON_DOCUMENTS },
};

struct looking {
	struct walk w;
	struct arena *a;
	str path[PATH_DEPTH_MAX];
	size_t depth;
	size_t best; /* the surest sign seen so far */
};

/* Whether the sign stands on the path: at its end (1), further on (2), or not (0). */
static int stands(const struct looking *l, const struct sign *s)
{
	str rest = s->path;
	for (size_t i = 0; i < l->depth; i++) {
		str name = rest.p ? str_cut(&rest, S("/")) : S("");
		bool any = str_eq(name, S("*")) && !str_eq(l->path[i], S("[]"));
		if (!any && !str_eq(name, l->path[i]))
			return 0;
	}
	return rest.p ? 2 : 1;
}

static void look(struct looking *l);

static void descend(struct looking *l)
{
	str *name = &l->path[l->depth++];
	if (walk_next(&l->w) == '[') {
		*name = S("[]");
		while (walk_item(&l->w))
			look(l);
	} else {
		while (walk_member(&l->w, name))
			look(l);
	}
	l->depth--;
}

/* The value that comes, and what is in it as far as a sign may stand there. */
static void look(struct looking *l)
{
	char next = walk_next(&l->w);
	str text = next == '"' ? walk_text(&l->w, l->a) : S("");
	bool further = false;
	for (size_t i = 0; i < LENGTH(signs); i++) {
		int at = stands(l, &signs[i]);
		bool fits = next == '"' ? str_starts(text, signs[i].value) : !signs[i].value.n;
		if (at == 1 && fits && i < l->best && !(next == '"' && l->w.broken))
			l->best = i;
		further |= at == 2;
	}
	if (further && (next == '{' || next == '[') && l->depth < PATH_DEPTH_MAX)
		descend(l);
	else if (next != '"')
		walk_pass(&l->w);
}

static struct feed_told tell_json(str head)
{
	auto_arena a = { 0 };
	struct looking l = { .w = walk_open(head), .a = &a, .best = LENGTH(signs) };
	look(&l);
	if (l.best == LENGTH(signs))
		return none();
	const struct sign *s = &signs[l.best];
	return s->kind ? known(s->kind, s->records) : unknown(s->why.ja, s->why.en);
}

/* ---- XML */

/* Past declarations, remarks and blanks: the tag of the outermost element, as far as it is there. */
static str root_tag(str head)
{
	for (;;) {
		head = str_trim(head);
		str end = str_starts(head, S("<?")) ? S("?>") : str_starts(head, S("<!--")) ? S("-->") : S("");
		if (!end.n)
			break;
		head = str_from(head, str_find(head, end) + end.n);
	}
	return str_first(head, str_find(head, S(">")));
}

static str local_name(str tag)
{
	size_t n = 1;
	while (n < tag.n && !strchr(" \t\r\n/", tag.p[n]))
		n++;
	str name = str_from(str_first(tag, n), 1);
	size_t colon = str_find(name, S(":"));
	return colon < name.n ? str_from(name, colon + 1) : name;
}

static struct feed_told tell_xml(str head)
{
	str tag = root_tag(head), name = local_name(tag);
	if (str_eq(name, S("VULDEF-Document")))
		return known(FEED_VULDEF, JSON_DOCUMENTS);
	if (str_eq(name, S("RDF")) && str_has(tag, S("jvn.jp/rss/mod_sec")))
		return known(FEED_JVNRSS, JSON_DOCUMENTS);
	if (str_eq(name, S("Result")) && str_has(tag, S("jvndb.jvn.jp/myjvn")))
		return known(FEED_MYJVN, JSON_DOCUMENTS);
	if (str_eq_nocase(name, S("html")) || (str_eq_nocase(name, S("!DOCTYPE")) && str_has(tag, S("html"))))
		return unknown("ウェブページ（HTML）です。プロキシなどの画面を保存していないか確かめてください",
		               "this is a web page (HTML); it may be a proxy's, saved in place of the file");
	if (str_has(tag, S("cyclonedx.org")))
		return unknown("CycloneDX の XML は読めません。JSON で書き出してください", "CycloneDX is not read as XML; export it as JSON");
	return none();
}

/* ---- lines */

/* Whether a cell of the line is this. */
static bool has_cell(str line, str wanted)
{
	for (str rest = line; rest.p;) {
		str cell = str_trim(str_cut(&rest, S(",")));
		if (cell.n > 1 && cell.p[0] == '"' && cell.p[cell.n - 1] == '"')
			cell = str_first(str_from(cell, 1), cell.n - 2);
		if (str_eq_nocase(cell, wanted))
			return true;
	}
	return false;
}

static struct feed_told tell_lines(str head)
{
	str line = S("");
	for (str rest = head; rest.p && (!line.n || line.p[0] == '#');)
		line = str_trim(str_cut(&rest, S("\n")));
	if (str_starts(line, S("SPDXVersion:")))
		return known(FEED_SPDX_TAGS, JSON_DOCUMENTS);
	if (has_cell(line, S("cveID")))
		return known(FEED_KEV_CSV, JSON_DOCUMENTS);
	if (has_cell(line, S("cve")) && has_cell(line, S("epss")))
		return known(FEED_EPSS, JSON_DOCUMENTS);
	return none();
}

/* ---- what it is at all */

/* Bytes that cannot be read as they are. */
static bool is_foreign(str head, struct feed_told *told)
{
	if (str_starts(head, S("\x1F\x8B")))
		*told = unknown("gzip で圧縮されています。展開してください", "it is packed by gzip; unpack it");
	else if (str_starts(head, S("PK\3\4")))
		*told = unknown("ZIP で圧縮されています。展開してください", "it is a ZIP; unpack it");
	else if (str_starts(head, S("\xFF\xFE")) || str_starts(head, S("\xFE\xFF")) || memchr(head.p, 0, head.n))
		*told = unknown("UTF-8 ではありません（UTF-16 など）。UTF-8 で保存し直してください", "it is not UTF-8 (UTF-16 or the like); save it again as UTF-8");
	else
		return false;
	return true;
}

struct feed_told feed_tell(str first)
{
	struct feed_told told;
	str head = str_first(first, FEED_HEAD_BYTES);
	head = str_trim(str_from(head, str_starts(head, S("\xEF\xBB\xBF")) ? 3 : 0));
	if (!head.n)
		return unknown("空です", "it is empty");
	if (is_foreign(head, &told))
		return told;
	if (head.p[0] == '{' || head.p[0] == '[')
		return tell_json(head);
	return head.p[0] == '<' ? tell_xml(head) : tell_lines(head);
}

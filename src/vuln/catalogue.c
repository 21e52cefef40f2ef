/* catalogue.c - the tables of the catalogue and how its things are looked up.
 * SPDX-License-Identifier: Apache-2.0 */
#include "catalogue.h"

#include "base/data.h"

#include <string.h>

#define CVE_YEAR 100000000 /* numbers of one year; the longest have seven digits */

/* Columns that nothing compares hold what people read. lo is in, hi is not; NULL leaves the end open. */
static const struct catalogue_table {
	const char *name, *columns;
} tables[] = {
	{ "feed", "kind TEXT NOT NULL, name TEXT NOT NULL, digest TEXT NOT NULL, taken TEXT NOT NULL, told TEXT NOT NULL, "
	          "records INTEGER NOT NULL, passed INTEGER NOT NULL, trouble TEXT, PRIMARY KEY (kind, name)" },
	{ "product", "id INTEGER PRIMARY KEY, name TEXT NOT NULL, vendor TEXT NOT NULL, cpe_vendor TEXT, cpe_product TEXT, words TEXT NOT NULL, "
	             "series INTEGER NOT NULL, UNIQUE (name, vendor)" },
	{ "issuer", "id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE" },
	{ "told", "id INTEGER PRIMARY KEY, cve INTEGER NOT NULL, kind INTEGER NOT NULL, ref TEXT NOT NULL, digest INTEGER NOT NULL, modified TEXT NOT NULL, "
	          "first INTEGER NOT NULL, last INTEGER NOT NULL, rejected INTEGER NOT NULL, published TEXT NOT NULL, score INTEGER NOT NULL, known_since TEXT, "
	          "ransomware INTEGER NOT NULL, title TEXT, summary TEXT, url TEXT, fix TEXT, UNIQUE (cve, kind, ref)" },
	{ "claim", "id INTEGER PRIMARY KEY, told INTEGER NOT NULL, cve INTEGER NOT NULL, product INTEGER NOT NULL, source INTEGER NOT NULL, issuer INTEGER NOT NULL, "
	           "what INTEGER NOT NULL, flags INTEGER NOT NULL, config INTEGER NOT NULL, lo BLOB, hi BLOB, said TEXT" },
	{ "chance", "cve INTEGER PRIMARY KEY, chance INTEGER NOT NULL" },
	{ "eol", "name TEXT NOT NULL, product TEXT NOT NULL, cycle TEXT NOT NULL, label TEXT NOT NULL, ended INTEGER NOT NULL, ended_on TEXT NOT NULL, "
	         "PRIMARY KEY (name, product, cycle)" },
	{ "listed_known", "cve INTEGER PRIMARY KEY" }, /* those of the catalog that is being read */
	{ "listed_maker", "name TEXT PRIMARY KEY, vendor TEXT NOT NULL" },
	{ "listed_product", "name TEXT NOT NULL, vendor TEXT NOT NULL, means TEXT NOT NULL, PRIMARY KEY (name, vendor, means)" },
	{ "note", "name TEXT PRIMARY KEY, value TEXT NOT NULL" },
};

static bool make_tables(struct db *db, struct err *e)
{
	for (size_t i = 0; i < LENGTH(tables); i++)
		if (!db_table(db, e, str_of(tables[i].name), str_of(tables[i].columns)))
			return false;
	return db_do(db, e, "CREATE INDEX IF NOT EXISTS claim_product ON claim (product)", NONE) &&
	       db_do(db, e, "CREATE INDEX IF NOT EXISTS eol_product ON eol (product)", NONE) &&
	       db_do(db, e, "INSERT INTO note (name, value) VALUES ('version', ?) ON CONFLICT DO NOTHING",
	             BIND(value_int(CATALOGUE_VERSION)));
}

static bool right_shape(struct db *db, struct err *e)
{
	int64_t version = CATALOGUE_VERSION;
	if (db_has_table(db, S("note")) &&
	    !db_one_int(db, e, &version, 0, "SELECT CAST(value AS INTEGER) FROM note WHERE name = 'version'", NONE))
		return false;
	return version == CATALOGUE_VERSION ||
	       err_set(e, ERR_SETUP, "脆弱性情報の置き場(vuln.db)が別の版のものです。消してから、もう一度 inro vuln import で読み込んでください",
	               "the catalogue of vulnerabilities (vuln.db) is of another version; delete it and read the feeds again with inro vuln import");
}

struct db *catalogue_open(struct work *w, bool make, struct err *e)
{
	str path = path_join(w->arena, w->data, S("vuln.db"));
	if (!make && !disk_there(path)) {
		err_set(e, ERR_MISSING, "脆弱性情報がまだありません。inro vuln import ファイル… で読み込んでください",
		        "there is no vulnerability data yet; read some with inro vuln import FILE…");
		return NULL;
	}
	if (make && !disk_folder_private(w->disk, w->data, e))
		return NULL;
	struct db *db = db_open(path, make, e);
	if (!db)
		return NULL;
	bool well = right_shape(db, e);
	if (well && !db_has_table(db, S("note")))
		well = db_begin(db, e) && db_end(db, make_tables(db, e), e);
	if (!well)
		db_close(&db);
	return db;
}

/* What people wrote may hold what means something in a line. */
static str without_marks(struct arena *a, str written)
{
	char *text = arena_text(a, written);
	for (size_t i = 0; i < written.n; i++)
		if (memchr("\t\n\r|#*", text[i], 6))
			text[i] = ' ';
	return str_trim((str){ text, written.n });
}

bool correction_read(struct arena *a, struct dictionary *d, str name, str vendor, str product, struct err *e)
{
	return dictionary_correct(d, arena_fmt(a, "product\t%.*s\t%.*s\t%.*s", P(without_marks(a, vendor)), P(without_marks(a, product)), P(without_marks(a, name))), e);
}

/* One that cannot be read says nothing, and keeps none of the others out. */
static bool read_corrections(struct work *w, struct dictionary *d, struct err *e)
{
	if (!w->db)
		return true;
	auto_rows rows = db_ask(w->db, e, "SELECT name, vendor, product FROM product_name_now WHERE name <> '' AND vendor <> '' AND product <> ''", NONE);
	while (rows_next(&rows)) {
		struct err ignored = { 0 };
		correction_read(w->arena, d, rows_str(&rows, 0), rows_str(&rows, 1), rows_str(&rows, 2), &ignored);
	}
	return rows_done(&rows);
}

struct dictionary *catalogue_dictionary(struct work *w, struct err *e)
{
	struct dictionary *d = dictionary_open(w->arena);
	return dictionary_read(d, data_bytes(S("products.txt")), e) && read_corrections(w, d, e) ? d : NULL;
}

struct finder {
	struct db *db;
	struct arena *a;
};

static size_t find(void *of, str name, struct product_found *found, size_t max)
{
	struct finder *f = of;
	size_t count = 0;
	auto_rows rows = db_ask(f->db, NULL, "SELECT vendor, '', series FROM product WHERE name = ?1 UNION ALL "
	                        "SELECT vendor, means, 0 FROM listed_product WHERE name = ?1 AND means <> ?1", BIND(V(name)));
	while (count < max && rows_next(&rows))
		found[count++] = (struct product_found){ .vendor = arena_copy(f->a, rows_str(&rows, 0)), .name = arena_copy(f->a, rows_str(&rows, 1)),
			                                 .series = rows_int(&rows, 2) };
	return count;
}

static str find_maker(void *of, str key)
{
	struct finder *f = of;
	str vendor = S("");
	db_one_str(f->db, f->a, NULL, &vendor, "SELECT vendor FROM listed_maker WHERE name = ?", BIND(V(key)));
	return vendor;
}

struct product_finder catalogue_finder(struct db *catalogue, struct arena *a)
{
	struct finder *f = arena_new(a, struct finder);
	*f = (struct finder){ catalogue, a };
	return (struct product_finder){ find, find_maker, f };
}

int claim_rank(enum advisory_source source)
{
	static const int ranks[ADVISORY_SOURCES] = { [ADVISORY_KEV] = 0, [ADVISORY_NVD] = 1, [ADVISORY_ADP] = 2, [ADVISORY_JVN] = 3, [ADVISORY_CSAF] = 4, [ADVISORY_CNA] = 4 };
	return ranks[source];
}

int64_t cve_number(str cve)
{
	int64_t year, number;
	str rest = str_from(cve, 4);
	if (!str_starts(cve, S("CVE-")) || !str_whole(str_cut(&rest, S("-")), &year) || !str_whole(rest, &number))
		return 0;
	return year >= 1999 && year < 10000 && number >= 0 && number < CVE_YEAR ? year * CVE_YEAR + number : 0;
}

str cve_name(struct arena *a, int64_t number)
{
	return arena_fmt(a, "CVE-%04d-%04d", (int)(number / CVE_YEAR), (int)(number % CVE_YEAR));
}

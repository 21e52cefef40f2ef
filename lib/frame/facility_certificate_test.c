/* facility_certificate_test.c - the console's certificate is made, kept, renewed in time, and never changed without need.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "toy.h"

#include "base/certificate.h"
#include "frame/facility.h"

#include <sys/stat.h>

#define DAY ((int64_t)24 * 60 * 60)

static str tls(struct toy *t, const char *name)
{
	return path_join(&t->arena, path_join(&t->arena, t->w.data, S("tls")), str_of(name));
}

static str tls_bytes(struct toy *t, const char *name)
{
	struct err e = { 0 };
	str bytes;
	works(disk_read(t->w.disk, &t->arena, tls(t, name), CERTIFICATE_PEM_BYTES_MAX, &bytes, &e), e);
	return bytes;
}

static void set(struct toy *t, const char *name, const char *value)
{
	struct err e = { 0 };
	works(facility_set(&t->w, name, str_of(value), &e), e);
}

/* What is served now; it must be usable. */
static struct certificate served(struct toy *t)
{
	struct err e = { 0 };
	struct certificate c = { 0 };
	buf_cut(&t->aside, 0);
	works(facility_certificate(&t->w, &c.pem, &c.key, &e), e);
	works(certificate_pair(&c, &e), e);
	return c;
}

static void a_facility_of_an_older_program_gets_certificates(void **state)
{
	(void)state;
	static const char *const files[] = { "ca.pem", "ca.key", "server.pem", "server.key" };
	static const str names[] = { T("localhost"), T("127.0.0.1"), T("::1"), T("ward-server") };
	struct toy t;
	struct err e;
	struct stat what;
	str authority;
	toy_open(&t, toy_duties);
	set(&t, "machine", "ward-server");
	refuses(facility_authority(&t.w, &authority, &e), e, ERR_MISSING);
	struct certificate c = served(&t);
	for (size_t i = 0; i < LENGTH(files); i++) {
		assert_int_equal(stat(arena_text(&t.arena, tls(&t, files[i])), &what), 0);
		assert_int_equal(what.st_mode & 0777, 0600);
	}
	for (size_t i = 0; i < LENGTH(names); i++)
		assert_true(certificate_covers(c.pem, names[i]));
	works(facility_authority(&t.w, &authority, &e), e);
	same(c.pem, arena_fmt(&t.arena, "%.*s%.*s", P(tls_bytes(&t, "server.pem")), P(authority)));
	assert_true(certificate_signed_by(c.pem, authority));
	same(buf_str(&t.aside), S(""));
	toy_close(&t);
}

/* What is done to the facility, and whether the server's certificate and the authority stay. */
static const struct change {
	const char *what, *setting, *value, *damage;
	int64_t days;
	bool server_stays, authority_stays;
} changes[] = {
	{ "29 days are left", NULL, NULL, NULL, 367, false, true },
	{ "the authority is about to end", NULL, NULL, NULL, CERTIFICATE_AUTHORITY_DAYS - 20, false, false },
	{ "a name in the house", "host", "inro.local, 192.168.7.7", NULL, 0, false, true },
	{ "a name of its own", "host", "inro.example.jp", NULL, 0, false, false },
	{ "the server's key is gone", NULL, NULL, "server.key", 0, false, true },
	{ "the server's certificate is damaged", NULL, NULL, "server.pem", 0, false, true },
	{ "the authority's certificate is damaged", NULL, NULL, "ca.pem", 0, false, false },
	{ "the authority's key is not needed", NULL, NULL, "ca.key", 0, true, true },
	{ "the machine's name is what it was", "machine", "WARD-SERVER", NULL, 0, true, true },
	{ "the clock went back", NULL, NULL, NULL, -9000, true, true },
	{ "31 days are left", NULL, NULL, NULL, 365, true, true },
	{ "nothing", NULL, NULL, NULL, 0, true, true },
};

static void it_is_renewed_when_it_must_be(void **state)
{
	(void)state;
	for (const struct change *c = changes; c < changes + LENGTH(changes); c++) {
		struct toy t;
		struct err e = { 0 };
		toy_open(&t, toy_duties);
		set(&t, "machine", "ward-server");
		struct certificate before = served(&t);
		str authority = tls_bytes(&t, "ca.pem");
		t.clock.stopped_at += c->days * DAY;
		if (c->setting)
			set(&t, c->setting, c->value);
		if (c->damage)
			works(disk_write_private(t.w.disk, tls(&t, c->damage), S("junk"), &e), e);
		struct certificate after = served(&t);
		if (str_eq(before.pem, after.pem) != c->server_stays || str_eq(authority, tls_bytes(&t, "ca.pem")) != c->authority_stays)
			fail_msg("%s: what should stay changed, or the other way round", c->what);
		assert_true(certificate_signed_by(after.pem, tls_bytes(&t, "ca.pem")));
		if (str_has(buf_str(&t.aside), S("認証局の証明書を作り直しました")) == c->authority_stays)
			fail_msg("%s: nobody was told, or for nothing", c->what);
		toy_close(&t);
	}
}

static void a_half_made_authority_is_made_again(void **state)
{
	(void)state;
	struct toy t;
	toy_open(&t, toy_duties);
	served(&t);
	/* the process died between the new key and the new certificate */
	assert_int_equal(t.w.disk->unlink(arena_text(&t.arena, tls(&t, "server.pem"))), 0);
	struct err e = { 0 };
	works(disk_write_private(t.w.disk, tls(&t, "ca.key"), tls_bytes(&t, "server.key"), &e), e);
	struct certificate c = served(&t);
	assert_true(certificate_signed_by(c.pem, tls_bytes(&t, "ca.pem")));
	toy_close(&t);
}

static void names_that_no_certificate_can_hold_are_refused(void **state)
{
	(void)state;
	static const char *const bad[] = { ",", "a,,b", "a b", "病院", "*", "10.0.0.300",
		"a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r,s,t,u,v,w,x,y,z,a1,a2,a3" };
	static const char *const good[] = { "", "a", "a,", " a , 10.0.0.1,::2", "a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r,s,t,u,v,w,x,y,z,a1,a2" };
	struct err e;
	for (size_t i = 0; i < LENGTH(bad); i++)
		refuses(facility_hosts_check(str_of(bad[i]), &e), e, ERR_INPUT);
	for (size_t i = 0; i < LENGTH(good); i++)
		works(facility_hosts_check(str_of(good[i]), &e), e);
}

/* A certificate from elsewhere, made for the test, of the clock's day. */
static struct certificate elsewhere(struct toy *t)
{
	struct err e = { 0 };
	struct certificate c;
	str name = S("inro.example.jp");
	works(certificate_authority(&t->arena, &t->clock, S("elsewhere"), &name, 1, &c, &e), e);
	works(certificate_server(&t->arena, &t->clock, &c, &name, 1, &c, &e), e);
	works(disk_write(t->w.disk, path_join(&t->arena, t->w.data, S("own.pem")), c.pem, &e), e);
	works(disk_write_private(t->w.disk, path_join(&t->arena, t->w.data, S("own.key")), c.key, &e), e);
	return c;
}

static void a_certificate_from_elsewhere_is_served_as_it_is(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	str authority;
	toy_open(&t, toy_duties);
	struct certificate own = elsewhere(&t);
	set(&t, "tls_certificate", "own.pem");
	set(&t, "tls_key", arena_text(&t.arena, path_join(&t.arena, t.w.data, S("own.key"))));
	struct certificate c = served(&t);
	same(c.pem, own.pem);
	same(c.key, own.key);
	same(buf_str(&t.aside), S(""));
	works(facility_authority(&t.w, &authority, &e), e);
	same(authority, S(""));
	assert_false(disk_there(tls(&t, "ca.pem")));
	static const struct { int64_t days; const char *remark; } rows[] = {
		{ -9, "まだ有効期間に入っていません" }, { 370, "期限が近づいています(2027年12月23日(令和9年) まで)" }, { 27, "期限が切れています" },
	};
	for (size_t i = 0; i < LENGTH(rows); i++) {
		t.clock.stopped_at += rows[i].days * DAY;
		same(served(&t).pem, own.pem);
		if (!str_has(buf_str(&t.aside), str_of(rows[i].remark)))
			fail_msg("%s: %.*s", rows[i].remark, P(buf_str(&t.aside)));
		t.clock.stopped_at += rows[i].days < 0 ? -rows[i].days * DAY : 0;
	}
	toy_close(&t);
}

static void one_from_elsewhere_that_cannot_be_used_is_refused(void **state)
{
	(void)state;
	static const struct {
		const char *pem, *key;
		enum err_kind kind;
	} rows[] = {
		{ "own.pem", "", ERR_SETUP }, { "", "own.key", ERR_SETUP }, { "none.pem", "own.key", ERR_MISSING },
		{ "own.pem", "tls/server.key", ERR_INPUT }, { "own.key", "own.key", ERR_INPUT }, { "tls/server.pem", "own.key", ERR_INPUT },
	};
	struct toy t;
	struct err e;
	str pem, key;
	toy_open(&t, toy_duties);
	served(&t);
	elsewhere(&t);
	for (size_t i = 0; i < LENGTH(rows); i++) {
		set(&t, "tls_certificate", rows[i].pem);
		set(&t, "tls_key", rows[i].key);
		refuses(facility_certificate(&t.w, &pem, &key, &e), e, rows[i].kind);
		if (str_has(str_of(e.ja), S("PRIVATE KEY")))
			fail_msg("a key in an error");
	}
	toy_close(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_facility_of_an_older_program_gets_certificates),
		cmocka_unit_test(it_is_renewed_when_it_must_be),
		cmocka_unit_test(a_half_made_authority_is_made_again),
		cmocka_unit_test(names_that_no_certificate_can_hold_are_refused),
		cmocka_unit_test(a_certificate_from_elsewhere_is_served_as_it_is),
		cmocka_unit_test(one_from_elsewhere_that_cannot_be_used_is_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

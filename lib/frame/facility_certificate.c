/* facility_certificate.c - the certificate that the console shows: the facility's own, kept fresh, or one from elsewhere.
 * SPDX-License-Identifier: Apache-2.0 */
#include "facility.h"

#include "base/certificate.h"

#include <unistd.h>

#define DAY_SECONDS ((int64_t)24 * 60 * 60)
#define HOST_NAME_ROOM 256

static const str always[] = { T("localhost"), T("127.0.0.1"), T("::1") };
#define HOSTS_MAX (CERTIFICATE_NAMES_MAX - LENGTH(always) - 1) /* one for the machine's own name */

static str folder(struct work *w)
{
	return path_join(w->arena, w->data, S("tls"));
}

static str place(struct work *w, const char *name)
{
	return path_join(w->arena, folder(w), str_of(name));
}

/* ---- names */

bool facility_hosts_check(str hosts, struct err *e)
{
	size_t count = 0;
	while (hosts.n) {
		if (++count > HOSTS_MAX)
			return err_set(e, ERR_INPUT, "名前が多すぎます(上限 %zu 個)", "too many names (limit %zu)", HOSTS_MAX);
		if (!certificate_name_check(str_trim(str_cut(&hosts, S(","))), e))
			return false;
	}
	return true;
}

/* The machine's name is kept as it was at first: were it asked each time, a network that gives out names could take
 * the PCs' trust away. */
static bool machine_name(struct work *w, str *name, struct err *e)
{
	char now[HOST_NAME_ROOM] = "";
	if (!facility_get(w, "machine", name, e))
		return false;
	if (name->n)
		return true;
	if (gethostname(now, sizeof now - 1) != 0 || !certificate_name_check(str_of(now), NULL))
		return true; /* a machine whose name no certificate can hold is opened by others */
	*name = arena_copy(w->arena, str_of(now));
	return facility_set(w, "machine", *name, e);
}

struct names {
	str list[CERTIFICATE_NAMES_MAX];
	size_t count;
};

static void names_add(struct names *n, str name)
{
	for (size_t i = 0; i < n->count; i++)
		if (str_eq_nocase(n->list[i], name))
			return;
	n->list[n->count++] = name;
}

static bool names_wanted(struct work *w, struct names *n, struct err *e)
{
	str machine, hosts;
	*n = (struct names){ 0 };
	if (!machine_name(w, &machine, e) || !facility_get(w, "host", &hosts, e) || !facility_hosts_check(hosts, e))
		return false;
	for (size_t i = 0; i < LENGTH(always); i++)
		names_add(n, always[i]);
	if (machine.n)
		names_add(n, machine);
	while (hosts.n)
		names_add(n, str_trim(str_cut(&hosts, S(","))));
	return true;
}

/* ---- the facility's own */

/* "" where there is none. */
static bool read_pem(struct work *w, const char *name, str *pem, struct err *e)
{
	*pem = S("");
	return !disk_there(place(w, name)) || disk_read(w->disk, w->arena, place(w, name), CERTIFICATE_PEM_BYTES_MAX, pem, e);
}

static bool write_pair(struct work *w, const char *pem_name, const char *key_name, const struct certificate *c, struct err *e)
{
	return disk_folder_private(w->disk, folder(w), e) && disk_write_private(w->disk, place(w, key_name), c->key, e) &&
	       disk_write_private(w->disk, place(w, pem_name), c->pem, e);
}

/* One that is not valid yet lasts as well: the machine's clock is wrong then, which is no reason to lose the PCs' trust. */
static bool lasts(struct work *w, str pem)
{
	struct certificate_facts facts;
	return certificate_read(w->arena, pem, &facts, NULL) &&
	       facts.until - clock_now(w->clock) >= CERTIFICATE_RENEW_DAYS * DAY_SECONDS;
}

static bool is_for(struct work *w, str pem, const struct names *names)
{
	struct certificate_facts facts;
	if (!certificate_read(w->arena, pem, &facts, NULL) || facts.name_count != names->count)
		return false;
	for (size_t i = 0; i < names->count; i++)
		if (!certificate_covers(pem, names->list[i]))
			return false;
	return true;
}

static bool make_authority(struct work *w, const struct names *names, struct certificate *authority, struct err *e)
{
	struct certificate_facts facts;
	bool again = authority->pem.n;
	str machine;
	if (!machine_name(w, &machine, e))
		return false;
	str title = machine.n ? arena_fmt(w->arena, "Inro CA (%.*s)", P(machine)) : S("Inro CA");
	if (!certificate_authority(w->arena, w->clock, title, names->list, names->count, authority, e) ||
	    !certificate_read(w->arena, authority->pem, &facts, e) || !write_pair(w, "ca.pem", "ca.key", authority, e))
		return false;
	if (again)
		work_remark(w,
		            "認証局の証明書を作り直しました。画面を開くすべてのPCで、新しい証明書を信頼させてください(/trust のページ)。\n指紋(SHA-256): %.*s\n",
		            "the authority's certificate was made anew: every PC that opens the console must trust the new one (page /trust).\nfingerprint (SHA-256): %.*s\n",
		            P(facts.fingerprint));
	return true;
}

/* An authority that is about to end, may not sign for these names, is damaged or was never made gives way to a new one;
 * one that could not sign for another reason stays. */
static bool renew(struct work *w, const struct names *names, struct certificate *authority, struct certificate *server, struct err *e)
{
	struct err why = { .kind = ERR_CONFLICT };
	bool signed_now = lasts(w, authority->pem) &&
	                  certificate_server(w->arena, w->clock, authority, names->list, names->count, server, &why);
	if (!signed_now && why.kind != ERR_CONFLICT && why.kind != ERR_TAMPERED) {
		if (e)
			*e = why;
		return false;
	}
	if (!signed_now && (!make_authority(w, names, authority, e) ||
	                    !certificate_server(w->arena, w->clock, authority, names->list, names->count, server, e)))
		return false;
	return write_pair(w, "server.pem", "server.key", server, e);
}

static bool own(struct work *w, str *pem, str *key, struct err *e)
{
	struct certificate authority, server;
	struct names names;
	if (!names_wanted(w, &names, e) || !read_pem(w, "ca.pem", &authority.pem, e) || !read_pem(w, "ca.key", &authority.key, e) ||
	    !read_pem(w, "server.pem", &server.pem, e) || !read_pem(w, "server.key", &server.key, e))
		return false;
	bool fresh = certificate_pair(&server, NULL) && certificate_signed_by(server.pem, authority.pem) &&
	             lasts(w, server.pem) && is_for(w, server.pem, &names);
	if (!fresh && !renew(w, &names, &authority, &server, e))
		return false;
	*pem = arena_fmt(w->arena, "%.*s%.*s", P(server.pem), P(authority.pem));
	*key = server.key;
	return true;
}

/* ---- one from elsewhere */

struct elsewhere {
	str pem_path, key_path; /* "" for none */
};

static bool elsewhere_find(struct work *w, struct elsewhere *at, struct err *e)
{
	if (!facility_get(w, "tls_certificate", &at->pem_path, e) || !facility_get(w, "tls_key", &at->key_path, e))
		return false;
	return !at->pem_path.n == !at->key_path.n ||
	       err_set(e, ERR_SETUP, "証明書と秘密鍵のファイルは、両方とも設定してください(inro facility --tls-certificate と --tls-key)",
	               "set both files, of the certificate and of its key (inro facility --tls-certificate and --tls-key)");
}

static void remark_days(struct work *w, const struct certificate_facts *facts)
{
	int64_t now = clock_now(w->clock);
	str until = day_say(w->arena, w->lang, day_tokyo(facts->until));
	if (facts->from > now)
		work_remark(w, "設定された証明書は、まだ有効期間に入っていません。\n", "the certificate that is set is not valid yet.\n");
	else if (facts->until <= now)
		work_remark(w, "設定された証明書の期限が切れています(%.*s まで)。\n", "the certificate that is set has expired (%.*s).\n", P(until));
	else if (facts->until - now < CERTIFICATE_RENEW_DAYS * DAY_SECONDS)
		work_remark(w, "設定された証明書の期限が近づいています(%.*s まで)。\n", "the certificate that is set will expire soon (%.*s).\n", P(until));
}

static str from_data(struct work *w, str path)
{
	return str_starts(path, S("/")) ? path : path_join(w->arena, w->data, path);
}

static bool foreign(struct work *w, const struct elsewhere *at, str *pem, str *key, struct err *e)
{
	struct certificate c;
	struct certificate_facts facts;
	if (!disk_read(w->disk, w->arena, from_data(w, at->pem_path), CERTIFICATE_PEM_BYTES_MAX, &c.pem, e) ||
	    !disk_read(w->disk, w->arena, from_data(w, at->key_path), CERTIFICATE_PEM_BYTES_MAX, &c.key, e))
		return false;
	if (!certificate_pair(&c, e) || !certificate_read(w->arena, c.pem, &facts, e))
		return err_wrap(e, "%.*s / %.*s", "%.*s / %.*s", P(at->pem_path), P(at->key_path));
	remark_days(w, &facts);
	*pem = c.pem;
	*key = c.key;
	return true;
}

/* ---- the doors */

bool facility_certificate(struct work *w, str *pem, str *key, struct err *e)
{
	struct elsewhere at;
	if (!elsewhere_find(w, &at, e))
		return false;
	return at.pem_path.n ? foreign(w, &at, pem, key, e) : own(w, pem, key, e);
}

bool facility_authority(struct work *w, str *pem, struct err *e)
{
	struct elsewhere at;
	*pem = S("");
	return elsewhere_find(w, &at, e) &&
	       (at.pem_path.n || disk_read(w->disk, w->arena, place(w, "ca.pem"), CERTIFICATE_PEM_BYTES_MAX, pem, e));
}

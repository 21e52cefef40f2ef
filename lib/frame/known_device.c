/* known_device.c - the devices on which a member signed in before, known again by a cookie that several people may share.
 * SPDX-License-Identifier: Apache-2.0 */
#include "access_parts.h"

#include "base/random.h"

bool known_device_table(struct db *db, struct err *e)
{
	return db_table(db, e, S("member_device"),
	                S("digest TEXT NOT NULL, member TEXT NOT NULL, used_at TEXT NOT NULL, PRIMARY KEY (digest, member)"));
}

bool known_device_holds(struct work *w, str digest, str member, bool *known, struct err *e)
{
	int64_t there;
	if (!db_one_int(w->db, e, &there, 0, "SELECT 1 FROM member_device WHERE digest=? AND member=?", BIND(V(digest), V(member))))
		return false;
	*known = there;
	return true;
}

bool known_device_find(struct work *w, str cookie, str member, struct known_device *device, struct err *e)
{
	str digest = secret_digest(w->arena, cookie);
	int64_t there;
	if (!db_one_int(w->db, e, &there, 0, "SELECT 1 FROM member_device WHERE digest=? LIMIT 1", BIND(V(digest))))
		return false;
	*device = (struct known_device){ .digest = there ? digest : S("") };
	return known_device_holds(w, digest, member, &device->known, e);
}

/* A value that is not ours is not taken over: who planted it would share the device's tries. */
bool known_device_keep(struct work *w, str digest, str member, str *cookie, struct err *e)
{
	*cookie = digest.n ? S("") : random_text(w->arena);
	if (!digest.n)
		digest = secret_digest(w->arena, *cookie);
	return db_do(w->db, e, "INSERT INTO member_device (digest, member, used_at) VALUES (?,?,?) ON CONFLICT (digest, member) DO "
	                       "UPDATE SET used_at=excluded.used_at", BIND(V(digest), V(member), V(now_iso(w)))) &&
	       db_do(w->db, e, "DELETE FROM member_device WHERE member=?1 AND digest NOT IN (SELECT digest FROM member_device WHERE "
	                       "member=?1 ORDER BY used_at DESC, digest LIMIT ?2)", BIND(V(member), V(DEVICES_MAX)));
}

bool known_device_forget(struct work *w, str member, struct err *e)
{
	return db_do(w->db, e, "DELETE FROM member_device WHERE member=?", BIND(V(member)));
}

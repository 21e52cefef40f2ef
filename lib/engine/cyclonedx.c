/* cyclonedx.c - walking over the components of a CycloneDX document, and what they hold.
 * SPDX-License-Identifier: Apache-2.0 */
#include "json_walk.h"
#include "sbom.h"

struct reading {
	struct walk w;
	struct arena *a;
	struct sbom *sbom;
	bool *full;
};

/* Names of who made it, from the surest to what is only a name space. */
enum source { SUPPLIER, MANUFACTURER, PUBLISHER, GROUP, SOURCES };

static void read_component(struct reading *r, bool subject)
{
	struct sbom_component c = { .subject = subject };
	str vendors[SOURCES] = { { 0 } };
	for (str name; walk_member(&r->w, &name);)
		if (str_eq(name, S("bom-ref")))
			c.ref = walk_text(&r->w, r->a);
		else if (str_eq(name, S("name")))
			c.name = walk_text(&r->w, r->a);
		else if (str_eq(name, S("version")))
			c.version = walk_text(&r->w, r->a);
		else if (str_eq(name, S("cpe")))
			c.cpe = walk_text(&r->w, r->a);
		else if (str_eq(name, S("purl")))
			c.purl = walk_text(&r->w, r->a);
		else if (str_eq(name, S("supplier")))
			vendors[SUPPLIER] = walk_text_of(&r->w, r->a, S("name"));
		else if (str_eq(name, S("manufacturer")))
			vendors[MANUFACTURER] = walk_text_of(&r->w, r->a, S("name"));
		else if (str_eq(name, S("publisher")))
			vendors[PUBLISHER] = walk_text(&r->w, r->a);
		else if (str_eq(name, S("group")))
			vendors[GROUP] = walk_text(&r->w, r->a);
		else if (str_eq(name, S("components")))
			while (walk_item(&r->w))
				read_component(r, false);
		else
			walk_pass(&r->w);
	for (size_t i = SOURCES; i--;)
		c.vendor = vendors[i].n ? vendors[i] : c.vendor;
	if (!r->w.broken)
		sbom_put(r->a, r->sbom, &c, r->full);
}

static void read_metadata(struct reading *r)
{
	for (str name; walk_member(&r->w, &name);)
		if (str_eq(name, S("component")))
			read_component(r, true);
		else if (str_eq(name, S("timestamp")))
			r->sbom->made = walk_text(&r->w, r->a);
		else
			walk_pass(&r->w);
}

bool cyclonedx_read(struct arena *a, str json, struct sbom *sbom, bool *full, struct err *e)
{
	struct reading r = { .w = walk_open(json), .a = a, .sbom = sbom, .full = full };
	sbom->format = S("CycloneDX");
	for (str name; walk_member(&r.w, &name);)
		if (str_eq(name, S("specVersion")))
			sbom->version = walk_text(&r.w, a);
		else if (str_eq(name, S("serialNumber")))
			sbom->id = walk_text(&r.w, a);
		else if (str_eq(name, S("metadata")))
			read_metadata(&r);
		else if (str_eq(name, S("components")))
			while (walk_item(&r.w))
				read_component(&r, false);
		else
			walk_pass(&r.w);
	return walk_done(&r.w, e);
}

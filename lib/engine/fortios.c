/* fortios.c - config, edit, set, next and end.
 * SPDX-License-Identifier: Apache-2.0 */
#include "fortios.h"

#include "names.h"

struct level {
	str path;
	bool transparent; /* "config vdom" and "config global" hold configs, they are none */
	bool vdom;
	size_t entry;     /* the one open now, or NAME_NONE */
};

struct reading {
	struct netconf *n;
	struct fortios *f;
	const str *wanted;
	struct level level[FORTIOS_DEPTH_MAX];
	size_t depth;
	str vdom;
};

static bool is_wanted(const struct reading *r, str path)
{
	for (const str *wanted = r->wanted; wanted->p; wanted++)
		if (str_eq(*wanted, path))
			return true;
	return false;
}

static struct level *top(struct reading *r)
{
	return r->depth && r->depth <= FORTIOS_DEPTH_MAX ? &r->level[r->depth - 1] : NULL;
}

static void read_config(struct reading *r, const struct command *c)
{
	const struct level *around = top(r);
	str own = words_join(r->n->a, c->word + 1, c->count - 1, S(" "));
	if (r->depth++ >= FORTIOS_DEPTH_MAX)
		return;
	bool inside = around && !around->transparent;
	*top(r) = (struct level){
		.path = inside ? arena_join(r->n->a, around->path, S("/"), own) : own,
		.vdom = !inside && str_eq(own, S("vdom")),
		.transparent = !inside && (str_eq(own, S("vdom")) || str_eq(own, S("global"))),
		.entry = NAME_NONE,
	};
}

static size_t entry_open(struct reading *r, uint32_t line, str name)
{
	struct level *now = top(r);
	if (!is_wanted(r, now->path))
		return NAME_NONE;
	size_t within = r->depth > 1 ? r->level[r->depth - 2].entry : NAME_NONE;
	arena_grow(r->n->a, r->f->list, r->f->count, r->f->room);
	r->f->list[r->f->count] = (struct fortios_entry){
		.path = now->path, .vdom = r->vdom, .name = name, .within = within, .line = line,
	};
	return r->f->count++;
}

static void read_edit(struct reading *r, const struct command *c)
{
	struct level *now = top(r);
	if (now && now->vdom)
		r->vdom = command_word(c, 1);
	else if (now)
		now->entry = entry_open(r, c->line, command_word(c, 1));
}

static void read_set(struct reading *r, const struct command *c)
{
	struct level *now = top(r);
	if (now && now->entry == NAME_NONE)
		now->entry = entry_open(r, c->line, S(""));
	if (!now || now->entry == NAME_NONE) {
		r->n->passed_over++;
		return;
	}
	struct fortios_entry *entry = &r->f->list[now->entry];
	arena_grow(r->n->a, entry->settings, entry->count, entry->room);
	entry->settings[entry->count++] = (struct fortios_setting){
		.line = c->line, .name = command_word(c, 1), .value = words_keep(r->n->a, c, 2), .count = c->count > 2 ? c->count - 2 : 0,
	};
}

static void read_next(struct reading *r, const struct command *c)
{
	(void)c;
	struct level *now = top(r);
	if (now)
		now->entry = NAME_NONE;
}

static void read_end(struct reading *r, const struct command *c)
{
	(void)c;
	if (top(r) && top(r)->vdom)
		r->vdom = S("");
	if (r->depth)
		r->depth--;
}

static const struct {
	str word;
	void (*read)(struct reading *r, const struct command *c);
} words[] = {
	{ T("set"), read_set },   { T("edit"), read_edit }, { T("next"), read_next },
	{ T("end"), read_end }, { T("config"), read_config },
};

void fortios_read(struct netconf *n, const str *wanted, struct fortios *f)
{
	struct reading r = { .n = n, .f = f, .wanted = wanted, .vdom = S("") };
	struct commands all = netconf_commands(n, QUOTES_SPAN);
	struct command c;
	while (command_next(&all, &c))
		for (size_t i = 0; i < LENGTH(words); i++)
			if (str_eq(c.word[0], words[i].word))
				words[i].read(&r, &c);
	f->cut_off = r.depth > 0;
}

const struct fortios_setting *fortios_get(const struct fortios_entry *entry, str name)
{
	for (size_t i = entry->count; i; i--)
		if (str_eq(entry->settings[i - 1].name, name))
			return &entry->settings[i - 1];
	return NULL;
}

str fortios_one(const struct fortios_entry *entry, str name)
{
	const struct fortios_setting *setting = fortios_get(entry, name);
	return setting && setting->count ? setting->value[0] : S("");
}

bool fortios_says(const struct fortios_entry *entry, str name, str value)
{
	return str_eq(fortios_one(entry, name), value);
}

str fortios_all(struct arena *a, const struct fortios_entry *entry, str name)
{
	const struct fortios_setting *setting = fortios_get(entry, name);
	return setting ? words_join(a, setting->value, setting->count, S(", ")) : S("");
}

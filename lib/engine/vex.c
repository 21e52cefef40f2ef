/* vex.c - which format statements come in, and what their words mean.
 * SPDX-License-Identifier: Apache-2.0 */
#include "vex.h"

#include "json_walk.h"

/* ---- words */

static const struct words states[VEX_STATES] = {
	[VEX_AFFECTED] = { "影響あり", "affected" },
	[VEX_NOT_AFFECTED] = { "影響なし", "not affected" },
	[VEX_FIXED] = { "修正済み", "fixed" },
	[VEX_IN_TRIAGE] = { "調査中", "under investigation" },
};

static const struct word {
	str name;
	struct words words;
} words[] = {
	/* CSAF's flags and OpenVEX */
	{ T("component_not_present"), { "該当する部品が入っていない", "the component is not in it" } },
	{ T("vulnerable_code_not_present"), { "該当するコードが入っていない", "the vulnerable code is not in it" } },
	{ T("vulnerable_code_not_in_execute_path"), { "該当するコードは実行されない", "the vulnerable code is never run" } },
	{ T("vulnerable_code_cannot_be_controlled_by_adversary"), { "攻撃者は該当するコードを操れない", "an attacker cannot control the vulnerable code" } },
	{ T("inline_mitigations_already_exist"), { "防ぐ仕組みがすでに組み込まれている", "what prevents it is built in already" } },
	/* CycloneDX */
	{ T("code_not_present"), { "該当するコードが入っていない", "the vulnerable code is not in it" } },
	{ T("code_not_reachable"), { "該当するコードは実行されない", "the vulnerable code is never run" } },
	{ T("requires_configuration"), { "特定の設定のときだけ起こる", "it takes a certain configuration" } },
	{ T("requires_dependency"), { "別の部品があるときだけ起こる", "it takes another component" } },
	{ T("requires_environment"), { "特定の環境のときだけ起こる", "it takes a certain environment" } },
	{ T("protected_by_compiler"), { "コンパイラの保護で防がれる", "the compiler's protection prevents it" } },
	{ T("protected_at_runtime"), { "実行時の保護で防がれる", "protection while it runs prevents it" } },
	{ T("protected_at_perimeter"), { "ネットワークの境界で防がれる", "it is prevented at the network's border" } },
	{ T("protected_by_mitigating_control"), { "別の対策で防がれる", "another measure prevents it" } },
	{ T("can_not_fix"), { "修正できない", "it cannot be fixed" } },
	{ T("will_not_fix"), { "修正しない", "it will not be fixed" } },
	{ T("update"), { "更新版がある", "there is an update" } },
	{ T("rollback"), { "前の版に戻す", "the version before is to be used" } },
	{ T("workaround_available"), { "回避策がある", "there is a workaround" } },
	/* CSAF's remediations */
	{ T("vendor_fix"), { "製造元の修正がある", "there is a fix by its maker" } },
	{ T("workaround"), { "回避策がある", "there is a workaround" } },
	{ T("mitigation"), { "緩和策がある", "there is a mitigation" } },
	{ T("no_fix_planned"), { "修正の予定はない", "no fix is planned" } },
	{ T("none_available"), { "修正はまだない", "there is no fix yet" } },
};

struct words vex_state_words(enum vex_state state)
{
	return states[state];
}

struct words vex_word(str word)
{
	for (size_t i = 0; i < LENGTH(words); i++)
		if (str_eq(word, words[i].name))
			return words[i].words;
	return (struct words){ "", "" };
}

/* ---- reading */

void vex_put(struct vexing *v, const struct vex_statement *s)
{
	const struct vex_thing *p = &s->product;
	bool names = p->ref.n || p->name.n || p->cpe.n || p->purl.n;
	if (v->stopped)
		return;
	if (!str_starts(s->cve, S("CVE-")) || !names || s->state == VEX_STATES)
		++*v->passed;
	else
		v->stopped = !v->take(v->of, s, v->e);
}

bool vex_read(str json, vex_taker *take, void *of, size_t *passed, struct err *e)
{
	auto_arena a = { 0 };
	struct vexing v = { take, of, passed, e, false };
	str context = S(""), bom = S(""), csaf = S("");
	struct walk w = walk_open(json);
	*passed = 0;
	for (str name; walk_member(&w, &name);)
		if (str_eq(name, S("@context")))
			context = walk_text(&w, &a);
		else if (str_eq(name, S("bomFormat")))
			bom = walk_text(&w, &a);
		else if (str_eq(name, S("document")))
			csaf = walk_text_of(&w, &a, S("csaf_version"));
		else
			walk_pass(&w);
	if (!walk_done(&w, e))
		return false;
	if (str_starts(context, S("https://openvex.dev/ns")))
		return vex_openvex(json, &v);
	if (str_eq(bom, S("CycloneDX")))
		return vex_cyclonedx(json, &v);
	if (str_starts(csaf, S("2.")))
		return vex_csaf(json, &v);
	return err_set(e, ERR_INPUT, "OpenVEX でも CycloneDX でも CSAF 2 でもありません", "this is neither OpenVEX nor CycloneDX nor CSAF 2");
}

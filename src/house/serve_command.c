/* serve_command.c - `inro serve`: the console, until it is told to end.
 * SPDX-License-Identifier: Apache-2.0 */
#include "serve_command.h"

#include "base/json.h"
#include "base/notify.h"
#include "base/signals.h"
#include "frame/facility.h"
#include "frame/site.h"

#include <stdio.h>

#define PORT 8443
#define THREADS 4 /* that serve the network */
#define BEAT_MS 5000 /* without a service manager */

const struct option serve_options[] = {
	{ "address", "ADDRESS", { "受け付けるアドレス(なければ 127.0.0.1。院内のほかのPCから使うときは 0.0.0.0)", "address to listen on (default 127.0.0.1; 0.0.0.0 for use from other PCs)" } },
	{ "port", "N", { "ポート番号(なければ 8443)", "port (default 8443)" } },
	{ "plain", NULL, { "暗号化しない(nginx などの後ろに置き、127.0.0.1 だけで受けるとき)", "without TLS (behind nginx or the like, on 127.0.0.1 alone)" } },
	{ 0 },
};

static bool is_loopback(str address)
{
	return str_starts(address, S("127.")) || str_eq(address, S("::1"));
}

static bool read_listen(const struct arguments *args, struct http_listen *listen, struct err *e)
{
	int64_t port = PORT;
	str address = arguments_value(args, "address"), said = arguments_value(args, "port");
	if (said.n && (!str_whole(said, &port) || port < 0 || port > UINT16_MAX))
		return err_set(e, ERR_USAGE, "--port は 0 から 65535 までの数字です", "--port is a number from 0 to 65535");
	*listen = (struct http_listen){ .address = address.n ? address : S("127.0.0.1"), .port = (uint16_t)port, .socket = -1,
		                        .threads = THREADS, .hands = SITE_HANDS };
	return !arguments_flag(args, "plain") || is_loopback(listen->address) ||
	       err_set(e, ERR_USAGE, "--plain(暗号化なし)は 127.0.0.1 でだけ使えます", "--plain is for 127.0.0.1 alone");
}

/* Of a socket that was handed over only the port can be told; the machine's name stands for its address. */
static bool name_ourselves(struct work *w, struct http_listen *listen, struct err *e)
{
	if (!facility_get(w, "machine", &listen->address, e))
		return false;
	if (!listen->address.n)
		listen->address = S("localhost");
	return true;
}

/* Everything that can only be opened outside the jail; then the jail. */
static bool prepare(struct work *w, const struct arguments *args, struct http_listen *listen, struct notify *notify, struct err *e)
{
	if (!read_listen(args, listen, e))
		return false;
	listen->spool = facility_spool(w);
	return notify_open(notify, e) && notify_socket(&listen->socket, e) &&
	       (arguments_flag(args, "plain") || facility_certificate(w, &listen->certificate, &listen->key, e)) &&
	       (listen->socket >= 0 ? name_ourselves(w, listen, e) : http_bind(listen->address, listen->port, &listen->socket, e)) &&
	       facility_confine(w, false, e);
}

/* Said at once: the answer of other commands goes out when they end, and this one ends late. */
static void say_address(struct work *w, const struct site *site, const struct http_listen *listen)
{
	const char *scheme = listen->certificate.n ? "https" : "http";
	bool v6 = str_has(listen->address, S(":"));
	str code = site_start_code(site), address = arena_fmt(w->arena, "%s://%s%.*s%s:%u/", scheme, v6 ? "[" : "", P(listen->address),
	                                                      v6 ? "]" : "", site_port(site));
	struct json j = { .out = w->out };
	if (w->json) {
		json_put_open(&j, '{');
		json_pair_str(&j, S("address"), address);
		json_pair_str(&j, S("start_code"), code);
		json_put_close(&j, '}');
		buf_byte(w->out, '\n');
	} else {
		work_put(w, "%.*s を開いてください。終わるときは Ctrl-C です。\n", "Open %.*s in a browser; Ctrl-C ends it.\n", P(address));
		if (code.n)
			work_put(w, "はじめの合言葉: %.*s(最初の登録のときに入力します)\n", "start code: %.*s (asked for when the first member registers)\n", P(code));
	}
	fprintf(stderr, "%.*s", P(buf_str(w->aside)));
	fwrite(w->out->p, 1, w->out->n, stdout);
	fflush(stdout);
	buf_cut(w->aside, 0);
	buf_cut(w->out, 0);
}

static void serve(struct site *site, const struct notify *notify)
{
	int beat_ms = notify->beat_ms ? (int)notify->beat_ms : BEAT_MS;
	notify_ready(notify);
	while (!signals_wait(beat_ms))
		if (site_answers(site)) /* where not, the manager starts us anew */
			notify_alive(notify);
	notify_stopping(notify);
	site_close(&site);
}

bool serve_command(struct work *w, const struct arguments *args, struct err *e)
{
	struct notify notify = { .socket = -1 };
	struct site_ask ask = { .duties = w->duties, .clock = w->clock, .disk = w->disk, .data = w->data };
	signals_hold();
	mem_serve();
	struct site *site = prepare(w, args, &ask.listen, &notify, e) ? site_open(&ask, e) : NULL;
	if (site) {
		say_address(w, site, &ask.listen);
		serve(site, &notify);
	}
	notify_close(&notify);
	return site != NULL;
}

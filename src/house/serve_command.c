/* serve_command.c - `inro serve`: the console, until it is told to end.
 * SPDX-License-Identifier: Apache-2.0 */
#include "serve_command.h"

#include "base/signals.h"
#include "frame/facility.h"
#include "frame/site.h"

#include <stdio.h>

#define PORT 8443
#define THREADS 2 /* that serve the network */
#define BEAT_MS 5000

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

static bool read_listen(struct work *w, const struct arguments *args, struct http_listen *listen, struct err *e)
{
	int64_t port = PORT;
	str address = arguments_value(args, "address"), said = arguments_value(args, "port");
	if (said.n && (!str_whole(said, &port) || port < 0 || port > UINT16_MAX))
		return err_set(e, ERR_USAGE, "--port は 0 から 65535 までの数字です", "--port is a number from 0 to 65535");
	*listen = (struct http_listen){ .address = address.n ? address : S("127.0.0.1"), .port = (uint16_t)port, .socket = -1,
		                        .threads = THREADS, .hands = SITE_HANDS, .spool = w->data };
	if (!arguments_flag(args, "plain"))
		return facility_certificate(w, &listen->certificate, &listen->key, e);
	return is_loopback(listen->address) ||
	       err_set(e, ERR_USAGE, "--plain(暗号化なし)は 127.0.0.1 でだけ使えます", "--plain is for 127.0.0.1 alone");
}

/* Said at once: the answer of other commands goes out when they end, and this one ends late. */
static void say_address(const struct work *w, const struct site *site, const struct http_listen *listen)
{
	const char *scheme = listen->certificate.n ? "https" : "http";
	str code = site_start_code(site);
	if (w->json)
		printf("{\"address\":\"%s://%.*s:%u/\",\"start_code\":\"%.*s\"}\n", scheme, P(listen->address), site_port(site), P(code));
	else
		printf(work_say(w, (struct words){ "%s://%.*s:%u/ で開けます。終わるときは Ctrl-C です。\n", "open %s://%.*s:%u/ in a browser; Ctrl-C ends it\n" }),
		       scheme, P(listen->address), site_port(site));
	if (code.n && !w->json)
		printf(work_say(w, (struct words){ "はじめの合言葉: %.*s(最初の登録のときに入力します)\n", "start code: %.*s (asked for when the first member registers)\n" }), P(code));
	fflush(stdout);
}

bool serve_command(struct work *w, const struct arguments *args, struct err *e)
{
	struct site_ask ask = { .duties = w->duties, .clock = w->clock, .disk = w->disk, .data = w->data };
	signals_hold();
	if (!read_listen(w, args, &ask.listen, e))
		return false;
	struct site *site = site_open(&ask, e);
	if (!site)
		return false;
	say_address(w, site, &ask.listen);
	while (!signals_wait(BEAT_MS))
		;
	site_close(&site);
	return true;
}

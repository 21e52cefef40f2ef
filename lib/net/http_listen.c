/* http_listen.c - the socket on which the server listens, its certificate, and how many connections the system lets it have.
 * SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE /* SOCK_CLOEXEC */
#include "http_server.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <gnutls/gnutls.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

union address {
	struct sockaddr any;
	struct sockaddr_in four;
	struct sockaddr_in6 six;
};

static bool address_read(const struct http_listen *ask, union address *a, socklen_t *size, struct err *e)
{
	char text[INET6_ADDRSTRLEN];
	snprintf(text, sizeof text, "%.*s", P(ask->address));
	*a = (union address){ 0 };
	if (inet_pton(AF_INET, text, &a->four.sin_addr) == 1) {
		a->four.sin_family = AF_INET;
		a->four.sin_port = htons(ask->port);
		*size = sizeof a->four;
	} else if (inet_pton(AF_INET6, text, &a->six.sin6_addr) == 1) {
		a->six.sin6_family = AF_INET6;
		a->six.sin6_port = htons(ask->port);
		*size = sizeof a->six;
	} else {
		return err_set(e, ERR_SETUP, "待ち受けるアドレスが正しくありません: %.*s",
			       "not an address to listen on: %.*s", P(ask->address));
	}
	return true;
}

static bool cannot(const struct http_listen *ask, int number, struct err *e)
{
	err_set(e, ERR_SETUP, "%.*s ポート %u", "%.*s port %u", P(ask->address), ask->port);
	if (number == EADDRINUSE)
		return err_at(e, (struct words){ "ほかのプログラムが使っています", "another program uses it" });
	if (number == EACCES)
		return err_at(e, (struct words){ "使うことが許可されていません(1024以上の番号なら使えます)",
						 "it may not be used (a number from 1024 on may)" });
	if (number == EADDRNOTAVAIL)
		return err_at(e, (struct words){ "このコンピューターのアドレスではありません", "not an address of this computer" });
	return err_at(e, (struct words){ strerror(number), strerror(number) });
}

static bool socket_open(const struct http_listen *ask, int *to, struct err *e)
{
	union address a;
	socklen_t size;
	if (!address_read(ask, &a, &size, e))
		return false;
	*to = socket(a.any.sa_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (*to < 0)
		return cannot(ask, errno, e);
	setsockopt(*to, SOL_SOCKET, SO_REUSEADDR, &(int){ 1 }, sizeof(int));
	if (a.any.sa_family == AF_INET6) /* "::" takes IPv4 as well, whatever the system's habit */
		setsockopt(*to, IPPROTO_IPV6, IPV6_V6ONLY, &(int){ 0 }, sizeof(int));
	if (bind(*to, &a.any, size) == 0 && listen(*to, SOMAXCONN) == 0)
		return true;
	int number = errno;
	close(*to);
	*to = -1;
	return cannot(ask, number, e);
}

bool http_bind(str address, uint16_t port, int *to, struct err *e)
{
	return socket_open(&(const struct http_listen){ .address = address, .port = port }, to, e);
}

bool http_listen_open(struct http_server *s, const struct http_listen *ask, struct err *e)
{
	if (ask->socket >= 0)
		s->socket = ask->socket;
	else if (!socket_open(ask, &s->socket, e))
		return false;
	s->socket_is_ours = ask->socket < 0;
	/* Several threads wait for it; the one that comes too late must not stay there. */
	union address a = { 0 };
	socklen_t size = sizeof a;
	int flags = fcntl(s->socket, F_GETFL);
	if (flags < 0 || fcntl(s->socket, F_SETFL, flags | O_NONBLOCK) != 0 || getsockname(s->socket, &a.any, &size) != 0)
		return cannot(ask, errno, e);
	s->port = ntohs(a.any.sa_family == AF_INET6 ? a.six.sin6_port : a.four.sin_port);
	return true;
}

/* The library would not say what is wrong with them. */
bool http_certificate_fits(const struct http_listen *ask, struct err *e)
{
	if (!ask->certificate.n && !ask->key.n)
		return true;
	gnutls_certificate_credentials_t credentials;
	gnutls_datum_t certificate = { (unsigned char *)ask->certificate.p, (unsigned)ask->certificate.n };
	gnutls_datum_t key = { (unsigned char *)ask->key.p, (unsigned)ask->key.n };
	int result = gnutls_certificate_allocate_credentials(&credentials);
	if (result == GNUTLS_E_SUCCESS) {
		result = gnutls_certificate_set_x509_key_mem(credentials, &certificate, &key, GNUTLS_X509_FMT_PEM);
		gnutls_certificate_free_credentials(credentials);
	}
	if (result < 0)
		return err_set(e, ERR_SETUP, "証明書と秘密鍵の組が使えません: %s",
			       "the certificate and its key cannot be used: %s", gnutls_strerror(result));
	return true;
}

unsigned http_connections_possible(void)
{
	struct rlimit files;
	if (getrlimit(RLIMIT_NOFILE, &files) != 0)
		return HTTP_CONNECTIONS_MAX;
	const rlim_t wanted = HTTP_CONNECTIONS_MAX + HTTP_FILES_SPARE;
	if (files.rlim_cur < wanted) {
		struct rlimit more = { wanted < files.rlim_max ? wanted : files.rlim_max, files.rlim_max };
		if (setrlimit(RLIMIT_NOFILE, &more) == 0)
			files = more;
	}
	if (files.rlim_cur >= wanted)
		return HTTP_CONNECTIONS_MAX;
	return (unsigned)(files.rlim_cur > 2 * HTTP_FILES_SPARE ? files.rlim_cur - HTTP_FILES_SPARE : files.rlim_cur / 2);
}

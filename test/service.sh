#!/bin/bash
# service.sh - the system can run the console with few rights: the units hold together, and nginx takes its sample.
# SPDX-License-Identifier: Apache-2.0
set -u
EXPOSURE_MAX=15 # tenths: systemd-analyze security says 0.0 (nothing) to 10.0 (everything)
top=$PWD
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT

ok() {
	local name=$1
	shift
	if "$@" >"$here/output" 2>&1; then
		echo "ok - $name"
	else
		echo "not ok - $name"
		sed 's/^/# /' "$here/output"
	fi
}

same() {
	if [ "$2" = "$3" ]; then echo "ok - $1"; else echo "not ok - $1: got $2, want $3"; fi
}

not() { ! "$@"; }

# ---- the units; the program is looked for where it would be installed

little_exposed() {
	systemd-analyze security --offline=true --no-pager --threshold="$EXPOSURE_MAX" "$1"
}

# Words of doubt about any of the units, also of those that systemd would pass over.
doubts() {
	systemd-analyze verify --man=no "$here/inro.service" "$here/inro.socket" "$here/inro-vuln.service" "$here/inro-vuln.timer" 2>&1 | grep inro
}

if ! command -v systemd-analyze >/dev/null; then
	echo 'ok - the units # SKIP systemd-analyze is not installed: NOTHING was checked (scripts/setup test)'
else
	cp system/inro.socket system/inro-vuln.timer "$here"
	for unit in inro inro-vuln; do sed "s|/usr/local/bin/inro|$INRO|" "system/$unit.service" >"$here/$unit.service"; done
	ok "the service is exposed at most $EXPOSURE_MAX tenths" little_exposed system/inro.service
	ok 'that which calls others hardly more' little_exposed system/inro-vuln.service
	ok 'systemd finds nothing to doubt' not doubts
	ok 'one socket is handed over' [ "$(grep -c ^ListenStream= system/inro.socket)" = 1 ]

	# The tests can fail: a service without its limits is exposed, a misspelt one is doubted.
	grep -vE '^(Private|Protect|Restrict|Capability|NoNew|System|IPAddress)' system/inro.service >"$here/open.service"
	ok 'a service without its limits is found' not little_exposed "$here/open.service"
	sed -i 's/^RestrictRealtime/RestrictRaeltime/' "$here/inro.service"
	ok 'a misspelt limit is found' doubts
fi

# ---- the program as systemd would run it: handed a socket, telling that it is ready, alive, stopping

"$INRO" --data "$here/data" init >/dev/null

# What the program told, and what a client was answered, by the authority that init made.
served() {
	/usr/bin/python3 - "$INRO" "$here/data" <<-'END'
		import os, signal, socket, ssl, subprocess, sys, urllib.request
		program, data = sys.argv[1:]
		manager = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
		manager.bind(data + "/manager")
		manager.settimeout(20)
		door = socket.create_server(("127.0.0.1", 0))
		env = dict(os.environ, LISTEN_FDS="1", NOTIFY_SOCKET=data + "/manager", WATCHDOG_USEC="1000000")
		sh = 'export LISTEN_PID=$$; exec "$@"'
		child = subprocess.Popen(["sh", "-c", sh, "sh", program, "--data", data, "serve"], env=env,
		    preexec_fn=lambda: os.dup2(door.fileno(), 3), close_fds=False, stdout=subprocess.DEVNULL)
		print(manager.recv(100).decode())
		url = "https://localhost:%d/trust" % door.getsockname()[1]
		context = ssl.create_default_context(cafile=data + "/tls/ca.pem")
		print(urllib.request.urlopen(url, context=context, timeout=20).status)
		with open("/proc/%d/status" % child.pid) as status:
		    print([line.split()[1] for line in status if line.startswith("Seccomp:")][0])
		print(manager.recv(100).decode())
		child.send_signal(signal.SIGTERM)
		told = "WATCHDOG=1"
		while told == "WATCHDOG=1":
		    told = manager.recv(100).decode()
		print(told, child.wait(20))
	END
}

ok 'the program runs on a socket it is handed' served
same 'ready, answered, jailed, alive, stopped' "$(tr '\n' ' ' <"$here/output")" 'READY=1 200 2 WATCHDOG=1 STOPPING=1 0 '

# ---- nginx in front, with names of files that are there

if ! nginx=$(PATH=$PATH:/usr/sbin command -v nginx); then
	echo 'ok - the sample of nginx # SKIP nginx is not installed: NOTHING was checked (scripts/setup test)'
else
	sed "s|/etc/nginx/inro.pem|$here/data/tls/server.pem|; s|/etc/nginx/inro.key|$here/data/tls/server.key|
		s|/etc/nginx/inro-ca.pem|$here/data/tls/ca.pem|; s|/run/nginx.pid|$here/pid|; /^user /d" "$top/system/nginx.conf" >"$here/nginx.conf"
	nginx_test() { "$nginx" -t -e "$here/error" -c "$here/nginx.conf" 2>&1; }
	ok 'nginx takes its sample' nginx_test
	same 'without a warning' "$(nginx_test | grep -cE 'warn|emerg')" 0
	sed -i 's/proxy_ssl_verify/proxy_ssl_verfiy/' "$here/nginx.conf"
	ok 'a misspelt word is found' not nginx_test
fi

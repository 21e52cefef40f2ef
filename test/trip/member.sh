#!/bin/bash
# member.sh - who is locked out of the console gets in again by the command line, and no password is seen on the way.
# SPDX-License-Identifier: Apache-2.0
# shellcheck source=test/trip/lib.sh
. test/trip/lib.sh
password='みかん箱と自転車の鍵穴が三つ'
other='風の強い午後に読む三冊の絵本'

# At a terminal of its own: what stands on the screen in the end, and the exit code. Each answer is typed at its question.
at_terminal() {
	/usr/bin/python3 - "$@" <<-'PYTHON'
		import os, pty, sys
		answers = sys.argv[1].split('|')
		pid, fd = pty.fork()
		if pid == 0:
		    os.execvp(sys.argv[2], sys.argv[2:])
		seen = b''
		while True:
		    try:
		        got = os.read(fd, 1000)
		    except OSError:
		        break
		    if not got:
		        break
		    seen += got
		    if got.endswith(b': ') and answers:
		        os.write(fd, answers.pop(0).encode() + b'\n')
		print(seen.decode())
		sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
	PYTHON
}

ok 'a facility is set up' inro init --name みほん記念病院
ok 'nobody is listed' inro member
says 'nobody is listed: says so' 'まだ登録されていません'
refused 'a password that is too short' 65 inro member add 1001 '佐藤 花子' --role planner <<<'short'
refused 'no password at all' 65 inro member add 1001 '佐藤 花子' --role planner </dev/null
refused 'a role that is none' 64 inro member add 1001 '佐藤 花子' --role root <<<"$password"
refused 'a password on the command line' 64 inro member add 1001 '佐藤 花子' "$password"
ok 'the first planner' inro member add 1001 '佐藤 花子' --role planner <<<"$password"
refused 'the same number' 5 inro member add '１００１' '鈴木 一郎' <<<"$password"
ok 'somebody else' inro member add 1002 '鈴木 一郎' <<<"$password"
refused 'the last planner is not stopped' 5 inro member stop 1001
ok 'another one is' inro member stop 1002
ok 'and may come back' inro member resume 1002
refused 'whoever is not there' 66 inro member password 1003 <<<"$other"
ok 'a new password' inro member password 1001 <<<"$other"
ok 'a second factor that is lost' inro member no-code 1001
refused 'a part that is none' 64 inro member remove 1001
inro --json member >"$trip/output"
same 'the list as JSON' "$(json '[(m["number"], m["role"], m["must_change"], m["stopped"]) for m in x]')" \
	"[('1001', 'planner', True, False), ('1002', 'staff', True, False)]"

ok 'at a terminal it is asked for twice' at_terminal "$password|$password" inro member password 1002
says 'at a terminal: the question' 'もう一度: '
same 'at a terminal: nothing typed is shown' "$(grep -c "$password" "$trip/output")" 0
refused 'at a terminal: the two must be the same' 65 at_terminal "$password|$other" inro member password 1002
same 'the terminal shows what is typed again afterwards' \
	"$(at_terminal "$password|$password" sh -c 'inro member password 1002 >/dev/null && stty -a' | tr -s ' \r' '\n' | grep -cx 'echo\|isig')" 2

for kept in "$INRO_DATA"/inro.db*; do
	same "${kept##*/} holds no password" "$(grep -cFa -e "$password" -e "$other" "$kept")" 0
done

#!/bin/bash
# asvs.sh - SECURITY.md speaks of every requirement of OWASP ASVS 5.0, level 1, and names tests that are there.
# SPDX-License-Identifier: Apache-2.0
set -u
here=$(mktemp -d) || exit 1
trap 'rm -rf "$here"' EXIT

# The numbers of the standard's level 1, in its order.
numbers='
1.2.1 1.2.2 1.2.3 1.2.4 1.2.5 1.3.1 1.3.2 1.5.1
2.1.1 2.2.1 2.2.2 2.3.1
3.2.1 3.2.2 3.3.1 3.4.1 3.4.2 3.5.1 3.5.2 3.5.3
4.1.1 4.4.1
5.2.1 5.2.2 5.3.1 5.3.2
6.1.1 6.2.1 6.2.2 6.2.3 6.2.4 6.2.5 6.2.6 6.2.7 6.2.8 6.3.1 6.3.2 6.4.1 6.4.2
7.2.1 7.2.2 7.2.3 7.2.4 7.4.1 7.4.2
8.1.1 8.2.1 8.2.2 8.3.1
9.1.1 9.1.2 9.1.3 9.2.1
10.4.1 10.4.2 10.4.3 10.4.4 10.4.5
11.3.1 11.3.2 11.4.1
12.1.1 12.2.1 12.2.2
13.4.1
14.2.1 14.3.1
15.1.1 15.2.1 15.3.1'

# ok NAME COMMAND…: the command succeeds; what it says is shown when it does not.
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

not() { ! "$@"; }

# ---- the table: number, what is asked, how it stands, what shows it

rows() {
	awk '/^## / { on = /OWASP ASVS/ } on && /^[|] [0-9]/' "$1"
}

is_whole() {
	diff <(tr ' ' '\n' <<<"$numbers" | grep .) <(rows "$1" | cut -d ' ' -f 2)
}

# Rows that do not say how it stands or why not, or, where it stands well, what shows it.
unsaid() {
	rows "$1" | awk -F ' [|] ' '
		NF != 4 || $3 !~ /^(Met|In part: .|Not met: .|Does not apply: .)/ ||
		($3 ~ /^(Met|In part)/ && $4 !~ /^(`[^`]*: [^`]*`|not shown: .)/)' | grep .
}

named() {
	rows "$1" | grep -oE '`[^` ]+: [^`]+`' | tr -d '`' | sort -u
}

# In C a test is a function that is handed to cmocka, in a script the name of a case.
is_there() {
	local file=$1 name=$2
	case $file in
	*.c) grep -qs "^static void $name(void \*\*state)\$" "$file" && grep -qsE "\(${name}[,)]" "$file" ;;
	*) [ -x "$file" ] && grep -qsE "^[[:space:]]*(ok|same|refused|says) ['\"]${name}['\"]" "$file" ;;
	esac
}

# Tests that are named and are not there.
gone() {
	named "$1" | while IFS= read -r test; do
		is_there "${test%%: *}" "${test#*: }" || echo "$test"
	done | grep .
}

ok 'every requirement of level 1 is there once and in order' is_whole SECURITY.md
ok 'every row says how it stands and what shows it' not unsaid SECURITY.md
ok 'every test that is named is there' not gone SECURITY.md
ok 'they are many' [ "$(named SECURITY.md | wc -l)" -gt 50 ]

# The tests can fail: a row left out, two changed round, one without its test, tests of another name.
grep -v '^| 6.2.4 ' SECURITY.md >"$here/short.md"
sed '/^| 3.5.1 /{h;d};/^| 3.5.2 /G' SECURITY.md >"$here/round.md"
sed 's/^\(| 7.2.1 .* | Met | \).*/\1– |/' SECURITY.md >"$here/mute.md"
sed 's/signing_out_ends_it/signing_out_ends_all/' SECURITY.md >"$here/renamed.md"
sed 's/: nobody is listed`/: nobody is there`/' SECURITY.md >"$here/renamed_case.md"
ok 'a row left out is found' not is_whole "$here/short.md"
ok 'rows out of order are found' not is_whole "$here/round.md"
ok 'a row without its test is found' unsaid "$here/mute.md"
ok 'a test that is gone is found' gone "$here/renamed.md"
ok 'a case that is gone is found' gone "$here/renamed_case.md"

# ---- what only the sources can show

makes_pages() {
	grep -nE 'innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|\beval\(|new Function|set(Timeout|Interval)\(["'\''`]' "$1"
}

loose_cookies() {
	grep -rhE '#define COOKIE_[A-Z]+ ' "$1" | grep -v ' "__Host-'
}

# Ciphers, and digests that are weak. One SHA-1 is allowed: the thumbprint that Windows shows.
weak_calls() {
	grep -rnE 'EVP_(aes|des|rc[24]|bf|cast5|chacha|md[245]|sha1|ripemd)|EVP_(En|De)crypt|RSA_|\b(MD5|SHA1)\(|crypto_(secretbox|box|stream|aead)|gnutls_(cipher|hash|hmac)_' \
		--include='*.[ch]' --exclude='*_test.c' "$@" | grep -v 'lib/base/certificate.c:.*X509_digest(x, EVP_sha1(), sha1, '
}

ok 'the script makes no page of a text and runs none' not makes_pages web/inro.js
ok 'every cookie is bound to its host' not loose_cookies lib
ok 'no cipher and no weak digest is called' not weak_calls lib src

# These can fail as well.
echo 'box.innerHTML = text;' >"$here/a.js"
printf '%s\n' '#define COOKIE_A "inro-a"' 'EVP_Digest(p, n, out, NULL, EVP_md5(), NULL);' >"$here/a.c"
ok 'a page made of a text is found' makes_pages "$here/a.js"
ok 'a cookie that others may set is found' loose_cookies "$here"
ok 'a weak digest is found' weak_calls "$here"

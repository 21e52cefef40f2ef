# Makefile - the few words a person types; meson and ninja do the work.
# SPDX-License-Identifier: Apache-2.0
.PHONY: all check bless demo shots san fuzz bench lint cover fresh install clean
MAKEFLAGS += --no-print-directory --no-builtin-rules

prefix = /usr/local
FUZZ_SECONDS = 60

sanitize = -Db_sanitize=address,undefined

all:
	@scripts/setup build
	@scripts/build build 'inro inro-verify'

# Every test, in the plain build and, where it is a unit test or a fuzz corpus, in the sanitized one.
check:
	@scripts/setup test
	@scripts/build build all
	@scripts/build build-san all $(sanitize)
	@test/run build build-san

# Rewrites the expected files of test/golden; the diff is the review.
bless:
	@BLESS=1 $(MAKE) check

demo: all
	@scripts/demo

# Pictures of every screen in the folder shots/, to be looked at.
shots:
	@scripts/setup test
	@scripts/build build 'inro inro-verify'
	@node web/screens.mjs shots

san:
	@scripts/setup test
	@scripts/build build-san all $(sanitize)
	@test/run '' build-san

fuzz:
	@scripts/setup all
	@CC=clang scripts/build build-fuzz "$$(scripts/sources fuzz-programs)" $(sanitize) -Dfuzzer=true -Db_lundef=false
	@FUZZ_SECONDS=$(FUZZ_SECONDS) scripts/fuzz build-fuzz

bench:
	@scripts/setup all
	@scripts/build build all
	@bench/run build
	@bench/console build
	@bench/vuln build

lint:
	@scripts/setup all
	@CC=clang scripts/build build-lint all
	@scripts/lint build-lint

cover:
	@scripts/setup all
	@scripts/build build-cover all -Db_coverage=true
	@scripts/cover build-cover

fresh:
	@scripts/setup all
	@scripts/fresh

install: all
	@meson setup --reconfigure build -Dprefix=$(prefix) >build/setup.log
	@meson install -C build --no-rebuild $(if $(DESTDIR),--destdir $(DESTDIR))

clean:
	rm -rf build build-san build-fuzz build-cover build-lint demo

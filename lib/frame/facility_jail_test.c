/* facility_jail_test.c - a facility's whole work is done inside its jail, by the commands people use.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "hospital.h"

#include "frame/facility.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#define WORDS_MAX 8

/* Sentences as they are typed; a word with @ is a path in the facility's folder. */
static const char *const sentences[] = {
	"check", "today", "report @report.pdf", "pack @pack --form fy2025", "pack @forms --form fy2024",
	"checklist --form fy2025", "export device @device.xlsx", "export person @person.csv", 
	"vendor ask all @vendors --form fy2025 --due 2027-03-31", "list device", "history",
};

static bool say_in(struct toy *t, const char *sentence, struct err *e)
{
	struct arguments args = { 0 };
	char *words[WORDS_MAX];
	int count = 0;
	str rest = str_of(sentence), name = str_cut(&rest, S(" "));
	const struct command *c = duty_command(t->w.duties, name);
	while (rest.p) {
		str word = str_cut(&rest, S(" "));
		bool is_path = str_starts(word, S("@"));
		words[count++] = arena_text(&t->arena, is_path ? path_join(&t->arena, t->w.data, str_from(word, 1)) : word);
	}
	return c && command_arguments(c, count, words, &args, e) && c->run(&t->w, &args, e);
}

/* The child: its facility is made outside, everything else happens inside. 0, or what went wrong. */
static int work_inside(struct toy *t)
{
	struct err e = { 0 };
	if (!facility_confine(&t->w, false, &e)) {
		print_message("confine: %s\n", e.en);
		return 1;
	}
	hospital_fill(t);
	hospital_document(t, "連絡体制図", "体制図", S("%PDF-1.7"));
	for (size_t i = 0; i < LENGTH(sentences); i++) {
		buf_cut(&t->out, 0);
		if (!say_in(t, sentences[i], &e) && e.kind != ERR_PARTLY) {
			print_message("%s: %s\n", sentences[i], e.en);
			return 2;
		}
	}
	if (!db_do(t->w.db, &e, "CREATE TABLE large AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<60000) "
	           "SELECT i, hex(randomblob(40)) AS h FROM n ORDER BY h", NONE)) {
		print_message("sorting what is large: %s\n", e.en);
		return 3;
	}
	return 0;
}

static void the_work_is_done_inside(void **state)
{
	(void)state;
	struct toy t;
	int status;
	hospital_open(&t);
	db_close(&t.w.db);
	pid_t child = fork();
	if (child == 0) {
		struct err e = { 0 };
		_exit(facility_open(&t.w, &e) ? work_inside(&t) : 4);
	}
	assert_true(waitpid(child, &status, 0) == child);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
	assert_true(disk_there(path_join(&t.arena, t.w.data, S("pack/manifest.note"))));
	str *left;
	size_t count;
	struct err e = { 0 };
	works(disk_list(&t.arena, facility_spool(&t.w), &left, &count, &e), e);
	assert_int_equal(count, 0);
	toy_close(&t);
}

/* What a taken-over console would try first. */
static int break_out(struct toy *t)
{
	struct err e = { 0 };
	if (!facility_confine(&t->w, false, &e))
		return 1;
	if (open("/etc/passwd", O_RDONLY) >= 0 || errno != EACCES)
		return buf_str(&t->aside).n ? 0 : 2; /* a kernel that cannot hold it has said so */
	return execl("/bin/sh", "sh", (char *)NULL) == 0 ? 3 : 4;
}

static void nobody_breaks_out(void **state)
{
	(void)state;
	struct toy t;
	int status;
	toy_open(&t, toy_duties);
	pid_t child = fork();
	if (child == 0)
		_exit(break_out(&t));
	assert_true(waitpid(child, &status, 0) == child);
	if (WIFEXITED(status) && WEXITSTATUS(status) == 0) {
		print_message("SKIP: this kernel has no Landlock; files outside are NOT closed here\n");
		toy_close(&t);
		skip();
	}
	assert_true(WIFSIGNALED(status));
	assert_int_equal(WTERMSIG(status), SIGSYS);
	toy_close(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_work_is_done_inside),
		cmocka_unit_test(nobody_breaks_out),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

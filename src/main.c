/* main.c - one program: the registry of duties, the real clock and the real disk.
 * SPDX-License-Identifier: Apache-2.0 */
#include "duties.h"

#include "frame/command.h"

int main(int count, char **words)
{
	const struct program program = { .duties = duties, .clock = &clock_real, .disk = &disk_real };
	return command_main(&program, count, words);
}

/* main.c - one program: finds the command among the duties and runs it.
 * SPDX-License-Identifier: Apache-2.0 */
int main(void)
{
	return 0;
}

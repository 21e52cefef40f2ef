/* verify.c - the second program: checks an inspection pack offline, knowing nothing of the facility that made it.
 * SPDX-License-Identifier: Apache-2.0 */
int main(void)
{
	return 0;
}

/* routes.c - the pages of the house, as rows.
 * SPDX-License-Identifier: Apache-2.0 */
#include "pages.h"

const struct route house_routes[] = {
	{ "GET", "/", { "最初のページ", "First page" }, ROLES_MEMBERS, .answer = home_page },
	{ "GET", "/web/{file}", { "画面の部品", "Files of the look" }, ROLE_ANYONE, .answer = web_file },
	{ "GET", "/start", { "はじめに", "First steps" }, ROLE_ANYONE, .answer = start_page },
	{ "POST", "/start", { "最初の利用者の登録", "Register the first member" }, ROLE_ANYONE, .answer = start_act },
	{ "GET", "/sign-in", { "サインイン", "Sign in" }, ROLE_ANYONE, .answer = sign_in_page },
	{ "POST", "/sign-in", { "サインイン", "Sign in" }, ROLE_ANYONE, .answer = sign_in_act },
	{ "GET", "/sign-in/code", { "確認コード", "One-time code" }, ROLE_ANYONE, .answer = code_page },
	{ "POST", "/sign-in/code", { "確認コード", "One-time code" }, ROLE_ANYONE, .answer = code_act },
	{ "POST", "/sign-out", { "サインアウト", "Sign out" }, ROLES_MEMBERS, .flags = ROUTE_UNHURRIED, .answer = sign_out_act },
	{ "POST", "/language", { "言葉を切り替える", "Switch the language" }, ROLE_ANYONE, .answer = language_act },
	{ "GET", "/me", { "自分の設定", "Your settings" }, ROLES_MEMBERS, .answer = me_page },
	{ "GET", "/me/password", { "パスワードを変える", "Change the password" }, ROLES_MEMBERS, .flags = ROUTE_UNHURRIED, .answer = my_password_page },
	{ "POST", "/me/password", { "パスワードを変える", "Change the password" }, ROLES_MEMBERS, .flags = ROUTE_UNHURRIED, .answer = my_password_act },
	{ "GET", "/me/second-factor", { "二要素認証を設定する", "Set up a second factor" }, ROLES_MEMBERS, .answer = my_factor_page },
	{ "POST", "/me/second-factor", { "二要素認証を設定する", "Set up a second factor" }, ROLES_MEMBERS, .answer = my_factor_act },
	{ "POST", "/me/second-factor/drop", { "二要素認証をやめる", "Stop the second factor" }, ROLES_MEMBERS, .answer = my_factor_drop_act },
	{ 0 },
};

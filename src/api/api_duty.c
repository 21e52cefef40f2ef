/* api_duty.c - the face of the API: what programs may read and do with records of every kind, and its description.
 * SPDX-License-Identifier: Apache-2.0 */
#include "api_duty.h"

#include "openapi.h"
#include "operations.h"

static const struct command commands[] = {
	{ "openapi", "", { "API の説明(OpenAPI 3.1)を書き出す", "print the description of the API (OpenAPI 3.1)" },
	  { "ほかのプログラムから記録を読み書きするための API です。使うには inro serve と、inro token で作るトークンが要ります。",
	    "The API by which other programs read and write records. Using it needs inro serve, and a token made by inro token." },
	  .without_facility = true, .run = openapi_command },
	{ 0 },
};

const struct duty api_duty = {
	.name = "api",
	.words = { "ほかのプログラムとの接続", "connecting other programs" },
	.routes = api_routes,
	.commands = commands,
};

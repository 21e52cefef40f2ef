/* data.c - finding an embedded file.
 * SPDX-License-Identifier: Apache-2.0 */
#include "data.h"

const struct data_file *data_named(str name)
{
	for (const struct data_file *file = data_files; file->name.p; file++)
		if (str_eq(file->name, name))
			return file;
	return NULL;
}

str data_bytes(str name)
{
	const struct data_file *file = data_named(name);
	return file ? file->bytes : (str){ NULL, 0 };
}

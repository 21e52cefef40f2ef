/* data.c - finding an embedded file.
 * SPDX-License-Identifier: Apache-2.0 */
#include "data.h"

str data_bytes(str name)
{
	for (const struct data_file *file = data_files; file->name.p; file++)
		if (str_eq(file->name, name))
			return file->bytes;
	return (str){ NULL, 0 };
}

/* document_api.h - the files of documents for programs; the rows of routes.c name these.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "frame/api.h"

extern const struct route_doc document_file_doc, document_attach_doc;
bool document_file_answer(struct visit *v, struct err *e);
bool document_attach_answer(struct visit *v, struct err *e);

/* evidence_words.h - what was counted, as a sentence for people.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "evidence.h"

/* 「確認できた120台中83台に不足は見つかりませんでした。37台に確認の必要な点があります。」 Never 適合, 合格 or 安全. */
str evidence_sentence(struct arena *a, enum lang lang, const struct evidence *evidence);

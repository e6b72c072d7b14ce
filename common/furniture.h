// Page furniture in the text of an article: sentences that stand in many articles of one source (share
// buttons, pleas to subscribe, legal notices). The indexer learns them (indexer/BOILERPLATE.md) and stores
// with each article where they stand in its text, which stays whole: `export` and histories give it as it was
// read. Whoever indexes, searches or shows the text takes it as cut_furniture leaves it, so that what is
// found is what is seen. Pure functions, thread-safe.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.h"

namespace news {

// The text without these parts of it. Where one stood a paragraph ends: an empty line is left, none at
// the ends of the text. The parts ascend and lie apart.
std::string without_furniture(std::string_view body, const std::vector<TextRange>& furniture);

// Makes of the article what is indexed and shown of it: body without furniture, which is then empty.
void cut_furniture(Article& article);

// What a sentence is known by: a digest of its bytes that is the same everywhere and for ever.
uint64_t furniture_hash(std::string_view sentence) noexcept;

// The term of articles that this sentence was cut from.
std::string furniture_term(uint64_t hash);

}  // namespace news

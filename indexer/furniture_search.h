// Finds the articles in the index that a sentence of page furniture is to be cut from, or put back into.
#pragma once

#include <string>
#include <vector>

#include "common/index_reader.h"
#include "indexer/furniture_store.h"

namespace news {

// Identities, ascending, of articles of the sentence's source and period that have all its words, so that it
// may be in them: what was cut from an article gives it no words.
std::vector<std::string> articles_with_words_of(IndexReader& reader, const LearnedFurniture& sentence);
// Of articles of its source, of any period, that it is cut from.
std::vector<std::string> articles_without(IndexReader& reader, const LearnedFurniture& sentence);
// Of all articles that anything is cut from.
std::vector<std::string> articles_with_furniture(IndexReader& reader);

}  // namespace news

// The canonical article: the one line of JSON that `convert` and `export` write, that `add` reads back
// without loss, and that is stored as the document data of each article (there with the member "furniture",
// if it has any: the ranges in one list, begin, end, begin, end; and without `published_from` if that is
// "field"). Members in this order, absent ones
// left out: id url title subtitle body source byline published updated published_from category tags lang
// lang_from lang_declared status version embargo file extra family.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/article.h"
#include "common/json.h"

namespace news {

// One line without its newline. `id` is shown_id(article). `family` is written only when not empty.
std::string to_canonical_json(const Article& article, std::string_view family = {});

// The line that is stored: without family, with the article's furniture. A date whose origin is not known is
// read back as that of a field.
std::string to_stored_json(const Article& article);
// Bytes of the text, ascending, the last one its end, become the bytes of `json` where they stand. False if
// to_stored_json wrote the text otherwise than byte for byte and escape for escape (invalid UTF-8).
bool body_offsets_in_json(std::string_view json, std::vector<size_t>& offsets);

// What a record of the canonical form could not give: text for a warning, one each ("published: 2018-02-31 is
// no date").
struct CanonicalProblems {
  std::vector<std::string> dropped;
};

// Reads an object of the canonical form, foreign members going to `extra`. Wrong types are dropped and
// reported. `family` is ignored. The text is taken as it stands (no trimming): normalisation is the indexer's
// business.
Article article_from_json(const json::Value& object, CanonicalProblems& problems);

// Reads document data; throws Error(corrupt) if it is not what to_stored_json wrote. The body is whole.
Article article_from_data(std::string_view data);

// The same without `extra`, several times faster, for pages of hits: what is not wanted is not read, and
// damage in it may go unnoticed.
Article shown_article_from_data(std::string_view data);

}  // namespace news

// Records of JSON exports and services as articles: which member of which schema is which field. The table is
// in json_schemas.cc; indexer/FORMATS.md explains each schema.
#pragma once

#include <string_view>

#include "common/json.h"
#include "indexer/reader.h"

namespace news {

// The schema that a record is read by: "canonical", "news-please", "newspaper3k", "webz", "newsapi",
// "guardian", "nyt", "huffpost", "allsides", "rbc", "gdelt", "ninjs", "jsonfeed", or "" for the table of
// names (field_aliases.h). Precondition: an object.
std::string_view json_schema_of(const json::Value& record);

// Reads a record. What no field takes goes to `extra`, nested values whole; null and empty values are
// dropped. False if it has neither a title nor a body by its schema, the table of names or options.map; `out`
// is then unspecified.
bool read_json_record(const json::Value& record, const ReadOptions& options, RawArticle& out);

}  // namespace news

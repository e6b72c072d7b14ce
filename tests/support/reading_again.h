// An article as `export` writes it and `add` reads it.
#pragma once

#include <catch2/catch.hpp>
#include <utility>

#include "common/json.h"
#include "common/stored_article.h"
#include "indexer/json_schemas.h"
#include "tests/support/records.h"

namespace news::test {

inline Article again(const Article& article, const ReadOptions& options = {}) {
  json::Value value;
  json::ParseError error;
  REQUIRE(json::parse(to_canonical_json(article), value, error));
  RawArticle raw;
  REQUIRE(read_json_record(value, {}, raw));
  REQUIRE(raw.canonical);
  return normal(std::move(raw), options);
}

}  // namespace news::test

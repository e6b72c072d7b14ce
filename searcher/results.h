// What a search found, as plain structs. Renderers turn these into text and nothing else; they hold article
// text as it is stored (hostile until escaped by a renderer).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/article.h"
#include "searcher/step_times.h"

namespace news {

// Text with marked places: half-open byte ranges into `text`, ascending, not overlapping, on code point
// boundaries.
struct Highlighted {
  std::string text;
  std::vector<std::pair<size_t, size_t>> highlights;
};

// A place that matches, with what stands around it. Texts are as stored, but line ends and tabs are spaces;
// `before` + `hit` + `after` is a piece of the text without a gap.
struct ConcordanceLine {
  std::string_view part;  // "title", "subtitle" or "body"
  size_t paragraph = 0;   // of the body, from 1; 0 in headline and subtitle
  size_t begin = 0;       // of the hit: bytes of that part as it is stored, half open
  size_t end = 0;
  std::string before;
  std::string hit;
  std::string after;
};

struct Hit {
  uint64_t rank = 0;      // from 1, counting from the first hit of all (offset included)
  double score = 0;       // rounded to 6 decimals; 0 when not ranked by relevance
  Article article;        // `id` is what is shown; `body` is emptied unless the renderer needs it
  Highlighted title;      // the headline with its matches
  Highlighted snippet;    // one or more passages; " … " joins them
  Highlighted byline;     // the authors, joined by ", ", with their matches; empty if none was asked for
  uint64_t reprints = 0;  // other articles of the index with the same text
  std::vector<ConcordanceLine> lines;  // with --kwic alone, and instead of the three above
};

struct Results {
  std::string query;  // as typed
  uint64_t total = 0;
  bool total_is_exact = true;
  double seconds = 0;
  std::vector<Hit> hits;
  std::vector<std::string> notes;  // for stderr: what the user should know about what was searched
  StepTimes steps;                 // grows while hits are fetched and printed
  std::string explanation;  // --explain: a JSON object for formats that have a place for it, else empty
};

// --by: one row a value, most hits first, ties by value. Articles without a value are counted in `without`.
struct FacetRow {
  std::string value;
  uint64_t count = 0;
};
struct Facet {
  std::string field;   // name in the field table, or "year", "month", "day"
  uint64_t total = 0;  // hits
  uint64_t without = 0;
  std::vector<FacetRow> rows;
};

}  // namespace news

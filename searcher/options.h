// What was typed, as a plain struct. Only options.cc knows CLI11.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "common/query_dialect.h"

namespace news {

enum class SortOrder { relevance, newest, oldest, added };
enum class OutputFormat { text, json, jsonl, csv, tsv, ids, trec };
enum class ColorChoice { automatic, always, never };

struct SearchOptions {
  std::string index;               // --index; "" means the configured or the default place
  std::string config;              // --config, a TOML file; "" means none
  std::vector<std::string> query;  // words as the shell gave them; empty only if something else was asked for
  uint64_t limit = 10;
  uint64_t offset = 0;
  bool all = false;
  std::vector<std::string> sources, categories, langs;  // OR within one, AND across
  std::vector<std::string> since, until;                // as typed; both ends inclusive; repeated: OR
  SortOrder sort = SortOrder::relevance;
  OutputFormat format = OutputFormat::text;
  bool count = false;
  uint64_t kwic = 0;     // columns of context on each side of concordance lines; 0: hits and not lines
  std::string by;        // a facet; "" is none
  std::string timeline;  // --timeline, one of period_names(); "" is none
  std::string show;      // an id; "" is none
  std::string history;   // an id or address; "" is none
  bool any = false;
  bool expand = false;
  std::optional<double> recent;  // --recent, the half-life in days
  bool literal = false;
  Dialect dialect = Dialect::own;  // of which system the query is
  std::string synonyms;            // --synonyms, a file; "" means the configured one, if any
  bool no_synonyms = false;
  bool explain = false;
  std::string batch;  // a file, "-" for standard input; "" is none
  std::string as_of;  // the day that relative dates count from; "" is today
  ColorChoice color = ColorChoice::automatic;
  bool quiet = false;
  bool verbose = false;
};

// Parses the command line; nullopt with an exit status in *status when there is nothing more to do: 0 after
// --help and
// --version, which print on stdout; 64 after a mistake, which has been explained in one line on stderr.
// A word that begins with one dash and is no option of ours belongs to the query (cloud -oracle); so does all
// after "--".
std::optional<SearchOptions> parse_search_options(int argc, const char* const* argv, int* status);

// The same without printing: throws Error(usage) for a mistake. If --help or --version was asked for, *answer
// is what to print and the options mean nothing.
SearchOptions read_search_options(const std::vector<std::string>& words, std::string* answer);

}  // namespace news

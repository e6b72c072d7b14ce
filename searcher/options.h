// What was typed, as a plain struct. Only options.cc knows CLI11.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace news {

enum class SortOrder { relevance, newest, oldest, added };
enum class OutputFormat { text, json, jsonl, csv, tsv, ids, trec };
enum class ColorChoice { automatic, always, never };

struct SearchOptions {
  std::string index;                // --index; "" means the default place
  std::vector<std::string> query;   // words as the shell gave them
  uint64_t limit = 10;
  uint64_t offset = 0;
  bool all = false;
  std::vector<std::string> sources, categories, langs;  // OR within one, AND across
  std::string since, until;         // as typed; both ends inclusive
  SortOrder sort = SortOrder::relevance;
  OutputFormat format = OutputFormat::text;
  bool count = false;
  std::string by;                   // a facet; "" is none
  std::string show;                 // an id; "" is none
  bool any = false;
  bool literal = false;
  bool explain = false;
  std::string batch;                // a file, "-" for standard input; "" is none
  std::string as_of;                // the day that relative dates count from; "" is today
  ColorChoice color = ColorChoice::automatic;
  bool quiet = false;
  bool verbose = false;
};

// Parses the command line; nullopt with an exit status in *status when there is nothing more to do (--help, --version, a
// mistake, which has been explained on stderr).
std::optional<SearchOptions> parse_search_options(int argc, const char* const* argv, int* status);

}  // namespace news

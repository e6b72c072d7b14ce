// Every example of searcher/DIALECTS.md is read in its dialect, and what is made of it is a query of ours.
#include <fstream>
#include <string>

#include "tests/support/dialect_table.h"

namespace news {
namespace {

TEST_CASE("the examples of the page on dialects", "[searcher][dialect][docs]") {
  std::ifstream in(std::string(TEST_SOURCE_DIR) + "/../searcher/DIALECTS.md");
  std::optional<Dialect> dialect;
  size_t queries = 0;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("```")) {
      dialect = dialect_from(line.substr(3));
    } else if (dialect) {
      INFO(line);
      const ParsedQuery parsed = parse_dialect(line, *dialect, plain());
      CHECK(said_again(parsed.root) == to_text(parsed.root));
      ++queries;
    }
  }
  CHECK(queries > 30);
}

}  // namespace
}  // namespace news

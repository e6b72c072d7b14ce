#include "searcher/run.h"

#include <catch2/catch.hpp>

#include "common/error.h"
#include "searcher/batch.h"
#include "tests/support/searchable_index.h"

namespace news {
namespace {

struct Outcome {
  int status = 0;
  std::string out;
  std::string err;
};

std::string contents(std::FILE* file) {
  std::string text;
  std::rewind(file);
  for (int c = std::fgetc(file); c != EOF; c = std::fgetc(file)) text += static_cast<char>(c);
  std::fclose(file);
  return text;
}

Outcome run(const SearchableIndex& index, const std::vector<std::string>& words) {
  std::vector<std::string> all = words;
  all.insert(all.end(), {"--index", index.root()});
  std::string answer;
  const SearchOptions options = read_search_options(all, &answer);
  Outcome outcome;
  std::FILE* out = std::tmpfile();
  std::FILE* err = std::tmpfile();
  outcome.status = run_search(options, out, err);
  outcome.out = contents(out);
  outcome.err = contents(err);
  return outcome;
}

SearchableIndex& sample() {
  static SearchableIndex index({{small_article("a", "alibaba cloud"), small_article("b", "oracle cloud"),
                                 small_article("c d", "sun")}});
  return index;
}

TEST_CASE("each kind of question gives its answer and its status", "[searcher][run]") {
  CHECK(run(sample(), {"--count", "cloud"}).out == "2\n");
  CHECK(run(sample(), {"--count", "cloud", "-oracle"}).out == "1\n");
  CHECK(run(sample(), {"--count", "cloud"}).status == 0);
  CHECK(run(sample(), {"--count", "rain"}).out == "0\n");
  CHECK(run(sample(), {"--count", "rain"}).status == 1);
  CHECK(run(sample(), {"--format", "ids", "alibaba"}).out == "a\n");
  CHECK(run(sample(), {"--format", "ids", "rain"}).status == 1);
  CHECK(run(sample(), {"--by", "source", "--format", "tsv", "cloud"}).status == 0);
  CHECK(run(sample(), {"--by", "source", "--format", "tsv", "rain"}).status == 1);
  CHECK(run(sample(), {"--show", "a"}).out.find("alibaba cloud") != std::string::npos);
  const Outcome none = run(sample(), {"--show", "zz"});
  CHECK(none.status == 1);
  CHECK(none.err == "newssearch: no article has the id 'zz'\n");
  const Outcome text = run(sample(), {"alibaba"});
  CHECK(text.status == 0);
  CHECK(text.out.find("alibaba") != std::string::npos);
  CHECK(text.err.find("1 article") != std::string::npos);
  CHECK(run(sample(), {"-q", "alibaba"}).err.empty());
  CHECK(run(sample(), {"source:tset"}).err.find("did you mean source:\"Test\" (3)?") != std::string::npos);
  CHECK_THROWS_AS(run(sample(), {"cloud", "AND"}), Error);
}

TEST_CASE("a batch goes on after a query in error", "[searcher][run]") {
  const TempDirectory directory;
  const std::string good = directory.write("good", "q1\tcloud -oracle\r\n\nsun\nq3\train\n");
  const Outcome fine = run(sample(), {"--batch", good, "--format", "trec"});
  CHECK(fine.status == 0);
  CHECK(fine.out.find("q1 Q0 a 1 ") == 0);
  CHECK(fine.out.find("\n3 Q0 c%20d 1 ") != std::string::npos);
  CHECK(fine.err.empty());
  const std::string bad = directory.write("bad", "q1\tcloud AND\nq2\tsun\n");
  const Outcome failed = run(sample(), {"--batch", bad, "--format", "trec"});
  CHECK(failed.status == 1);
  CHECK(failed.out.find("q2 Q0 ") == 0);
  CHECK(failed.err.find("newssearch: q1: AND needs something to search for after it\n") == 0);
  CHECK_THROWS_AS(run(sample(), {"--batch", directory.file("missing")}), Error);
}

TEST_CASE("lines of a batch", "[searcher][run]") {
  struct Row {
    const char* line;
    const char* label;
    const char* text;
  };
  const Row rows[] = {
      {"l\tcloud\n", "l", "cloud"},
      {"cloud\r\n", "7", "cloud"},
      {"l\ta\tb", "l", "a\tb"},
      {"\tcloud", "7", "cloud"},
      {"l\t", "l", ""},
  };
  for (const Row& row : rows) {
    const BatchQuery query = batch_query(row.line, 7);
    CHECK(query.label == row.label);
    CHECK(query.text == row.text);
  }
}

}  // namespace
}  // namespace news

#include "searcher/options.h"

#include <catch2/catch.hpp>

#include "common/error.h"

namespace news {

namespace {

using Words = std::vector<std::string>;

SearchOptions read(const Words& words) {
  std::string answer;
  SearchOptions options = read_search_options(words, &answer);
  CHECK(answer.empty());
  return options;
}

std::string answer_to(const Words& words) {
  std::string answer;
  read_search_options(words, &answer);
  return answer;
}

std::string mistake_in(const Words& words) {
  try {
    answer_to(words);
  } catch (const Error& error) {
    CHECK(error.code == ErrorCode::usage);
    CHECK(error.message.find('\n') == std::string::npos);
    return error.message;
  }
  return "no mistake";
}

}  // namespace

TEST_CASE("words that are no options are the query", "[searcher][options]") {
  CHECK(read({"Alibaba", "Cloud"}).query == Words{"Alibaba", "Cloud"});
  CHECK(read({"cloud", "-oracle"}).query == Words{"cloud", "-oracle"});
  CHECK(read({"-oracle", "cloud"}).query == Words{"-oracle", "cloud"});
  CHECK(read({"cloud", "-\"big data\""}).query == Words{"cloud", "-\"big data\""});
  CHECK(read({"-nato", "-quiet", "-5", "-", "-n5x", "-x"}).query ==
        Words{"-nato", "-quiet", "-5", "-", "-n5x", "-x"});
  CHECK(read({"cloud", "--", "--json", "-n", "--"}).query == Words{"cloud", "--json", "-n", "--"});
  CHECK(read({""}).query == Words{""});
  CHECK(read({"a", "--json", "b"}).query == Words{"a", "b"});
}

TEST_CASE("options may stand before, between and after the words", "[searcher][options]") {
  const SearchOptions options = read({"-n", "5", "cloud", "--offset=10", "--sort", "newest", "data"});
  CHECK(options.query == Words{"cloud", "data"});
  CHECK(options.limit == 5);
  CHECK(options.offset == 10);
  CHECK(options.sort == SortOrder::newest);
  CHECK(read({"-n20", "x"}).limit == 20);
  CHECK(read({"--limit", "0", "x"}).limit == 0);
  CHECK(read({"x"}).limit == 10);
}

TEST_CASE("filters may be repeated, of other options the last counts", "[searcher][options]") {
  const SearchOptions options =
      read({"--source", "Global Times", "--source=Xinhua", "--category", "-1", "--lang", "en", "--since",
            "2018", "--until", "2018-09", "--as-of", "2020-01-01", "--since", "2017"});
  CHECK(options.sources == Words{"Global Times", "Xinhua"});
  CHECK(options.categories == Words{"-1"});
  CHECK(options.langs == Words{"en"});
  CHECK(options.since == Words{"2018", "2017"});
  CHECK(options.until == Words{"2018-09"});
  CHECK(options.as_of == "2020-01-01");
  CHECK(options.query.empty());
}

TEST_CASE("formats and flags", "[searcher][options]") {
  CHECK(read({"x"}).format == OutputFormat::text);
  CHECK(read({"x", "--json"}).format == OutputFormat::json);
  CHECK(read({"x", "--format", "trec"}).format == OutputFormat::trec);
  CHECK(read({"x", "--json", "--format=csv"}).format == OutputFormat::csv);
  CHECK(read({"x", "--color", "never"}).color == ColorChoice::never);
  CHECK(read({"x"}).color == ColorChoice::automatic);
  const SearchOptions flags = read({"--all", "--any", "--literal", "-q", "-v", "x"});
  CHECK((flags.all && flags.any && flags.literal && flags.quiet && flags.verbose));
  CHECK(read({"--count", "x"}).count);
  CHECK(read({"--by", "source"}).by == "source");
  CHECK(read({"--timeline", "x"}).timeline == "month");
  CHECK(read({"--timeline", "week", "x"}).timeline == "week");
  CHECK(read({"x", "--timeline=year"}).timeline == "year");
  CHECK(read({"--timeline", "year"}).query.empty());
  CHECK(read({"--show", "gt 1"}).show == "gt 1");
  CHECK(read({"--batch", "-"}).batch == "-");
  CHECK(read({"x", "--index", "/i", "--config", "c.toml"}).index == "/i");
  CHECK(read({"x", "--config", "c.toml"}).config == "c.toml");
}

TEST_CASE("mistakes are explained in one line", "[searcher][options]") {
  struct Row {
    Words words;
    std::string message;
  };
  const std::vector<Row> rows = {
      {{}, "no query; newssearch --help shows examples"},
      {{"x", "--limt", "5"}, "no option '--limt'; did you mean '--limit'?"},
      {{"x", "--frobnicate"}, "no option '--frobnicate'"},
      {{"x", "--limit"}, "--limit wants a value"},
      {{"x", "-n"}, "-n wants a value"},
      {{"x", "--limit", "ten"}, "--limit wants a whole number, not 'ten'"},
      {{"x", "--limit", "-1"}, "--limit wants a whole number, not '-1'"},
      {{"x", "--limit="}, "--limit wants a value, not ''"},
      {{"x", "--since", ""}, "--since wants a value, not ''"},
      {{"--index=", "x"}, "--index wants a value, not ''"},
      {{"x", "--offset", "99999999999999999999"}, "--offset: 99999999999999999999 is too large"},
      {{"x", "--format", "jsno"}, "--format knows no 'jsno'; did you mean 'json'?"},
      {{"x", "--format", "x\x1b[1m"},
       "--format knows no 'x\xef\xbf\xbd[1m'; one of text, json, jsonl, csv, tsv, ids, trec"},
      {{"x", "--sort", "best"}, "--sort knows no 'best'; one of relevance, newest, oldest, added"},
      {{"x", "--color", "sometimes"}, "--color knows no 'sometimes'; one of auto, always, never"},
      {{"x", "--all=1"}, "--all takes no value"},
      {{"x", "--all", "-n", "5"}, "--all and --limit do not go together"},
      {{"x", "--count", "--by", "source"}, "--count and --by do not go together"},
      {{"x", "--timeline=weak"}, "--timeline knows no 'weak'; did you mean 'week'?"},
      {{"x", "--count", "--timeline"}, "--count and --timeline do not go together"},
      {{"x", "--timeline", "--format", "trec"}, "--format trec has no form for --timeline"},
      {{"--batch", "f", "--count"}, "--batch and --count do not go together"},
      {{"x", "--show", "1"}, "--show takes an id and no query"},
      {{"x", "--batch", "f"}, "--batch reads its queries from the file; give none beside it"},
      {{"--by", "source", "--format", "ids"}, "--format ids has no form for --by"},
      {{"--show", "1", "--format", "trec"}, "--format trec has no form for --show"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.words);
    CHECK(mistake_in(row.words) == row.message);
  }
}

TEST_CASE("help opens with three examples and names every option", "[searcher][options]") {
  const std::string help = answer_to({"x", "--help"});
  CHECK(help.starts_with(
      "Searches news articles indexed by newsidx.\n\nExamples:\n  newssearch Alibaba Cloud\n"));
  for (const char* option :
       {"--source",  "--category", "--lang",    "--since",   "--until",    "--as-of",    "--any",
        "--literal", "-n,--limit", "--offset",  "--all",     "--sort",     "--count",    "--by",
        "--show",    "--batch",    "--format",  "--json",    "--color",    "-q,--quiet", "-v,--verbose",
        "--index",   "--config",   "-h,--help", "--version", "Exit status"}) {
    CAPTURE(option);
    CHECK(help.find(option) != std::string::npos);
  }
  for (size_t begin = 0; begin < help.size();) {
    const size_t end = help.find('\n', begin);
    CHECK(end - begin <= 110);
    begin = end + 1;
  }
  CHECK(answer_to({"-h"}) == help);
}

TEST_CASE("the version names Xapian's", "[searcher][options]") {
  CHECK(answer_to({"--version"}).starts_with("newssearch " NEWSIDX_VERSION " (Xapian 1."));
}

TEST_CASE("--kwic asks for concordance lines", "[searcher][options]") {
  CHECK(read({"--kwic", "30", "cloud"}).kwic == 30);
  CHECK(read({"cloud"}).kwic == 0);
  CHECK(read({"--kwic=5", "--format", "tsv", "cloud"}).kwic == 5);
  CHECK(mistake_in({"--kwic", "0", "cloud"}) == "--kwic wants a number from 1 to 1000");
  CHECK(mistake_in({"--kwic", "1001", "cloud"}) == "--kwic wants a number from 1 to 1000");
  CHECK(mistake_in({"--kwic", "5", "--count", "cloud"}) == "--count and --kwic do not go together");
  CHECK(mistake_in({"--kwic", "5", "--format", "ids", "cloud"}) == "--format ids has no form for --kwic");
}

TEST_CASE("--expand and --recent order by relevance", "[searcher][options]") {
  CHECK_FALSE(read({"x"}).expand);
  CHECK_FALSE(read({"x"}).recent);
  CHECK(read({"x", "--expand"}).expand);
  CHECK(read({"--recent", "x"}).recent == 30);
  CHECK(read({"--recent", "x"}).query == Words{"x"});
  CHECK(read({"x", "--recent=2w"}).recent == 14);
  CHECK(read({"--recent", "2w", "x"}).recent == 14);
  CHECK(read({"--recent", "2w", "x"}).query == Words{"x"});
  CHECK(read({"x", "--recent", "90d"}).recent == 90);
  // A number alone, or a word that only begins so, is of the query.
  CHECK(read({"--recent", "2018"}).query == Words{"2018"});
  CHECK(read({"--recent", "3G"}).query == Words{"3G"});
  CHECK(mistake_in({"--recent", "0d", "x"}) == "--recent wants a time such as 30d, 2w, 6m or 1y, not '0d'");
  CHECK(mistake_in({"x", "--recent=soon"}) == "--recent wants a time such as 30d, 2w, 6m or 1y, not 'soon'");
  CHECK(mistake_in({"x", "--expand", "--count"}) == "--expand and --count do not go together");
  CHECK(mistake_in({"x", "--recent", "--by", "lang"}) == "--recent and --by do not go together");
  CHECK(mistake_in({"x", "--recent", "--sort", "newest"}) ==
        "--recent orders by relevance, and --sort does not");
  CHECK(mistake_in({"x", "--expand=3"}) == "--expand takes no value");
}

}  // namespace news

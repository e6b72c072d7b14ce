#include "indexer/sync_config.h"

#include <catch2/catch.hpp>

#include "common/error.h"

using namespace news;

TEST_CASE("a configuration names the index and its archives", "[indexer][sync_config]") {
  const SyncConfig config = parse_sync_config(R"(
index = "data/index"
[[archive]]
path = "pages"
include = ["*.html", "*.txt"]
exclude = "drafts/*"
format = "text"
source = "Global Times"
category = "World"
lang = "en"
timezone = "Asia/Shanghai"
encoding = "gb18030"
map = { title = "headline.main" }
detect_lang = false
[[archive]]
path = "/srv/../srv/wire/"
)",
                                              "/etc/news/config.toml");
  CHECK(config.index == "/etc/news/data/index");
  REQUIRE(config.archives.size() == 2);
  const ArchiveConfig& first = config.archives[0];
  CHECK(first.path == "/etc/news/pages");
  CHECK(first.selection.paths == std::vector<std::string>{"/etc/news/pages"});
  CHECK(first.selection.include == std::vector<std::string>{"*.html", "*.txt"});
  CHECK(first.selection.exclude == std::vector<std::string>{"drafts/*"});
  CHECK(first.read.format == "text");
  CHECK(first.read.source == "Global Times");
  CHECK(first.read.category == "World");
  CHECK(first.read.lang == "en");
  CHECK_FALSE(first.read.detect_lang);
  CHECK(first.read.timezone == "Asia/Shanghai");
  CHECK(first.read.encoding == "gb18030");
  CHECK(first.read.map == std::vector<std::pair<std::string, std::string>>{{"title", "headline.main"}});
  CHECK(config.archives[1].path == "/srv/wire");
  CHECK(config.archives[1].read.detect_lang);
  CHECK(config.archives[1].read.format == "auto");
}

TEST_CASE("mistakes in a configuration are found with their line", "[indexer][sync_config]") {
  struct Row {
    const char* text;
    const char* message;
    const char* hint;
  };
  const Row rows[] = {
      {"index = 3", "c.toml: line 1: 'index' must be a text in quotes", ""},
      {"indx = \"x\"", "c.toml: line 1: no key 'indx'", "did you mean 'index'?"},
      {"[archive]\npath = \"x\"", "c.toml: line 1: archives are written as [[archive]], with two brackets",
       ""},
      {"[[archive]]\nsource = \"x\"", "c.toml: line 1: an [[archive]] needs a 'path'", ""},
      {"[[archive]]\npath = \"x\"\nsuorce = \"y\"", "c.toml: line 3: no key 'suorce'",
       "did you mean 'source'?"},
      {"[[archive]]\npath = \"x\"\ninclude = [1]", "c.toml: line 3: 'include' must be a text in quotes", ""},
      {"[[archive]]\npath = \"x\"\nformat = \"jsno\"", "c.toml: line 1: no format 'jsno'",
       "did you mean 'json'?"},
      {"[[archive]]\npath = \"x\"\nmap = \"y\"",
       "c.toml: line 3: 'map' must be a table: map = { title = \"headline.main\" }", ""},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    try {
      parse_sync_config(row.text, "c.toml");
      FAIL("no error");
    } catch (const Error& error) {
      CHECK(error.code == ErrorCode::usage);
      CHECK(error.message == row.message);
      CHECK(error.hint == row.hint);
    }
  }
}

TEST_CASE("what is no TOML is a usage error with its line", "[indexer][sync_config]") {
  try {
    parse_sync_config("index = \"x\"\n[[archive\n", "c.toml");
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(error.code == ErrorCode::usage);
    CHECK(error.message.starts_with("c.toml: line 2: "));
  }
}

#include "common/config.h"

#include <catch2/catch.hpp>
#include <cstdlib>

#include "common/error.h"

namespace news {

namespace {

std::string mistake_in(const std::string& text) {
  try {
    index_from_config(text, "/etc/n.toml");
  } catch (const Error& error) {
    CHECK(error.code == ErrorCode::usage);
    return error.message;
  }
  return "no mistake";
}

}  // namespace

TEST_CASE("the configuration names the index", "[common][config]") {
  CHECK(index_from_config("index = \"/var/i\"", "/etc/n.toml") == "/var/i");
  CHECK(index_from_config("index = \"i/\"\n[[archive]]\npath = \"x\"", "/etc/news/n.toml") == "/etc/news/i");
  CHECK(index_from_config("index = \"../i\"", "/etc/news/n.toml") == "/etc/i");
  CHECK(index_from_config("", "/etc/n.toml").empty());
  CHECK(index_from_config("index = \"~/i\"", "/etc/n.toml") == std::string(std::getenv("HOME")) + "/i");
}

TEST_CASE("a configuration that cannot be read names the line", "[common][config]") {
  CHECK(mistake_in("\nindex = 3") == "/etc/n.toml: line 2: 'index' must be a path in quotes");
  CHECK(mistake_in("index = \"\"") == "/etc/n.toml: line 1: 'index' must be a path in quotes");
  CHECK(mistake_in("a = 1\nindex = [").starts_with("/etc/n.toml: line 2: "));
  CHECK(mistake_in("\nindx = \"/var/i\"") == "/etc/n.toml: line 2: no key 'indx'");
  CHECK(mistake_in("index = \"/var/i\"\n[archives]\n") == "/etc/n.toml: line 2: no key 'archives'");
}

TEST_CASE("--index comes before the configuration", "[common][config]") {
  CHECK(find_index_root("/here", "/does/not/exist.toml") == "/here");
  CHECK_THROWS_AS(find_index_root("", "/does/not/exist.toml"), Error);
}

TEST_CASE("the configuration names the synonyms", "[common][config]") {
  CHECK(path_from_config("synonyms = \"s.txt\"", "/etc/news/n.toml", "synonyms") == "/etc/news/s.txt");
  CHECK(path_from_config("index = \"i\"", "/etc/news/n.toml", "synonyms").empty());
  CHECK(find_synonyms_file("here.txt", "/does/not/exist.toml") == "here.txt");
  CHECK_THROWS_AS(find_synonyms_file("", "/does/not/exist.toml"), Error);
}

}  // namespace news

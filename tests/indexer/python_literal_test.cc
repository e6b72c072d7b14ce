#include "indexer/python_literal.h"

#include <catch2/catch.hpp>

using news::python_list;
using news::python_member;
using Strings = std::vector<std::string>;

TEST_CASE("lists of strings as Python prints them", "[indexer][csv]") {
  CHECK(python_list("['a', 'b']") == Strings{"a", "b"});
  CHECK(python_list(" [\"it's\", 'say \"x\"', 'it\\'s'] ") == Strings{"it's", "say \"x\"", "it's"});
  CHECK(python_list("('a',)") == Strings{"a"});
  CHECK(python_list("[]") == Strings{});
  CHECK(python_list("['a', None, 3, '']") == Strings{"a"});
  CHECK(python_list("['x\\n\\xe9\\u4e2d\\q']") == Strings{"x\né中\\q"});
  for (const char* no :
       {"", "plain", "[", "['a'", "['a' 'b']", "['a'] b", "[Update] text", "[1 of 2] ['x']"}) {
    CAPTURE(no);
    CHECK(python_list(no) == std::nullopt);
  }
}

TEST_CASE("a member of a dictionary as Python prints it", "[indexer][csv]") {
  CHECK(python_member("{'id': None, 'name': 'BBC News'}", "name") == "BBC News");
  CHECK(python_member("{'name': \"Int'l Times\", 'id': 'x',}", "name") == "Int'l Times");
  CHECK(python_member("{'id': 'x'}", "name") == std::nullopt);
  CHECK(python_member("{name}", "name") == std::nullopt);
  CHECK(python_member("BBC", "name") == std::nullopt);
}

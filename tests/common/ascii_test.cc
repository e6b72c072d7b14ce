#include "common/ascii.h"

#include <catch2/catch.hpp>
#include <cctype>

namespace news {

TEST_CASE("letters, digits and white space of ASCII are those of the C locale", "[common][ascii]") {
  for (int code = 0; code < 256; ++code) {
    CAPTURE(code);
    const char c = static_cast<char>(code);
    const bool ascii = code < 128;
    CHECK(is_ascii_digit(c) == (ascii && std::isdigit(code) != 0));
    CHECK(is_ascii_upper(c) == (ascii && std::isupper(code) != 0));
    CHECK(is_ascii_letter(c) == (ascii && std::isalpha(code) != 0));
    CHECK(is_ascii_alnum(c) == (ascii && std::isalnum(code) != 0));
    CHECK(is_ascii_space(c) == (ascii && std::isspace(code) != 0));
    CHECK(ascii_lower(c) == (ascii ? static_cast<char>(std::tolower(code)) : c));
  }
}

TEST_CASE("case does not count in ASCII, and in nothing else", "[common][ascii]") {
  CHECK(equal_no_case("Content-Type", "content-TYPE"));
  CHECK_FALSE(equal_no_case("a", "ab"));
  CHECK_FALSE(equal_no_case("É", "é"));
  CHECK(starts_with_no_case("BY Ann Lee", "by "));
  CHECK_FALSE(starts_with_no_case("B", "by "));
  CHECK(contains_no_case("<p><BR/>", "<br"));
  CHECK_FALSE(contains_no_case("<b", "<br"));
  CHECK(ends_with_no_case("dump.CSV", ".csv"));
  CHECK_FALSE(ends_with_no_case("sv", ".csv"));
  CHECK(ascii_lowered("ÉTÉ of THE Year") == "ÉtÉ of the year");
}

}  // namespace news

#include "common/query_number.h"

#include <fmt/format.h>

#include <charconv>
#include <string>

#include "common/query_lexer.h"

namespace news {

namespace {

constexpr uint64_t kLargest = 1'000'000'000'000;

class LengthReader {
 public:
  LengthReader(std::string_view query, QuerySpan span)
      : query_(query), span_(span), text_(narrow(query.substr(span.begin, span.end - span.begin))) {}

  LengthRange read() const {
    const std::string_view text = text_;
    if (text.starts_with(">=")) return {number(text.substr(2)), std::nullopt};
    if (text.starts_with("<=")) return {std::nullopt, number(text.substr(2))};
    if (text.starts_with('>')) return {number(text.substr(1)) + 1, std::nullopt};
    if (text.starts_with('<')) return below(number(text.substr(1)));
    const size_t dots = text.find("..");
    if (dots == std::string_view::npos) {
      const uint64_t exactly = number(text);
      return {exactly, exactly};
    }
    LengthRange range;
    if (dots > 0) range.first = number(text.substr(0, dots));
    if (dots + 2 < text.size()) range.last = number(text.substr(dots + 2));
    if (!range.first && !range.last) throw mistake("a range needs at least one end", "write 800.. or ..800");
    if (range.first && range.last && *range.first > *range.last) {
      throw mistake("this range ends before it begins",
                    fmt::format("write {}..{}", *range.last, *range.first));
    }
    return range;
  }

 private:
  LengthRange below(uint64_t bound) const {
    if (bound == 0) throw mistake("no article has less than 0 words", "write <=0 or 0");
    return {std::nullopt, bound - 1};
  }

  uint64_t number(std::string_view digits) const {
    uint64_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error == std::errc::result_out_of_range || value > kLargest) {
      throw mistake("that number is too large", {});
    }
    if (error != std::errc() || end != digits.data() + digits.size()) throw no_number(digits);
    return value;
  }

  Error no_number(std::string_view digits) const {
    std::string plain;
    bool other = digits.find("..") != std::string_view::npos;
    for (const char c : digits) {
      if (c >= '0' && c <= '9')
        plain += c;
      else
        other |= c != ',' && c != '.' && c != '\'';
    }
    const std::string hint = plain.empty() || other
                                 ? "numbers of words are written >800, >=800, <100, 800..1000, 800.., ..100"
                                 : fmt::format("write {}", shown(plain));
    return mistake(fmt::format("'{}' is no number of words", shown(digits)), hint);
  }

  Error mistake(const std::string& reason, const std::string& hint) const {
    return query_error(query_, span_, reason, hint);
  }

  std::string_view query_;
  QuerySpan span_;
  std::string text_;
};

}  // namespace

LengthRange parse_length_range(std::string_view query, QuerySpan span) {
  return LengthReader(query, span).read();
}

}  // namespace news

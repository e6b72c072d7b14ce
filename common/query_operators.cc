#include "common/query_operators.h"

#include <fmt/format.h>

#include <charconv>
#include <string>

#include "common/analysis.h"
#include "common/query_lexer.h"
#include "common/utf8.h"

namespace news {

namespace {

static_assert(kMaxDistance < kPositionGap);

// The longest that matters: "NOTNEAR/99" in full-width letters.
constexpr size_t kLongestOperator = 36;

bool is_digits(std::string_view text) noexcept {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// Large ones become the largest number there is.
uint32_t number_of(std::string_view digits) noexcept {
  uint32_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return error == std::errc() ? number : UINT32_MAX;
}

// What an operator of another system is called here; "" if it is none. Lower case, without distance.
std::string_view our_name(std::string_view foreign) noexcept {
  if (foreign == "near" || foreign == "w" || foreign == "within") return "NEAR";
  if (foreign == "adj" || foreign == "pre" || foreign == "onear") return "ADJ";
  if (foreign == "notnear") return "NOT NEAR";
  return foreign.empty() ? "NEAR" : "";
}

ProximityOperator with_distance(std::string_view query, QuerySpan span, bool ordered, uint32_t distance) {
  if (distance >= 1 && distance <= kMaxDistance) return {NodeKind::near, ordered, distance};
  throw query_error(
      query, span,
      fmt::format("the distance of {} goes from 1 to {}", ordered ? "ADJ" : "NEAR", kMaxDistance),
      distance == 0 ? "1 is next to each other" : "/P finds words in one paragraph, AND anywhere");
}

// Spellings of other systems that would be read as words.
void refuse_foreign(std::string_view query, QuerySpan span, std::string_view plain) {
  const std::string low = lowered(plain);
  if (low == "/s" || low == "w/s" || low == "/p" || low == "w/p") {
    throw query_error(query, span, fmt::format("'{}' is no operator here", shown(plain)),
                      low.ends_with('s') ? "write /S" : "write /P");
  }
  const size_t slash = low.find('/');
  if (slash == std::string::npos) return;
  const std::string_view digits = std::string_view(low).substr(slash + 1);
  const std::string_view name = our_name(std::string_view(low).substr(0, slash));
  if (name.empty() || !is_digits(digits)) return;
  throw query_error(
      query, span, fmt::format("'{}' is no operator here", shown(plain)),
      fmt::format("write {}/{}; \"{}\" in quotation marks is the text itself", name, digits, shown(plain)));
}

}  // namespace

std::optional<ProximityOperator> proximity_operator(std::string_view query, QuerySpan span) {
  if (span.end - span.begin > kLongestOperator) return std::nullopt;
  const std::string plain = narrow(query.substr(span.begin, span.end - span.begin));
  if (plain == "/S") return ProximityOperator{NodeKind::sentence, false, 0};
  if (plain == "/P") return ProximityOperator{NodeKind::paragraph, false, 0};
  for (const std::string_view name : {"NEAR", "ADJ"}) {
    if (!plain.starts_with(name)) continue;
    const std::string_view rest = std::string_view(plain).substr(name.size());
    if (rest.starts_with('/') && is_digits(rest.substr(1)))
      return with_distance(query, span, name == "ADJ", number_of(rest.substr(1)));
    // NEAR/FAR is text, NEAR/5miles or NEAR/-1 a slip.
    const bool slip = rest.size() > 1 && rest[0] == '/' && (is_digits(rest.substr(1, 1)) || rest[1] == '-');
    if (slip) {
      throw query_error(query, span, fmt::format("'{}' is no distance of {}", shown(rest.substr(1)), name),
                        fmt::format("write {}/5 and a space; \"{}\" in quotation marks is the text itself",
                                    name, shown(plain)));
    }
    if (rest.empty() || rest == "/" || is_digits(rest)) {
      throw query_error(query, span, fmt::format("{} needs a distance", name),
                        fmt::format("write {}/{}; the word itself in lower case", name,
                                    is_digits(rest) ? rest : std::string_view("5")));
    }
  }
  refuse_foreign(query, span, plain);
  return std::nullopt;
}

namespace {

// Reads on behind the opening bracket.
class OpeningReader {
 public:
  OpeningReader(std::string_view query, size_t pos) : query_(query), pos_(pos) {}

  size_t pos() const { return pos_; }
  void skip_space() {
    while (pos_ < query_.size() && (query_[pos_] == ' ' || query_[pos_] == '\t')) ++pos_;
  }
  std::string digits() {
    std::string found;
    for (;;) {
      const std::string plain = next();
      if (plain.size() != 1 || plain[0] < '0' || plain[0] > '9') return found;
      found += plain;
      step();
    }
  }
  bool comma() {
    const std::string plain = next();
    if (plain != "," && plain != "\u060C" && plain != "\u3001") return false;
    step();
    return true;
  }

 private:
  std::string next() const {
    if (pos_ == query_.size()) return {};
    size_t end = pos_;
    decode(query_, end);
    return narrow(query_.substr(pos_, end - pos_));
  }
  void step() { decode(query_, pos_); }

  std::string_view query_;
  size_t pos_;
};

}  // namespace

std::optional<FunctionOpening> function_opening(std::string_view query, QuerySpan name) {
  const size_t length = name.end - name.begin;
  if (length > kLongestOperator) return std::nullopt;
  const std::string low = lowered(narrow(query.substr(name.begin, length)));
  size_t open = name.end;
  decode(query, open);
  if (low.starts_with("atleast") && is_digits(std::string_view(low).substr(7))) {
    throw query_error(query, {name.begin, open}, "the number of atleast() stands within the brackets",
                      fmt::format("write atleast({}, cloud)", low.substr(7)));
  }
  const bool first = low == "first";
  if (!first && low != "atleast") return std::nullopt;
  const char* example = first ? "write first(50, cloud)" : "write atleast(5, cloud)";
  OpeningReader reader(query, open);
  reader.skip_space();
  const std::string digits = reader.digits();
  reader.skip_space();
  if (digits.empty() || !reader.comma()) {
    throw query_error(query, {name.begin, open}, fmt::format("{}() wants a number and a comma first", low),
                      fmt::format("{}; for the word itself put a space before the bracket", example));
  }
  const uint32_t number = number_of(digits);
  if (number < 1 || number > kMaxFunctionNumber) {
    throw query_error(query, {name.begin, reader.pos()},
                      fmt::format("the number of {}() goes from 1 to {}", low, kMaxFunctionNumber), example);
  }
  return FunctionOpening{first ? NodeKind::first : NodeKind::at_least, number, reader.pos()};
}

}  // namespace news

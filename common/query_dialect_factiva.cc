// Factiva: words side by side are a phrase, distances bind tighter than NOT, AND, OR; words are not
// inflected. From the vendor's help ("Search Statement Operators", "Search Statement Examples", "Range
// Searches", "Using Connectors and Operators").
#include <fmt/format.h>

#include <algorithm>

#include "common/query_dialect_codes.h"
#include "common/query_dialect_dates.h"
#include "common/query_dialect_parser.h"
#include "common/query_dialect_parts.h"
#include "common/utf8.h"

namespace news {

namespace {

constexpr int kPhrase = 600, kDistance = 500, kNot = 400, kAnd = 300, kOr = 200;
constexpr WildcardSigns kSigns{"*$", "?"};
constexpr uint32_t kMostEndings = 9;

// "/F50/" or "/n30/" at `at`: its length; 0 if there is none.
size_t slash_operator(std::string_view text, size_t at) noexcept {
  if (at + 3 >= text.size() || text[at] != '/' ||
      ((text[at + 1] | 0x20) != 'f' && (text[at + 1] | 0x20) != 'n'))
    return 0;
  size_t end = at + 2;
  while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
  return end > at + 2 && end < text.size() && text[end] == '/' ? end + 1 - at : 0;
}

Piece part_of(const Piece& word, size_t begin, size_t end) {
  Piece part = word;
  part.text = word.text.substr(begin, end - begin);
  part.span = {word.span.begin + begin, word.span.begin + end};
  part.low =
      low_ascii(part.text.substr(0, floor_boundary(part.text, std::min<size_t>(part.text.size(), 32))));
  part.glued = word.glued || begin > 0;
  return part;
}

// toyota/F50/ and hd=cloud are written as one word; they are several pieces.
std::vector<Piece> cut_apart(const std::vector<Piece>& pieces) {
  std::vector<Piece> parts;
  for (const Piece& piece : pieces) {
    if (piece.kind != PieceKind::word) {
      parts.push_back(piece);
      continue;
    }
    size_t begin = 0;
    const size_t equals = std::min(piece.text.find('='), piece.text.size());
    const std::string_view name = std::string_view(piece.low).substr(0, std::min(equals, piece.low.size()));
    const bool letters = !name.empty() && name.size() <= 4 &&
                         name.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string_view::npos;
    if (equals < piece.text.size() && letters && name != "wc") {
      parts.push_back(part_of(piece, 0, equals + 1));
      begin = equals + 1;
    }
    for (size_t at = begin; at < piece.text.size();) {
      const size_t length = slash_operator(piece.text, at);
      if (length == 0) {
        ++at;
        continue;
      }
      if (at > begin) parts.push_back(part_of(piece, begin, at));
      parts.push_back(part_of(piece, at, at + length));
      begin = at += length;
    }
    if (begin < piece.text.size()) parts.push_back(part_of(piece, begin, piece.text.size()));
  }
  return parts;
}

class FactivaParser : public DialectParser {
 public:
  FactivaParser(std::string_view query, const QueryOptions& options)
      : DialectParser(query, options, {true, false, {}, true}) {
    pieces_ = cut_apart(pieces_);
  }

 protected:
  InfixOperator side_by_side() const override { return {{NodeKind::near, true, 1}, kPhrase, 0, {}}; }

  std::optional<InfixOperator> infix() const override {
    const std::string& low = peek().low;
    if (low == "or") return InfixOperator{{NodeKind::any_of}, kOr, 1, {}};
    if (low == "and") {
      if (peek(1).low == "not") return InfixOperator{{NodeKind::none_of}, kNot, 2, {}};
      return InfixOperator{{NodeKind::all_of}, kAnd, 1, {}};
    }
    if (low == "not") return InfixOperator{{NodeKind::none_of}, kNot, 1, {}};
    if (low == "same") return InfixOperator{{NodeKind::paragraph}, kDistance, 1, {}};
    if (low.size() > 3 && slash_operator(low, 0) == low.size() && low[1] == 'n')
      return at_distance({NodeKind::near}, low.substr(2, low.size() - 3), kDistance, 1);
    for (const std::string_view name : {"near", "adj", "w/"}) {
      if (!low.starts_with(name)) continue;
      const std::string_view digits = std::string_view(low).substr(name.size());
      if (!digits.empty() && !is_number(digits)) continue;
      const bool ordered = name != "near";
      return at_distance({NodeKind::near, ordered, 0}, digits.empty() ? "1" : digits, kDistance, 1);
    }
    return std::nullopt;
  }

  bool postfix(Operand& left, int level) override {
    const Piece piece = peek();
    if (level > kDistance) return false;
    if (piece.kind != PieceKind::word || slash_operator(piece.low, 0) != piece.low.size() ||
        piece.low[1] != 'f')
      return false;
    take();
    const uint32_t number = small_number(piece.low.substr(2, piece.low.size() - 3));
    if (number == 0) throw mistake(piece.span, "this is no number of words");
    left = tree_.in_first(std::move(left), number, piece.span);
    return true;
  }

  Operand operand() override {
    const Piece piece = peek();
    if (piece.kind == PieceKind::open) return bracket();
    if (piece.kind == PieceKind::quoted) return quoted_text(kSigns);
    const std::string& low = piece.low;
    if (low == "date" || low == "upd") return date_clause();
    if (low.starts_with("wc") &&
        (low.size() == 2 ? peek(1).text.find_first_of("<>=") == 0 : low.find_first_of("<>=") == 2))
      return word_count_clause();
    if (low.starts_with("atleast") && is_number(std::string_view(low).substr(7))) {
      take();
      return tree_.at_least(expression(kDistance), small_number(std::string_view(low).substr(7)), piece.span);
    }
    if (low.ends_with('=') && low.size() > 1) return coded(piece);
    take();
    if (slash_operator(low, 0) == low.size() && !low.empty())
      throw mistake(piece.span, fmt::format("{} needs something to search for before it", shown(piece.text)));
    return word(piece);
  }

 private:
  // engineer$3: up to three more letters.
  Operand word(const Piece& piece) {
    const size_t sign = piece.text.rfind('$');
    const std::string_view digits =
        sign == std::string_view::npos ? std::string_view() : piece.text.substr(sign + 1);
    if (is_number(digits)) {
      const uint32_t most = small_number(digits);
      if (most < 1 || most > kMostEndings)
        throw mistake(piece.span, fmt::format("'$' takes a number from 1 to {}", kMostEndings));
      return endings(piece, sign, most);
    }
    const SignedText text = with_our_signs(piece.text, kSigns);
    return tree_.words(text.text, piece.span, Forms::as_typed, text.wildcards);
  }

  Operand endings(const Piece& piece, size_t sign, uint32_t most) {
    Operand any;
    std::string text(piece.text.substr(0, sign));
    std::vector<size_t> wildcards;
    for (uint32_t letters = 0; letters <= most; ++letters) {
      any = joined_pair(NodeKind::any_of, std::move(any),
                        tree_.words(text, piece.span, Forms::as_typed, wildcards));
      wildcards.push_back(text.size());
      text += '?';
    }
    return any;
  }

  Operand coded(const Piece& name) {
    take();
    const std::optional<DialectPart> code =
        factiva_code(std::string_view(name.low).substr(0, name.low.size() - 1));
    if (!code)
      throw mistake(name.span, fmt::format("there is no field '{}'", shown(name.text)),
                    "put it in quotation marks if it is text");
    if (at_end())
      throw mistake(name.span, fmt::format("{} needs something to search for after it", shown(name.text)));
    Operand value = expression(kDistance);
    const QuerySpan whole{name.span.begin, last_end()};
    switch (*code) {
      case DialectPart::whole:
        tree_.note(name.span, "is read as the whole article, headline included");
        return value;
      case DialectPart::title:
        return tree_.in_field(std::move(value), field("title"), name.span);
      case DialectPart::lead:
        return tree_.in_field(std::move(value), field("lead"), name.span);
      case DialectPart::headline_and_lead:
        return tree_.in_either(std::move(value), field("title"), field("lead"), name.span);
      case DialectPart::byline:
        return tree_.in_field(std::move(value), field("byline"), name.span);
      case DialectPart::source:
        return whole_values(std::move(value), "source", name);
      case DialectPart::category:
        return whole_values(std::move(value), "category", name);
      case DialectPart::id:
        return whole_values(std::move(value), "id", name);
      case DialectPart::lang:
        return with_language_codes(tree_.as_values(std::move(value), field("lang"), name.span), tree_);
      default:
        break;
    }
    tree_.note(whole, "is left out: articles have no such code here");
    return std::nullopt;
  }

  Operand whole_values(Operand value, std::string_view field_name, const Piece& name) {
    note_whole_values(name.span, field_name);
    return tree_.as_values(std::move(value), field(field_name), name.span);
  }

  Operand word_count_clause() {
    const Piece name = take();
    std::string text(name.text.substr(2));
    QuerySpan span = name.span;
    while (peek().kind == PieceKind::word && (text.empty() || text.find_last_of("<>=") + 1 == text.size())) {
      text += peek().text;
      span.end = peek().span.end;
      take();
    }
    size_t length = 0;
    const auto comparison = comparison_sign(text, &length);
    const uint32_t number = comparison ? small_number(std::string_view(text).substr(length)) : 0;
    if (number == 0)
      throw mistake(span, fmt::format("'{}' is no number of words", shown(text)), "write wc>1000");
    LengthRange range;
    narrow_range(range, *comparison, number);
    return DialectTree::length(range, span);
  }

  // date from X to Y, date after X, date before X, date X; days are also -7, so many days ago.
  Operand date_clause() {
    const Piece name = take();
    const Piece first = peek();
    DateRange range;
    QuerySpan span = name.span;
    if (first.low == "from") {
      take();
      narrow_range(range, Comparison::at_least, day(span));
      if (peek().low == "to") {
        take();
        narrow_range(range, Comparison::at_most, day(span));
      }
    } else if (const auto comparison = comparison_named(first.low); comparison && is_word(first)) {
      take();
      narrow_range(range, *comparison, day(span));
    } else {
      narrow_range(range, Comparison::equal, day(span));
    }
    if (range.first && range.last && *range.first > *range.last)
      throw mistake(span, "this range ends before it begins");
    if (name.low == "upd") {
      tree_.note(span, "is left out: it asks for the day of an update");
      return std::nullopt;
    }
    return DialectTree::dates(range, span);
  }

  static bool is_word(const Piece& piece) { return piece.kind == PieceKind::word; }

  DaySpan day(QuerySpan& span) {
    const Piece piece = take();
    span.end = piece.span.end;
    if (is_word(piece)) {
      const std::string_view low = piece.low;
      if ((low[0] == '-' || low[0] == '+') && is_number(low.substr(1))) {
        const auto days = static_cast<int64_t>(small_number(low.substr(1)));
        const int64_t today = days_from_civil(options_.as_of.year, options_.as_of.month, options_.as_of.day);
        const int64_t then = low[0] == '-' ? today - std::min<int64_t>(days, 700000) : today + days;
        return {std::max(then, days_from_civil(1, 1, 1)), std::max(then, days_from_civil(1, 1, 1))};
      }
      bool by_order = false;
      if (const auto days = foreign_days(piece.text, DayOrder::month_first, &by_order)) {
        if (by_order) tree_.note(piece.span, "is read as month/day/year");
        return *days;
      }
    }
    throw mistake(
        piece.span, "this is no day",
        "write date from 01/31/2018 to 12/31/2018; for the word itself put quotation marks around it");
  }
};

}  // namespace

ParsedQuery parse_factiva(std::string_view query, const QueryOptions& options) {
  return FactivaParser(query, options).run();
}

}  // namespace news

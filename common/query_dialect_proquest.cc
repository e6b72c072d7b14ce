// ProQuest: PRE binds tightest, then NEAR, AND (words side by side too), OR, NOT; words match their variants,
// quotation marks switch that off, braces within them on again. From the vendor's guides ("Search Tips",
// "Boolean and proximity operators", "Field codes").
#include <fmt/format.h>

#include <algorithm>

#include "common/ascii.h"
#include "common/query_dialect_codes.h"
#include "common/query_dialect_dates.h"
#include "common/query_dialect_parser.h"
#include "common/query_dialect_parts.h"
#include "common/utf8.h"

namespace news {

namespace {

constexpr int kPre = 600, kNear = 500, kAnd = 400, kOr = 300, kNot = 200;
constexpr WildcardSigns kSigns{"*", "?"};
constexpr std::string_view kUsualDistance = "4";
constexpr uint32_t kMostEndings = 9;

class ProquestParser : public DialectParser {
 public:
  ProquestParser(std::string_view query, const QueryOptions& options) : DialectParser(query, options, {}) {}

 protected:
  InfixOperator side_by_side() const override { return {{NodeKind::all_of}, kAnd, 0, {}}; }

  std::optional<InfixOperator> infix() const override {
    const std::string& low = peek().low;
    if (low == "or") return InfixOperator{{NodeKind::any_of}, kOr, 1, {}};
    if (low == "and") {
      if (peek(1).low == "not") return InfixOperator{{NodeKind::none_of}, kNot, 2, {}};
      return InfixOperator{{NodeKind::all_of}, kAnd, 1, {}};
    }
    if (low == "not") {
      const size_t slash = peek(1).low.find('/');
      if (peek(1).low.starts_with("w/") && is_number(std::string_view(peek(1).low).substr(slash + 1)))
        return at_distance({NodeKind::not_near}, std::string_view(peek(1).low).substr(slash + 1), kNear, 2);
      return InfixOperator{{NodeKind::none_of}, kNot, 1, {}};
    }
    if (low == "lnk")
      return InfixOperator{{NodeKind::all_of}, kAnd, 1, "is read as AND: headings are not linked here"};
    if (low == "w/para") return InfixOperator{{NodeKind::paragraph}, kNear, 1, {}};
    if (low == "w/doc") return InfixOperator{{NodeKind::all_of}, kAnd, 1, {}};
    return distance();
  }

  Operand operand() override {
    const Piece piece = peek();
    if (piece.kind == PieceKind::open) return bracket();
    if (piece.kind == PieceKind::quoted) {
      take();
      return quoted(piece);
    }
    if (opens_behind_name()) return coded(piece);
    take();
    return word(piece.text, piece.span);
  }

 private:
  // near/5, n/5, pre/5, p/5, w/5; near and pre alone are within four words.
  std::optional<InfixOperator> distance() const {
    const std::string& low = peek().low;
    const size_t slash = low.find('/');
    const std::string_view name = std::string_view(low).substr(0, slash);
    const bool ordered = name == "pre" || name == "p";
    if (!ordered && name != "near" && name != "n" && name != "w") return std::nullopt;
    if (slash == std::string::npos && low != "near" && low != "pre") return std::nullopt;
    const std::string_view digits =
        slash == std::string::npos ? kUsualDistance : std::string_view(low).substr(slash + 1);
    if (!is_number(digits)) return std::nullopt;
    return at_distance({NodeKind::near, ordered, 0}, digits, ordered ? kPre : kNear, 1);
  }

  // "{data centre}": side by side, with their variants.
  Operand quoted(const Piece& piece) {
    const std::string_view text = trim(piece.text);
    if (text.size() < 2 || text.front() != '{' || text.back() != '}') {
      const SignedText signed_text = with_our_signs(piece.text, kSigns);
      note_truncation(piece.text, piece.span);
      return tree_.phrase(signed_text.text, piece.span, signed_text.wildcards);
    }
    Operand all;
    std::string_view rest = text.substr(1, text.size() - 2);
    while (!(rest = trim(rest)).empty()) {
      const size_t end = std::min(rest.find(' '), rest.size());
      all = tree_.relate(std::move(all), {NodeKind::near, true, 1}, word(rest.substr(0, end), piece.span),
                         piece.span);
      rest.remove_prefix(end);
    }
    return all;
  }

  Operand word(std::string_view text, QuerySpan span) {
    if (const Operand limited = limited_truncation(text, span)) return limited;
    const SignedText signed_text = with_our_signs(text, kSigns);
    if (!signed_text.wildcards.empty()) note_truncation(text, span);
    return tree_.words(signed_text.text, span, Forms::inflected, signed_text.wildcards);
  }

  void note_truncation(std::string_view text, QuerySpan span) {
    if (text.find('*') != std::string_view::npos)
      tree_.note(span, "finds any number of letters at the '*', not up to five");
  }

  // colo[*1]r, econom[*2] and econom$2: up to so many letters.
  Operand limited_truncation(std::string_view text, QuerySpan span) {
    size_t begin = text.find("[*");
    size_t end = begin == std::string_view::npos ? begin : text.find(']', begin);
    std::string_view digits =
        end == std::string_view::npos ? std::string_view() : text.substr(begin + 2, end - begin - 2);
    if (digits.empty()) {
      begin = text.rfind('$');
      if (begin == std::string_view::npos) return std::nullopt;
      digits = text.substr(begin + 1);
      end = text.size() - 1;
    }
    const uint32_t most = small_number(digits);
    if (!is_number(digits) || begin == 0) return std::nullopt;
    if (most < 1 || most > kMostEndings)
      throw mistake(span, fmt::format("this can be up to {} letters here", kMostEndings),
                    "write '*' for any number of letters");
    Operand any;
    std::vector<size_t> wildcards;
    for (uint32_t letters = 0; letters <= most; ++letters) {
      const std::string word =
          std::string(text.substr(0, begin)) + std::string(letters, '?') + std::string(text.substr(end + 1));
      any =
          joined_pair(NodeKind::any_of, std::move(any), tree_.words(word, span, Forms::as_typed, wildcards));
      wildcards.push_back(begin + letters);
    }
    return any;
  }

  // ti(x), ti,ab(x), pub.exact("x")
  Operand coded(const Piece& name) {
    take();
    std::vector<DialectPart> codes;
    for (std::string_view rest = name.low; !rest.empty();) {
      const size_t end = std::min(rest.find(','), rest.size());
      std::string_view one = rest.substr(0, end);
      rest.remove_prefix(std::min(end + 1, rest.size()));
      if (one.ends_with(".exact")) one.remove_suffix(6);
      if (one.ends_with(".x")) one.remove_suffix(2);
      const std::optional<DialectPart> code = proquest_code(one);
      if (!code)
        throw mistake(name.span, fmt::format("there is no field '{}'", shown(one)),
                      "put a space before the bracket if it is a word");
      codes.push_back(*code);
    }
    if (codes.empty()) throw mistake(name.span, "there is no field before this bracket");
    if (codes.size() > 1) return several(codes, name);
    return in_code(codes.front(), name);
  }

  // Fields of words side by side are alternatives.
  Operand several(const std::vector<DialectPart>& codes, const Piece& name) {
    std::vector<const Field*> fields;
    for (const DialectPart code : codes) {
      if (code == DialectPart::whole) return in_code(DialectPart::whole, name);
      if (const Field* one = words_field(code))
        fields.push_back(one);
      else
        tree_.note(name.span,
                   "searches the fields of words alone: those of values do not mix with them here");
    }
    if (fields.size() > 2) throw mistake(name.span, "more than two fields of words");
    if (fields.empty()) return in_code(codes.front(), name);
    if (fields.size() == 2 && fields[0] != fields[1])
      return tree_.in_either(bracket(), *fields[0], *fields[1], name.span);
    return tree_.in_field(bracket(), *fields[0], name.span);
  }

  static const Field* words_field(DialectPart code) {
    switch (code) {
      case DialectPart::title:
        return &field("title");
      case DialectPart::lead:
        return &field("lead");
      case DialectPart::byline:
        return &field("byline");
      default:
        return nullptr;
    }
  }

  Operand in_code(DialectPart code, const Piece& name) {
    switch (code) {
      case DialectPart::whole:
        return bracket();
      case DialectPart::lead:
        tree_.note(name.span, "is read as the lead: articles have no abstracts here");
        return tree_.in_field(bracket(), field("lead"), name.span);
      case DialectPart::title:
      case DialectPart::byline:
        return tree_.in_field(bracket(), *words_field(code), name.span);
      case DialectPart::source:
        return values("source", name);
      case DialectPart::category:
        return values("category", name);
      case DialectPart::tag:
        return values("tag", name);
      case DialectPart::id:
        return values("id", name);
      case DialectPart::lang:
        return with_language_codes(values("lang", name), tree_);
      case DialectPart::year:
      case DialectPart::date:
        return date_ranges(name);
      default:
        break;
    }
    return leave_out(name.span, "is left out: articles have no such field here");
  }

  // Words side by side are one value.
  Operand values(std::string_view field_name, const Piece& name) {
    if (field_name != "lang" && field_name != "id") note_whole_values(name.span, field_name);
    const QuerySpan inner = skip_bracket();
    Operand any;
    for (const QuerySpan part : split_by_or(inner)) {
      std::string_view text = trim(text_of(part));
      if (text.size() >= 2 && text.front() == '"' && text.back() == '"')
        text = trim(text.substr(1, text.size() - 2));
      any = joined_pair(NodeKind::any_of, std::move(any),
                        tree_.as_values(tree_.phrase(text, part), field(field_name), part));
    }
    return any;
  }

  // The alternatives of "2010 OR 2011".
  std::vector<QuerySpan> split_by_or(QuerySpan inner) const {
    std::vector<QuerySpan> parts;
    const std::string low = low_ascii_same_length(text_of(inner));
    size_t begin = 0;
    for (;;) {
      const size_t at = low.find(" or ", begin);
      const size_t end = std::min(at, low.size());
      parts.push_back({inner.begin + begin, inner.begin + end});
      if (at == std::string::npos) return parts;
      begin = at + 4;
    }
  }
  static std::string low_ascii_same_length(std::string_view text) {
    std::string low = ascii_lowered(text);
    for (char& c : low) c = c == '\t' || c == '\n' ? ' ' : c;
    return low;
  }

  // YR(2010-2015), YR(>2010), PD(20180101-20181231), PD(2018 OR 2020)
  Operand date_ranges(const Piece& name) {
    const QuerySpan inner = skip_bracket();
    Operand any;
    for (const QuerySpan part : split_by_or(inner))
      any = joined_pair(NodeKind::any_of, std::move(any),
                        DialectTree::dates(range_of(part), {name.span.begin, inner.end + 1}));
    return any;
  }

  DateRange range_of(QuerySpan span) {
    const std::string_view text = trim(text_of(span));
    DateRange range;
    size_t length = 0;
    if (const auto comparison = comparison_sign(text, &length)) {
      narrow_range(range, *comparison, days(text.substr(length), span));
      return range;
    }
    if (const auto whole = foreign_days(text, DayOrder::month_first)) {
      narrow_range(range, Comparison::equal, *whole);
      return range;
    }
    for (size_t dash = text.find('-'); dash != std::string_view::npos; dash = text.find('-', dash + 1)) {
      const auto first = foreign_days(text.substr(0, dash), DayOrder::month_first);
      const auto last = foreign_days(text.substr(dash + 1), DayOrder::month_first);
      if (!first || !last) continue;
      if (first->first > last->last) throw mistake(span, "this range ends before it begins");
      return {first->first, last->last, false};
    }
    throw mistake(span, fmt::format("'{}' is no day and no range of days", shown(text)),
                  "write yr(2010-2015) or pd(20180101-20181231)");
  }

  DaySpan days(std::string_view text, QuerySpan span) {
    bool by_order = false;
    const auto found = foreign_days(text, DayOrder::month_first, &by_order);
    if (!found) throw mistake(span, fmt::format("'{}' is no day", shown(text)), "write pd(>20180101)");
    if (by_order) tree_.note(span, "is read as month/day/year");
    return *found;
  }
};

}  // namespace

ParsedQuery parse_proquest(std::string_view query, const QueryOptions& options) {
  return ProquestParser(query, options).run();
}

}  // namespace news

// Nexis (LexisNexis, Nexis Uni, Lexis): OR binds tightest, then distances (the smaller first), sentences,
// paragraphs, AND, AND NOT; words side by side are a phrase. From the vendor's help ("Connector Order and
// Priority", "Terms & Connectors Quick Reference", "Segment Searching").
#include <fmt/format.h>

#include <algorithm>

#include "common/query_dialect_codes.h"
#include "common/query_dialect_dates.h"
#include "common/query_dialect_parser.h"
#include "common/query_dialect_parts.h"
#include "common/utf8.h"

namespace news {

namespace {

constexpr int kPhrase = 1000, kOr = 900, kNearest = 800, kSentence = 300, kParagraph = 290, kSegment = 280,
              kAnd = 200, kNot = 100;
constexpr WildcardSigns kSigns{"!*", "?"};

// "w/5" -> {"w", "5"}, "/s" -> {"", "s"}, "+5" -> {"+", "5"}.
struct Connector {
  std::string_view name, reach;
};
std::optional<Connector> connector(std::string_view low) noexcept {
  if (low.size() > 1 && low[0] == '+' && (is_number(low.substr(1)) || low == "+s" || low == "+p"))
    return Connector{"+", low.substr(1)};
  const size_t slash = low.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const Connector found{low.substr(0, slash), low.substr(slash + 1)};
  for (const std::string_view name : {"", "w", "near", "within", "pre", "onear", "not"}) {
    if (found.name == name) return found;
  }
  return std::nullopt;
}

class NexisParser : public DialectParser {
 public:
  NexisParser(std::string_view query, const QueryOptions& options) : DialectParser(query, options, {}) {}

 protected:
  InfixOperator side_by_side() const override { return {{NodeKind::near, true, 1}, kPhrase, 0, {}}; }

  std::optional<InfixOperator> infix() const override {
    const std::string& low = peek().low;
    if (low == "or") return InfixOperator{{NodeKind::any_of}, kOr, 1, {}};
    const bool before_not = peek(1).low == "not";
    if (low == "and" || low == "&" || low == "but") {
      if (before_not) return after_not(1);
      if (low == "but") return std::nullopt;
      return InfixOperator{{NodeKind::all_of}, kAnd, 1, {}};
    }
    if (low == "andnot" || low == "butnot") return InfixOperator{{NodeKind::none_of}, kNot, 1, {}};
    if (low == "not") return after_not(0);
    return proximity(0, false);
  }

  Operand operand() override {
    const Piece piece = peek();
    if (piece.kind == PieceKind::open) return bracket();
    if (piece.kind == PieceKind::quoted) return quoted_text(kSigns);
    if (const Operand compared = comparison_clause(); compared || peek().span.begin != piece.span.begin)
      return compared;
    if (opens_behind_name()) return function(piece);
    if (piece.low.starts_with("atleast") && is_number(std::string_view(piece.low).substr(7))) {
      throw mistake(
          piece.span, fmt::format("{} wants what it counts in brackets", shown(piece.text)),
          fmt::format("write {}(cloud); in quotation marks it is the word itself", shown(piece.text)));
    }
    take();
    if (in_values_ && piece.text[0] == '#') {  // TERM(new products #85plus#)
      tree_.note(piece.span, "is left out: index terms have no scores here");
      return std::nullopt;
    }
    const SignedText text = with_our_signs(piece.text, kSigns);
    if (piece.text.find('*') != std::string_view::npos && piece.text.find('*') + 1 < piece.text.size() &&
        !text.wildcards.empty())
      tree_.note(
          piece.span,
          "finds any number of letters at the '*', as in Nexis today; one letter, as it once was, is '?'");
    return tree_.words(text.text, piece.span, Forms::inflected, text.wildcards);
  }

 private:
  // "not" at `ahead`: NOT W/5, or AND NOT.
  std::optional<InfixOperator> after_not(size_t ahead) const {
    if (peek(ahead + 1).kind == PieceKind::word) {
      if (const auto apart = proximity(ahead + 1, true)) return apart;
    }
    return InfixOperator{{NodeKind::none_of}, kNot, ahead + 1, {}};
  }

  std::optional<InfixOperator> proximity(size_t ahead, bool apart) const {
    std::optional<Connector> found = connector(peek(ahead).low);
    if (!found) return std::nullopt;
    size_t pieces = ahead + 1;
    std::string_view reach = found->reach;
    if (reach.empty() && !found->name.empty() && is_number(peek(ahead + 1).low)) {
      reach = peek(ahead + 1).low;
      ++pieces;
    }
    apart = apart || found->name == "not";
    const bool ordered = found->name == "pre" || found->name == "onear" || found->name == "+";
    if (is_number(reach)) {
      const int level = kNearest - static_cast<int>(std::min<uint32_t>(small_number(reach), 255));
      return at_distance({apart ? NodeKind::not_near : NodeKind::near, ordered && !apart, 0}, reach, level,
                         pieces);
    }
    InfixOperator sign{{NodeKind::sentence}, kSentence, pieces, {}};
    if (reach == "p" || reach == "para") {
      sign.relation.kind = NodeKind::paragraph;
      sign.level = kParagraph;
    } else if (reach == "seg") {
      sign = {{apart ? NodeKind::none_of : NodeKind::all_of},
              kSegment,
              pieces,
              "counts for the whole article here: articles have no segments"};
      return sign;
    } else if (reach != "s" && reach != "sent") {
      return std::nullopt;
    }
    if (apart)
      return InfixOperator{
          {NodeKind::none_of},
          kNot,
          pieces,
          "excludes articles that have it anywhere: there is no NOT with sentences and paragraphs here"};
    if (ordered) sign.note = "finds the words in any order within it";
    return sign;
  }

  Operand function(const Piece& name) {
    const std::string& low = name.low;
    if (low.starts_with("atleast") && is_number(std::string_view(low).substr(7))) {
      take();
      return tree_.at_least(bracket(), small_number(std::string_view(low).substr(7)), name.span);
    }
    if (low == "allcaps" || low == "caps" || low == "nocaps") return in_case(name);
    if (low == "singular" || low == "plural") {
      take();
      const QuerySpan inner = skip_bracket();
      tree_.note(name.span, "is read as this very form of the word");
      return tree_.phrase(text_of(inner), inner);
    }
    const std::optional<DialectPart> segment = nexis_segment(low);
    if (!segment)
      throw mistake(name.span, fmt::format("'{}' is no segment that can be carried over", shown(name.text)),
                    "put a space before the bracket if it is a word");
    take();
    return in_segment(*segment, name);
  }

  Operand in_case(const Piece& name) {
    take();
    const QuerySpan inner = skip_bracket();
    const std::string_view text = trim(text_of(inner));
    if (name.low == "nocaps") return tree_.written(low_ascii(text), inner);
    std::string upper(text);
    for (char& c : upper) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    if (name.low == "allcaps") return tree_.written(upper, inner);
    std::string first(text);
    for (size_t i = 0; i < first.size(); ++i) {
      if (i == 0 || first[i - 1] == ' ') first[i] = upper[i];
    }
    tree_.note(name.span, "is read as a capital at the beginning of each word, or capitals throughout");
    return joined_pair(NodeKind::any_of, tree_.written(first, inner), tree_.written(upper, inner));
  }

  Operand in_segment(DialectPart segment, const Piece& name) {
    switch (segment) {
      case DialectPart::whole:
        tree_.note(name.span, "is read as the whole article, headline included");
        return bracket();
      case DialectPart::title:
        return tree_.in_field(bracket(), field("title"), name.span);
      case DialectPart::lead:
        return tree_.in_field(bracket(), field("lead"), name.span);
      case DialectPart::headline_and_lead:
        return tree_.in_either(bracket(), field("title"), field("lead"), name.span);
      case DialectPart::byline:
        return tree_.in_field(bracket(), field("byline"), name.span);
      case DialectPart::source:
        return values("source", name);
      case DialectPart::category:
        return values("category", name);
      case DialectPart::tag:
        return values("tag", name);
      case DialectPart::lang:
        return with_language_codes(tree_.as_values(bracket(), field("lang"), name.span), tree_);
      default:
        break;
    }
    return leave_out(name.span, "is left out: articles have no such segment here");
  }

  Operand values(std::string_view field_name, const Piece& name) {
    note_whole_values(name.span, field_name);
    in_values_ = true;
    Operand inner = bracket();
    in_values_ = false;
    return tree_.as_values(std::move(inner), field(field_name), name.span);
  }

  // DATE AFT 1/1/2018, DATE(GEQ (1/1/2018) AND LEQ (12/31/2018)), LENGTH > 500, LENGTH(> 500). Takes nothing
  // and gives nothing if the next pieces are none of these.
  Operand comparison_clause() {
    const Piece name = peek();
    const size_t end_of_name = std::min(name.low.find_first_of("<>="), name.low.size());
    const std::string_view low = std::string_view(name.low).substr(0, end_of_name);
    if (low != "date" && low != "length") return std::nullopt;
    size_t length = 0;
    const bool attached = end_of_name < name.low.size();
    const Piece& next = peek(1);
    const bool compares =
        attached || opens_behind_name() ||
        (next.kind == PieceKind::word && (comparison_named(next.low) || comparison_sign(next.low, &length)));
    if (!compares) return std::nullopt;
    take();
    comparisons_.clear();
    if (attached) comparisons_.push_back({std::string(name.text.substr(end_of_name)), name.span});
    const QuerySpan span = read_comparisons(name.span);
    return low == "date" ? date_range(span) : length_range(span);
  }

  struct Term {
    std::string text;
    QuerySpan span;
  };

  // Collects words as long as they can belong to comparisons: brackets are of no importance within.
  QuerySpan read_comparisons(QuerySpan span) {
    size_t depth = 0;
    while (peek().kind != PieceKind::end) {
      const Piece& piece = peek();
      if (piece.kind == PieceKind::close && depth == 0) break;
      if (piece.kind == PieceKind::open) ++depth;
      if (piece.kind == PieceKind::close) --depth;
      if (piece.kind == PieceKind::word) {
        if (depth == 0 && !goes_on()) break;
        comparisons_.push_back({std::string(piece.text), piece.span});
      }
      if (piece.kind == PieceKind::quoted) comparisons_.push_back({std::string(piece.text), piece.span});
      span.end = piece.span.end;
      take();
    }
    if (depth > 0) throw mistake(span, "this bracket is never closed", "close it, or leave it out");
    return span;
  }

  // Outside brackets: a comparison, a piece of a date behind it, or AND before the next comparison.
  bool goes_on() const {
    size_t length = 0;
    const std::string& low = peek().low;
    if (comparison_named(low) || comparison_sign(low, &length)) return true;
    if (low == "and")
      return comparison_named(peek(1).low).has_value() || comparison_sign(peek(1).low, &length).has_value();
    if (comparisons_.empty()) return false;
    std::string before = low_ascii(comparisons_.back().text);
    before.erase(0, std::min(before.find_first_not_of("<>="), before.size()));
    const bool is_date_word =
        is_number(low.substr(0, 1)) || foreign_days(low + " 2000", DayOrder::month_first);
    return is_date_word && (before.empty() || comparison_named(before) ||
                            foreign_days(before + " 2000", DayOrder::month_first) ||
                            (is_number(before) && before.size() < 3) || before.ends_with(','));
  }

  // The comparisons one by one: sign, then what stands up to the next sign or AND.
  template <typename Use>
  void each_comparison(const Use& use) {
    Comparison comparison = Comparison::equal;
    std::string value;
    QuerySpan at;
    const auto flush = [&] {
      if (!value.empty()) use(comparison, value, at);
      value.clear();
      comparison = Comparison::equal;
    };
    for (Term& term : comparisons_) {
      std::string_view text = term.text;
      const std::string low = low_ascii(text.substr(0, 16));
      if (low == "and") {
        flush();
        continue;
      }
      if (const auto named = comparison_named(low)) {
        flush();
        comparison = *named;
        continue;
      }
      size_t length = 0;
      if (const auto sign = comparison_sign(text, &length)) {
        flush();
        comparison = *sign;
        text.remove_prefix(length);
      }
      if (text.empty()) continue;
      at = value.empty() ? term.span : QuerySpan{at.begin, term.span.end};
      value += (value.empty() ? "" : " ") + std::string(text);
    }
    flush();
  }

  Operand date_range(QuerySpan span) {
    DateRange range;
    each_comparison([&](Comparison comparison, const std::string& value, QuerySpan at) {
      bool by_order = false;
      const auto days = foreign_days(value, DayOrder::month_first, &by_order);
      if (!days)
        throw mistake(at, fmt::format("'{}' is no day", shown(value)),
                      "days are written 12/31/2018 or 2018-12-31");
      if (by_order) tree_.note(at, "is read as month/day/year");
      narrow_range(range, comparison, *days);
    });
    if (!range.first && !range.last) throw mistake(span, "there is no day in this");
    return DialectTree::dates(range, span);
  }

  Operand length_range(QuerySpan span) {
    LengthRange range;
    each_comparison([&](Comparison comparison, const std::string& value, QuerySpan at) {
      if (small_number(value) == 0)
        throw mistake(at, fmt::format("'{}' is no number of words", shown(value)));
      narrow_range(range, comparison, small_number(value));
    });
    if (!range.first && !range.last) throw mistake(span, "there is no number of words in this");
    return DialectTree::length(range, span);
  }

  std::vector<Term> comparisons_;
  bool in_values_ = false;
};

}  // namespace

ParsedQuery parse_nexis(std::string_view query, const QueryOptions& options) {
  return NexisParser(query, options).run();
}

}  // namespace news

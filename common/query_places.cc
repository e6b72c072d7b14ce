#include "common/query_places.h"

#include <fmt/format.h>

#include <string>

#include "common/query_leaf.h"

namespace news {

namespace {

std::string name_of(const Lexeme& sign) { return shown(narrow(sign.text)); }

std::string why_not(const Lexeme& sign, const QueryNode& operand) {
  const std::string name = name_of(sign);
  switch (operand.kind) {
    case NodeKind::all_of:
      return fmt::format("write (a {0} c) (b {0} c), or \"a b\" {0} c", name);
    case NodeKind::none_of:
      return "write a NOT NEAR/5 b for an a that has no b near";
    case NodeKind::first:
      return fmt::format("write first({}, a {} b)", operand.number, name);
    case NodeKind::at_least:
      return fmt::format("write atleast({}, a {} b), or AND", operand.number, name);
    case NodeKind::exact:
    case NodeKind::date:
    case NodeKind::length:
      return "join it with AND";
    default:
      return {};
  }
}

// Calls `see` for each leaf.
template <typename See>
void leaves(const QueryNode& node, const See& see) {
  if (is_leaf(node)) see(node);
  for (const QueryNode& child : node.children) leaves(child, see);
}

// One field for all leaves; throws if there are two.
const Field* one_field(std::string_view query, const Lexeme& sign, const QueryNode& node) {
  const Field* field = nullptr;
  bool begun = false;
  leaves(node, [&](const QueryNode& leaf) {
    if (begun && leaf.field != field) {
      const QuerySpan where = sign.kind == LexKind::function ? leaf.span : sign.span;
      const Field* named = field ? field : leaf.field;
      throw query_error(query, where, "words near each other must be of the same field",
                        fmt::format("write {}:(a NEAR/5 b), or join the two with AND", named->name));
    }
    field = leaf.field;
    begun = true;
  });
  return field;
}

size_t operators_in(const QueryNode& node) {
  size_t count = node.kind == NodeKind::any_of || is_leaf(node) ? 0 : 1;
  for (const QueryNode& child : node.children) count += operators_in(child);
  return count;
}

bool has_sentences(const QueryNode& node) {
  if (node.kind == NodeKind::sentence || node.kind == NodeKind::paragraph) return true;
  for (const QueryNode& child : node.children) {
    if (has_sentences(child)) return true;
  }
  return false;
}

// What first() can be asked of: articles cut to their beginning.
bool may_be_first(const QueryNode& node) {
  if (node.field) return false;
  switch (node.kind) {
    case NodeKind::exact:
    case NodeKind::date:
    case NodeKind::length:
    case NodeKind::first:
      return false;
    default:
      break;
  }
  for (const QueryNode& child : node.children) {
    if (!may_be_first(child)) return false;
  }
  return true;
}

size_t words_in(const QueryNode& node) {
  size_t count = is_leaf(node) ? word_count(node) : 0;
  for (const QueryNode& child : node.children) count += words_in(child);
  return count;
}

// Counts expressions of places as the compiler makes them (QueryCompiler::any_of_first).
class PlaceCount {
 public:
  // False once there are too many.
  bool add(const QueryNode& node, bool in_first) {
    if (in_first && node.kind == NodeKind::any_of) return add_alternatives(node);
    if (in_first ? has_places(node) || node.kind == NodeKind::at_least : is_expression(node)) {
      ++expressions_;
      return add_words(node);
    }
    if (is_leaf(node)) {
      count_leaves(node);
      last_ = node.span;
      return patterns_ <= kMaxPatterns;
    }
    for (const QueryNode& child : node.children) {
      if (!add(child, in_first || node.kind == NodeKind::first)) return false;
    }
    return true;
  }

  PlaceExcess excess() const {
    const auto more = [this](size_t bound, std::string_view of) {
      return PlaceExcess{last_, fmt::format("the query has more than {} {}", bound, of)};
    };
    if (patterns_ > kMaxPatterns) return more(kMaxPatterns, "words with wildcards or '~'");
    if (written_ > kMaxWritten) return more(kMaxWritten, "words with '='");
    if (words_ > kMaxPlaceWords)
      return more(kMaxPlaceWords, "words within expressions of distance, first() or atleast()");
    return more(kMaxPlaceExpressions, "expressions of distance, first(), atleast(), '=' or words:");
  }

 private:
  bool add_alternatives(const QueryNode& node) {
    bool begun = false;
    for (const QueryNode& child : node.children) {
      const bool joins = has_places(child) && !has_pairs(child);
      expressions_ += joins && !begun;
      begun = begun || joins;
      if (!(joins ? add_words(child) : add(child, true))) return false;
    }
    return true;
  }

  bool add_words(const QueryNode& node) {
    words_ += words_in(node);
    count_leaves(node);
    last_ = node.span;
    return expressions_ <= kMaxPlaceExpressions && words_ <= kMaxPlaceWords && patterns_ <= kMaxPatterns &&
           written_ <= kMaxWritten;
  }

  void count_leaves(const QueryNode& node) {
    leaves(node, [&](const QueryNode& leaf) {
      patterns_ += leaf.kind == NodeKind::pattern || leaf.kind == NodeKind::fuzzy;
      written_ += leaf.kind == NodeKind::written;
    });
  }

  static bool is_expression(const QueryNode& node) {
    switch (node.kind) {
      case NodeKind::words:
        return node.field && node.field->kind == FieldKind::lead && word_count(node) > 1;
      case NodeKind::written:
      case NodeKind::near:
      case NodeKind::not_near:
      case NodeKind::sentence:
      case NodeKind::paragraph:
      case NodeKind::at_least:
      case NodeKind::length:
        return true;
      default:
        return false;
    }
  }

  size_t expressions_ = 0;
  size_t words_ = 0;
  size_t patterns_ = 0;
  size_t written_ = 0;
  QuerySpan last_;
};

}  // namespace

void check_operand(std::string_view query, const Lexeme& sign, const QueryNode& operand) {
  if (has_places(operand)) return;
  throw query_error(
      query, operand.span.begin < operand.span.end ? operand.span : sign.span,
      fmt::format("{} takes a word, a phrase, or several of them with OR on each side", name_of(sign)),
      why_not(sign, operand));
}

void check_proximity(std::string_view query, const Lexeme& sign, const QueryNode& node) {
  if (operators_in(node) > kMaxProximityOperators) {
    throw query_error(
        query, sign.span,
        fmt::format("more than {} operators of distance in one expression", kMaxProximityOperators),
        "join parts of it with AND, or ask for a phrase");
  }
  const Field* field = one_field(query, sign, node);
  if (field && field->name == "byline" && has_sentences(node)) {
    throw query_error(query, sign.span, "names have no sentences and paragraphs", "write NEAR/5 or ADJ/5");
  }
}

void check_function(std::string_view query, const Lexeme& opening, const QueryNode& node) {
  const QueryNode& child = node.children.front();
  if (node.kind == NodeKind::at_least) {
    if (!has_places(child)) {
      throw query_error(
          query, node.span, "atleast() counts a word, a phrase, or several of them with OR",
          fmt::format("write atleast({0}, \"a b\"), or atleast({0}, a) atleast({0}, b)", node.number));
    }
    one_field(query, opening, child);
    return;
  }
  if (!may_be_first(child)) {
    throw query_error(query, node.span, "first() takes words and phrases, without fields",
                      fmt::format("write first({}, cloud) title:cloud", node.number));
  }
}

std::optional<PlaceExcess> place_excess(const QueryNode& root) {
  PlaceCount count;
  if (count.add(root, false)) return std::nullopt;
  return count.excess();
}

void check_places(std::string_view query, const QueryNode& root) {
  if (const std::optional<PlaceExcess> excess = place_excess(root))
    throw query_error(query, {excess->span.begin, excess->span.begin}, excess->reason,
                      "ask in several queries");
}

}  // namespace news

#include "common/query_parser.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/query_date.h"
#include "common/query_error.h"
#include "common/query_leaf.h"
#include "common/query_lexer.h"
#include "common/query_literal.h"
#include "common/query_number.h"
#include "common/query_places.h"
#include "common/query_slips.h"
#include "common/query_unsupported.h"
#include "common/utf8.h"

namespace news {

namespace {

using Nodes = std::vector<QueryNode>;

QueryNode negated(QueryNode&& node) {
  if (node.kind == NodeKind::none_of) {
    QueryNode child = std::move(node.children.front());
    return child;
  }
  QueryNode result;
  result.kind = NodeKind::none_of;
  result.children.push_back(std::move(node));
  return result;
}

bool takes_whole_values(const Field* field) noexcept { return field && takes_whole_values(*field); }

size_t words_in(const QueryNode& node) noexcept {
  size_t count = is_leaf(node) ? word_count(node) : 0;
  for (const QueryNode& child : node.children) count += words_in(child);
  return count;
}

// Recursive descent; only brackets recurse. Rules that return nullopt have read nothing but punctuation.
//   alternatives := conjunction (OR conjunction)*
//   conjunction  := unary ([AND] unary)*            with `any`: unary (AND unary)*, and side by side is OR
//   unary        := (NOT | -)* proximity
//   proximity    := operand ((NEAR/n | ADJ/n | NOT NEAR/n | /S | /P) operand)*
//   operand      := leaf | field:leaf | field:(alternatives) | (alternatives) | function(n, alternatives)
//   leaf         := word | "phrase" | =word | ="phrase"
class Parser {
 public:
  Parser(std::string_view query, const QueryOptions& options)
      : query_(query), options_(options), lexemes_(lex_query(query)) {}

  ParsedQuery run() {
    ParsedQuery parsed;
    if (peek().kind != LexKind::end) {
      std::optional<QueryNode> root = alternatives(nullptr);
      if (peek().kind == LexKind::close) {
        throw query_error(query_, peek().span, "this bracket was never opened",
                          "leave it out; --literal searches plain text");
      }
      if (!root) throw query_error(query_, {0, query_.size()}, "there is no word to search for");
      parsed.root = std::move(*root);
      check_places(query_, parsed.root);
    }
    parsed.notes = std::move(notes_);
    return parsed;
  }

 private:
  const Lexeme& peek() const { return lexemes_[next_]; }
  const Lexeme& take() { return lexemes_[next_++]; }
  bool begins_operand() const {
    const LexKind kind = peek().kind;
    return kind != LexKind::end && kind != LexKind::close && kind != LexKind::op_and &&
           kind != LexKind::op_or;
  }

  std::optional<QueryNode> alternatives(const Field* group) {
    Nodes parts;
    Nodes excluded;  // with `any`: words side by side with the others that must not occur
    const Lexeme* sign = nullptr;
    for (;;) {
      std::optional<QueryNode> part = conjunction(group);
      const bool before_or = peek().kind == LexKind::op_or;
      if (!part && sign) throw missing("after", *sign);
      if (!part && before_or) throw missing("before", peek());
      if (part) {
        const bool excludes = options_.any && part->kind == NodeKind::none_of && !sign && !before_or;
        (excludes ? excluded : parts).push_back(std::move(*part));
      }
      sign = before_or ? &take() : nullptr;
      if (!before_or && !(options_.any && begins_operand())) break;
    }
    std::optional<QueryNode> root = joined(NodeKind::any_of, std::move(parts));
    if (excluded.empty()) return root;
    if (root) excluded.insert(excluded.begin(), std::move(*root));
    return joined(NodeKind::all_of, std::move(excluded));
  }

  std::optional<QueryNode> conjunction(const Field* group) {
    Nodes parts;
    const Lexeme* sign = nullptr;
    for (;;) {
      if (peek().kind == LexKind::op_and) {
        if (sign) throw missing("after", *sign);
        if (parts.empty()) throw missing("before", peek());
        sign = &take();
        continue;
      }
      if (!begins_operand()) break;
      if (!parts.empty() && !sign) {
        if (options_.any) break;
        if (takes_whole_values(group)) throw side_by_side(*group, peek());
      }
      std::optional<QueryNode> part = unary(group);
      if (!part && sign) throw missing("after", *sign);
      if (part) parts.push_back(std::move(*part));
      sign = nullptr;
    }
    if (sign) throw missing("after", *sign);
    return joined(NodeKind::all_of, std::move(parts));
  }

  std::optional<QueryNode> unary(const Field* group) {
    bool negate = false;
    const Lexeme* sign = nullptr;
    while (peek().kind == LexKind::op_not || peek().kind == LexKind::minus) {
      negate = !negate;
      sign = &take();
    }
    if (sign && !begins_operand()) throw missing("after", *sign);
    const bool minus = sign && sign->kind == LexKind::minus;
    std::optional<QueryNode> node = proximity(group, minus ? sign : nullptr);
    if (!node && sign && sign->kind == LexKind::op_not) throw missing("after", *sign);
    if (node && negate) return negated(std::move(*node));
    return node;
  }

  bool begins_proximity() const {
    return peek().kind == LexKind::proximity ||
           (peek().kind == LexKind::op_not && lexemes_[next_ + 1].kind == LexKind::proximity);
  }

  // `minus` is a dash before it, if any: whether it means the first word or the whole cannot be told.
  std::optional<QueryNode> proximity(const Field* group, const Lexeme* minus) {
    std::optional<QueryNode> node = operand(group);
    while (begins_proximity()) {
      if (minus) {
        throw query_error(query_, minus->span, "it is not clear what this dash excludes",
                          "write -(a NEAR/5 b), or a NOT NEAR/5 b");
      }
      const Lexeme* negation = peek().kind == LexKind::op_not ? &take() : nullptr;
      const Lexeme& sign = take();
      if (!node) throw missing("before", sign);
      if (takes_whole_values(group)) throw side_by_side(*group, sign);
      if (peek().kind == LexKind::op_not || peek().kind == LexKind::minus) {
        throw query_error(query_, peek().span, "what is near cannot be excluded so",
                          "write a NOT NEAR/5 b for an a that has no b near");
      }
      std::optional<QueryNode> right = begins_operand() ? operand(group) : std::nullopt;
      if (!right) throw missing("after", sign);
      node = related(negation, sign, std::move(*node), std::move(*right));
    }
    return node;
  }

  QueryNode related(const Lexeme* negation, const Lexeme& sign, QueryNode&& left, QueryNode&& right) const {
    QueryNode node;
    node.kind = sign.proximity.kind;
    node.ordered = sign.proximity.ordered;
    node.number = sign.proximity.distance;
    node.span = {left.span.begin, right.span.end};
    if (negation) {
      if (node.kind != NodeKind::near || node.ordered) {
        throw query_error(query_, {negation->span.begin, sign.span.end}, "NOT goes with NEAR only",
                          fmt::format("write NOT NEAR/{}", node.number > 0 ? node.number : 20));
      }
      node.kind = NodeKind::not_near;
    }
    check_operand(query_, sign, left);
    check_operand(query_, sign, right);
    node.children.push_back(std::move(left));
    node.children.push_back(std::move(right));
    check_proximity(query_, sign, node);
    return node;
  }

  std::optional<QueryNode> operand(const Field* group) {
    const Lexeme& first = take();
    if (first.kind == LexKind::proximity) {
      Error error = missing("before", first);
      if (next_ > 2 && lexemes_[next_ - 2].kind == LexKind::op_not &&
          lexemes_[next_ - 3].kind == LexKind::op_and)
        error.hint = "write a NOT NEAR/5 b, without the AND";
      throw error;
    }
    if (first.kind == LexKind::open) return bracket(first, group, first.span.begin);
    if (first.kind == LexKind::function) return function(first, group);
    if (first.kind == LexKind::equals) return written(first, group, first.span.begin);
    if (first.kind != LexKind::field) return leaf(first, group, first.span);
    if (group) {
      throw query_error(query_, first.span, "a field cannot stand within the brackets of another field",
                        fmt::format("close the brackets of {}: before it", group->name));
    }
    const Lexeme& value = take();
    const QuerySpan span{first.span.begin, value.span.end};
    if (value.kind == LexKind::equals) return written(value, first.field, span.begin);
    std::optional<QueryNode> node = value.kind == LexKind::open ? bracket(value, first.field, span.begin)
                                                                : leaf(value, first.field, span);
    if (!node) throw nothing_in(span);
    return node;
  }

  std::optional<QueryNode> function(const Lexeme& opening, const Field* group) {
    if (group) {
      throw query_error(query_, opening.span, "first() and atleast() cannot stand within a field",
                        fmt::format("write atleast(5, {}:cloud)", group->name));
    }
    std::optional<QueryNode> child = bracket(opening, nullptr, opening.span.begin);
    if (!child) throw missing("after", opening);
    QueryNode node;
    node.kind = opening.function.kind;
    node.number = opening.function.number;
    node.span = child->span;
    node.children.push_back(std::move(*child));
    check_function(query_, opening, node);
    return node;
  }

  QueryNode written(const Lexeme& equals, const Field* group, size_t begin) {
    const Lexeme& value = take();
    if (value.kind != LexKind::word && value.kind != LexKind::quoted) {
      throw query_error(query_, equals.span, "'=' stands right before a word or a phrase",
                        value.kind == LexKind::field ? fmt::format("write {}:=Apple", value.field->name)
                                                     : std::string("write =Apple"));
    }
    const QuerySpan span{begin, value.span.end};
    QueryNode node = written_leaf({query_, value, peek(), group, span});
    count_words(node, span);
    return node;
  }

  // `begin` is that of the field's name or the function before it.
  std::optional<QueryNode> bracket(const Lexeme& open, const Field* group, size_t begin) {
    if (++depth_ > kMaxQueryDepth) {
      throw query_error(query_, open.span,
                        fmt::format("brackets are nested more than {} deep", kMaxQueryDepth));
    }
    std::optional<QueryNode> node = alternatives(group);
    if (peek().kind != LexKind::close) {
      throw query_error(query_, open.span, "this bracket is never closed",
                        "close it, or leave it out; --literal searches plain text");
    }
    const size_t end = take().span.end;
    --depth_;
    if (node) node->span = {begin, end};
    return node;
  }

  // `span` is what to point at, the field's name included.
  std::optional<QueryNode> leaf(const Lexeme& lexeme, const Field* field, QuerySpan span) {
    if (takes_whole_values(field)) return whole_value(lexeme, *field, span);
    if (lexeme.kind == LexKind::word) note_text(lexeme);
    Nodes words = leaves_of({query_, lexeme, peek(), field, span});
    for (const QueryNode& word : words) count_words(word, span);
    std::optional<QueryNode> node =
        joined(options_.any ? NodeKind::any_of : NodeKind::all_of, std::move(words));
    if (node) node->span = span;
    return node;
  }

  QueryNode whole_value(const Lexeme& lexeme, const Field& field, QuerySpan span) {
    const std::string_view text = trim(lexeme.text);
    if (fold_case(text).empty()) throw nothing_in(span);
    QueryNode node;
    node.field = &field;
    node.text = text;
    node.span = span;
    const size_t begin = static_cast<size_t>(text.data() - query_.data());
    if (field.kind == FieldKind::date) {
      node.kind = NodeKind::date;
      node.dates = parse_date_range(query_, {begin, begin + text.size()}, options_.as_of);
      return node;
    }
    if (field.kind == FieldKind::number) {
      node.kind = NodeKind::length;
      node.lengths = parse_length_range(query_, {begin, begin + text.size()});
      return node;
    }
    const bool free_form = field.name == "url" || field.name == "id";
    if (lexeme.kind != LexKind::quoted && !free_form) refuse_unsupported_value(query_, lexeme);
    node.kind = NodeKind::exact;
    return node;
  }

  void count_words(const QueryNode& words, QuerySpan span) {
    words_ += words_in(words);
    if (words_ <= kMaxQueryWords) return;
    throw query_error(query_, {span.begin, span.begin},
                      fmt::format("the query has more than {} words", kMaxQueryWords),
                      "--literal --any searches a long text for its first words");
  }

  // What is text, but looks like something else.
  void note_text(const Lexeme& word) {
    if (notes_.size() == 3) return;
    std::string note = note_on_text(query_, word, peek());
    if (!note.empty()) notes_.push_back(std::move(note));
  }

  Error missing(std::string_view where, const Lexeme& sign) const {
    const bool is_word = sign.kind != LexKind::minus && sign.kind != LexKind::function;
    const std::string name = sign.kind == LexKind::minus ? "-" : shown(narrow(sign.text));
    const std::string hint =
        !is_word ? std::string()
                 : fmt::format("for the word itself write it in lower case; --literal searches plain text");
    return query_error(query_, sign.span, fmt::format("{} needs something to search for {} it", name, where),
                       hint);
  }

  Error nothing_in(QuerySpan span) const {
    return query_error(query_, span, "there is no word in this to search for");
  }

  Error side_by_side(const Field& field, const Lexeme& where) const {
    const std::string hint =
        field.kind == FieldKind::exact
            ? fmt::format("write {0}:\"one whole value\", or OR between values", field.name)
            : fmt::format("write {}:({} OR {})", field.name, field.kind == FieldKind::date ? "2017" : "..100",
                          field.kind == FieldKind::date ? "2019" : ">800");
    return query_error(
        query_, where.span,
        fmt::format("{}: compares whole values, so two side by side match nothing", field.name), hint);
  }

  std::string_view query_;
  const QueryOptions& options_;
  std::vector<Lexeme> lexemes_;
  size_t next_ = 0;
  size_t depth_ = 0;
  size_t words_ = 0;
  std::vector<std::string> notes_;
};

}  // namespace

ParsedQuery parse_query(std::string_view query, const QueryOptions& options) {
  if (options.literal) return parse_literal(query, options.any);
  return Parser(query, options).run();
}

}  // namespace news

#include "common/query_parser.h"

#include <fmt/format.h>

#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/query_date.h"
#include "common/query_error.h"
#include "common/query_lexer.h"
#include "common/query_unsupported.h"
#include "common/query_words.h"
#include "common/utf8.h"

namespace news {

namespace {

using Nodes = std::vector<QueryNode>;

// One node of all parts; parts of the same kind are taken apart, which bounds the depth of the tree.
std::optional<QueryNode> joined(NodeKind kind, Nodes&& parts) {
  Nodes flat;
  for (QueryNode& part : parts) {
    if (part.kind == kind) {
      std::move(part.children.begin(), part.children.end(), std::back_inserter(flat));
    } else {
      flat.push_back(std::move(part));
    }
  }
  if (flat.empty()) return std::nullopt;
  if (flat.size() == 1) return std::move(flat.front());
  QueryNode node;
  node.kind = kind;
  node.children = std::move(flat);
  return node;
}

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

bool takes_whole_values(const Field* field) noexcept {
  return field && (field->kind == FieldKind::exact || field->kind == FieldKind::date);
}

// Recursive descent; only brackets recurse. Rules that return nullopt have read nothing but punctuation.
//   alternatives := conjunction (OR conjunction)*
//   conjunction  := unary ([AND] unary)*            with `any`: unary (AND unary)*, and side by side is OR
//   unary        := (NOT | -)* operand
//   operand      := word | "phrase" | field:value | field:(alternatives) | (alternatives)
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
        if (takes_whole_values(group)) throw side_by_side(*group);
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
    std::optional<QueryNode> node = operand(group);
    if (!node && sign && sign->kind == LexKind::op_not) throw missing("after", *sign);
    if (node && negate) return negated(std::move(*node));
    return node;
  }

  std::optional<QueryNode> operand(const Field* group) {
    const Lexeme& first = take();
    if (first.kind == LexKind::open) return bracket(first, group);
    if (first.kind != LexKind::field) return leaf(first, group, first.span);
    if (group) {
      throw query_error(query_, first.span, "a field cannot stand within the brackets of another field",
                        fmt::format("close the brackets of {}: before it", group->name));
    }
    const Lexeme& value = take();
    const QuerySpan span{first.span.begin, value.span.end};
    std::optional<QueryNode> node =
        value.kind == LexKind::open ? bracket(value, first.field) : leaf(value, first.field, span);
    if (!node) throw nothing_in(span);
    return node;
  }

  std::optional<QueryNode> bracket(const Lexeme& open, const Field* group) {
    if (++depth_ > kMaxQueryDepth) {
      throw query_error(query_, open.span,
                        fmt::format("brackets are nested more than {} deep", kMaxQueryDepth));
    }
    std::optional<QueryNode> node = alternatives(group);
    if (peek().kind != LexKind::close) {
      throw query_error(query_, open.span, "this bracket is never closed",
                        "close it, or leave it out; --literal searches plain text");
    }
    take();
    --depth_;
    return node;
  }

  // `span` is what to point at, the field's name included.
  std::optional<QueryNode> leaf(const Lexeme& lexeme, const Field* field, QuerySpan span) {
    if (takes_whole_values(field)) return whole_value(lexeme, *field, span);
    if (lexeme.kind == LexKind::quoted) {
      refuse_unsupported_quoted(query_, lexeme, peek());
      QueryNode phrase = phrase_of(lexeme.text, field);
      if (phrase.tokens.empty()) throw nothing_in(span);
      count_words(phrase, span);
      return phrase;
    }
    refuse_unsupported_word(query_, lexeme, peek());
    note_colon(lexeme.text);
    Nodes words = words_of(lexeme.text, field);
    for (const QueryNode& word : words) count_words(word, span);
    return joined(options_.any ? NodeKind::any_of : NodeKind::all_of, std::move(words));
  }

  QueryNode whole_value(const Lexeme& lexeme, const Field& field, QuerySpan span) {
    const std::string_view text = trim(lexeme.text);
    if (fold_case(text).empty()) throw nothing_in(span);
    QueryNode node;
    node.field = &field;
    node.text = text;
    if (field.kind == FieldKind::date) {
      const size_t begin = static_cast<size_t>(text.data() - query_.data());
      node.kind = NodeKind::date;
      node.dates = parse_date_range(query_, {begin, begin + text.size()}, options_.as_of);
      return node;
    }
    const bool free_form = field.name == "url" || field.name == "id";
    if (lexeme.kind != LexKind::quoted && !free_form) refuse_unsupported_value(query_, lexeme);
    node.kind = NodeKind::exact;
    return node;
  }

  void count_words(const QueryNode& words, QuerySpan span) {
    words_ += word_count(words);
    if (words_ <= kMaxQueryWords) return;
    throw query_error(query_, {span.begin, span.begin},
                      fmt::format("the query has more than {} words", kMaxQueryWords),
                      "--literal --any searches a long text for its first words");
  }

  // "title: cloud" may be meant as a field; "Date: Tuesday" stands in many a headline.
  void note_colon(std::string_view word) {
    if (!word.ends_with(':') || word.size() > 20 || notes_.size() == 3) return;
    const std::string name(word.substr(0, word.size() - 1));
    if (!find_field(name)) return;
    notes_.push_back(
        fmt::format("'{0}:' before a space is read as a word; the field is written {0}:cloud", name));
  }

  Error missing(std::string_view where, const Lexeme& sign) const {
    const std::string name = sign.kind == LexKind::minus ? "-" : narrow(sign.text);
    const std::string hint =
        sign.kind == LexKind::minus
            ? std::string()
            : fmt::format("for the word itself write it in lower case; --literal searches plain text");
    return query_error(query_, sign.span, fmt::format("{} needs something to search for {} it", name, where),
                       hint);
  }

  Error nothing_in(QuerySpan span) const {
    return query_error(query_, span, "there is no word in this to search for");
  }

  Error side_by_side(const Field& field) const {
    const std::string hint =
        field.kind == FieldKind::date
            ? std::string("write date:(2017 OR 2019)")
            : fmt::format("write {0}:\"one whole value\", or OR between values", field.name);
    return query_error(
        query_, peek().span,
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

// Operands up to the bound; a phrase that would go beyond it is left out whole.
bool cut_words(Nodes& operands) {
  size_t words = 0;
  for (size_t i = 0; i < operands.size(); ++i) {
    words += word_count(operands[i]);
    if (words <= kMaxQueryWords) continue;
    operands.resize(i);
    return true;
  }
  return false;
}

ParsedQuery parse_literal(std::string_view text, bool any) {
  ParsedQuery parsed;
  Nodes operands = any ? single_words_of(text) : words_of(text, nullptr);
  if (cut_words(operands)) {
    parsed.notes.push_back(
        fmt::format("only the first {} words of the text are searched for", kMaxQueryWords));
  }
  std::optional<QueryNode> root = joined(any ? NodeKind::any_of : NodeKind::all_of, std::move(operands));
  if (root) {
    parsed.root = std::move(*root);
  } else {
    parsed.root.kind = NodeKind::nothing;
  }
  return parsed;
}

}  // namespace

ParsedQuery parse_query(std::string_view query, const QueryOptions& options) {
  if (options.literal) return parse_literal(query, options.any);
  return Parser(query, options).run();
}

}  // namespace news

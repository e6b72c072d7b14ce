// Lucene's classic query syntax, as in Solr and Elasticsearch's query_string. Its AND, OR, NOT, + and - do
// not nest by strength: each makes the clause before or behind it required or prohibited
// (QueryParserBase.addClause), and clauses that are neither only find when nothing is required. This is read
// as Lucene reads it.
#include <fmt/format.h>

#include <algorithm>

#include "common/query_dialect_lexer.h"
#include "common/query_dialect_lucene_reader.h"
#include "common/query_dialect_lucene_terms.h"
#include "common/query_dialect_parts.h"
#include "common/query_lexer.h"
#include "common/suggest.h"
#include "common/utf8.h"

namespace news {

namespace {

// Where clauses of one bracket belong.
struct Target {
  const Field* field = nullptr;  // null: the whole article
  bool dropped = false;          // an unknown field, noted
};

class LuceneParser : private LuceneReader {
 public:
  LuceneParser(std::string_view query, const QueryOptions& options)
      : LuceneReader(query), tree_(query), options_(options) {}

  ParsedQuery run() {
    ParsedQuery parsed;
    Operand root = clauses({}, 0);
    skip_space();
    if (pos_ < query_.size())
      throw mistake({pos_, pos_ + 1}, "this bracket was never opened",
                    "leave it out, or put a backslash before it");
    parsed.notes = tree_.take_notes();
    if (!root) {
      std::string why;
      for (const std::string& note : parsed.notes) why += (why.empty() ? "" : "; ") + note;
      throw mistake({0, query_.size()}, "nothing of this query can be carried over", why);
    }
    parsed.root = std::move(*root);
    return parsed;
  }

 private:
  enum class Occur : uint8_t { should, must, must_not };
  struct Clause {
    Operand node;
    Occur occur = Occur::should;
    QuerySpan span;
  };

  Operand clauses(const Target& target, size_t depth) {
    if (depth > kMaxQueryDepth)
      throw mistake({pos_, pos_}, fmt::format("brackets are nested more than {} deep", kMaxQueryDepth));
    std::vector<Clause> found;
    bool side_by_side = false;
    for (skip_space(); !ended(); skip_space()) {
      if (++clauses_ > kMaxLexemes)
        throw mistake({pos_, pos_}, fmt::format("the query has more than {} parts", kMaxLexemes));
      const size_t begin = pos_;
      const bool conjunction = take_word("AND") || take_word("&&");
      const bool alternative = !conjunction && (take_word("OR") || take_word("||"));
      skip_space();
      if ((conjunction || alternative) && (found.empty() || ended()))
        throw mistake({begin, begin + 2}, "this operator needs something to search for on both sides");
      Clause clause = prefixed(target, depth, conjunction);
      if (found.empty() == false && conjunction && found.back().occur == Occur::should)
        found.back().occur = Occur::must;
      const bool beside = !found.empty() && !conjunction && !alternative && clause.occur == Occur::should &&
                          found.back().occur == Occur::should;
      side_by_side = side_by_side || beside;
      found.push_back(std::move(clause));
    }
    return combined(std::move(found), side_by_side);
  }

  // A clause with its sign.
  Clause prefixed(const Target& target, size_t depth, bool conjunction) {
    const size_t begin = pos_;
    Clause clause;
    clause.occur = conjunction ? Occur::must : Occur::should;
    if (take_word("NOT") || at('-') || at('!')) {
      if (at('-') || at('!')) ++pos_;
      clause.occur = Occur::must_not;
    } else if (at('+')) {
      ++pos_;
      clause.occur = Occur::must;
    }
    skip_space();
    if (ended() || take_word("NOT") || take_word("AND") || take_word("OR"))
      throw mistake({begin, std::max(pos_, begin + 1)}, "there is nothing to search for behind this");
    clause.node = clause_of(target, depth);
    clause.span = {begin, pos_};
    return clause;
  }

  Operand combined(std::vector<Clause>&& found, bool side_by_side) {
    const auto required =
        std::any_of(found.begin(), found.end(), [](const Clause& one) { return one.occur == Occur::must; });
    const auto positive = std::any_of(found.begin(), found.end(),
                                      [](const Clause& one) { return one.occur != Occur::must_not; });
    Operand wanted;
    Operand unwanted;
    for (Clause& clause : found) {
      if (clause.occur == Occur::must_not) {
        unwanted =
            joined_pair(NodeKind::all_of, std::move(unwanted), DialectTree::negated(std::move(clause.node)));
      } else if (required && clause.occur == Occur::should) {
        if (clause.node)
          tree_.note(clause.span, "is left out: beside parts that are required it only changes the order");
      } else {
        wanted = joined_pair(required ? NodeKind::all_of : NodeKind::any_of, std::move(wanted),
                             std::move(clause.node));
      }
    }
    if (side_by_side && !required && !noted_default_ && wanted) {
      noted_default_ = true;
      tree_.note(
          {0, query_.size()},
          "has words side by side, which are alternatives in Lucene: they are read with OR between them");
    }
    if (!positive && !found.empty())
      tree_.note(found.front().span, "excludes from all articles here; alone it finds nothing in Lucene");
    return joined_pair(NodeKind::all_of, std::move(wanted), std::move(unwanted));
  }

  Operand clause_of(Target target, size_t depth) {
    const size_t begin = pos_;
    if (query_.substr(pos_, 3) == "*:*") {
      pos_ += 3;
      suffixes(begin);
      return QueryNode();
    }
    if (const auto colon = field_colon()) {
      const std::string name = unescape(query_.substr(pos_, *colon - pos_)).text;
      pos_ = *colon + 1;
      skip_space();
      if (ended()) throw mistake({begin, pos_}, "there is nothing to search for behind this field");
      if (name == "_exists_") return exists(begin);
      target = target_of(name, begin);
    }
    if (at('(')) {
      const size_t open = pos_++;
      Operand inner = clauses(target, depth + 1);
      if (!at(')'))
        throw mistake({open, open + 1}, "this bracket is never closed",
                      "close it, or put a backslash before it");
      ++pos_;
      suffixes(begin);
      return inner;
    }
    return placed(target, begin);
  }

  Target target_of(const std::string& name, size_t begin) {
    const LuceneField found = lucene_field(name);
    if (found.known) return {found.field, false};
    std::vector<std::string> names;
    for (const Field& one : kFields) names.emplace_back(one.name);
    const std::string near = suggest(name, names);
    tree_.note({begin, pos_}, "is left out with what it limits: there is no such field" +
                                  (near.empty() ? std::string() : fmt::format("; did you mean {}:?", near)));
    return {nullptr, true};
  }

  Operand exists(size_t begin) {
    const LuceneField found = lucene_field(term_text());
    return has_value({found.field, false}, {begin, pos_});
  }

  // field:* and _exists_:field
  Operand has_value(const Target& target, QuerySpan span) {
    if (!target.field) return target.dropped ? Operand() : Operand(QueryNode());
    if (target.field->kind != FieldKind::date) {
      tree_.note(span, "is left out: that a field has a value cannot be asked here");
      return std::nullopt;
    }
    DateRange unknown;
    unknown.unknown = true;
    return DialectTree::negated(DialectTree::dates(unknown, span));
  }

  // A term, phrase, range or pattern in its field.
  Operand placed(const Target& target, size_t begin) {
    const char c = query_[pos_];
    if (c == '[' || c == '{') return range(target, begin);
    if (c == '<' || c == '>') return comparison(target, begin);
    if (c == '/') return regular_expression(begin);
    const bool quoted = c == '"';
    const std::string_view raw = quoted ? quoted_text() : term_text();
    if (raw.empty() && !quoted)
      throw mistake({pos_, pos_ + 1}, "nothing can be searched for here",
                    "put a backslash before the sign if it belongs to a word");
    if (raw == "*") return suffixes(begin), has_value(target, {begin, pos_});
    const Unescaped text = unescape(raw);
    const QuerySpan span{begin, pos_};
    if (target.field && target.field->kind == FieldKind::date) return date_value(text.text, begin);
    if (target.field && target.field->kind == FieldKind::number) return number_value(text.text, begin);
    Operand node = quoted ? phrase(text.text, span) : term(text, span, target);
    suffixes(begin);
    if (target.dropped || !node) return std::nullopt;
    if (!target.field) return node;
    if (target.field->kind == FieldKind::exact) return values(text, std::move(node), target, span);
    return tree_.in_field(std::move(node), *target.field, span);
  }

  Operand values(const Unescaped& text, Operand node, const Target& target, QuerySpan span) {
    if (text.wildcards.empty()) {
      node->kind = NodeKind::words;  // the text as it is, whatever it is made of
      node->children.clear();
      node->text = std::string(trim(text.text));
    }
    Operand value = tree_.as_values(std::move(node), *target.field, span);
    return target.field->name == "lang" ? with_language_codes(std::move(value), tree_) : value;
  }

  // "..."~5
  Operand phrase(const std::string& text, QuerySpan span) {
    const auto slop = number_behind('~');
    if (!slop) return tree_.phrase(text, span);
    return sloppy_phrase(tree_, text, {span.begin, pos_}, small_number(slop->substr(0, slop->find('.'))));
  }

  // word, wo*d, word~2
  Operand term(const Unescaped& text, QuerySpan span, const Target& target) {
    const auto number = number_behind('~');
    if (!number) {
      const bool words = !target.field || target.field->kind != FieldKind::exact;
      return tree_.words(text.text, span, words ? Forms::inflected : Forms::as_typed, text.wildcards);
    }
    span.end = pos_;
    const uint32_t edits = lucene_edits(*number, text.text.size());
    if (number->find('.') != std::string_view::npos)
      tree_.note(span, fmt::format("is read as up to {} changed letters", edits));
    if (edits == 0) return tree_.words(text.text, span, Forms::as_typed);
    return tree_.fuzzy(text.text, span, edits);
  }

  void suffixes(size_t begin) {
    if (number_behind('^'))
      tree_.note({begin, pos_}, "counts like everything else here: parts have no weights");
  }

  Operand regular_expression(size_t begin) {
    size_t end = pos_ + 1;
    while (end < query_.size() && query_[end] != '/') end += query_[end] == '\\' ? 2 : 1;
    if (end >= query_.size())
      throw mistake({pos_, pos_ + 1}, "this regular expression is never closed",
                    "put a backslash before the slash if it is text");
    pos_ = end + 1;
    tree_.note({begin, pos_}, "is left out: there are no regular expressions here");
    return std::nullopt;
  }

  // [a TO b], {a TO b}, and both mixed; '*' is open.
  Operand range(const Target& target, size_t begin) {
    const bool from_included = at('[');
    const size_t close = query_.find_first_of("]}", pos_);
    if (close == std::string_view::npos)
      throw mistake({pos_, pos_ + 1}, "this range is never closed",
                    "ranges are written [2018-01-01 TO 2018-12-31]");
    const std::string_view inner = query_.substr(pos_ + 1, close - pos_ - 1);
    const size_t to = inner.find(" TO ");
    if (to == std::string_view::npos)
      throw mistake({begin, close + 1}, "this range has no TO",
                    "ranges are written [2018-01-01 TO 2018-12-31]");
    const std::string_view first = without_quotes(inner.substr(0, to));
    const std::string_view last = without_quotes(inner.substr(to + 4));
    const bool to_included = query_[close] == ']';
    pos_ = close + 1;
    Bounds bounds;
    if (first != "*") bounds.push_back({from_included ? Comparison::at_least : Comparison::above, first});
    if (last != "*") bounds.push_back({to_included ? Comparison::at_most : Comparison::below, last});
    Operand node = bounded(target, bounds, {begin, pos_});
    suffixes(begin);
    return node;
  }

  static std::string_view without_quotes(std::string_view text) {
    text = trim(text);
    if (text.size() >= 2 && text.front() == '"' && text.back() == '"') text = text.substr(1, text.size() - 2);
    return text;
  }

  // field:>=2018
  Operand comparison(const Target& target, size_t begin) {
    size_t length = 0;
    const auto sign = comparison_sign(query_.substr(pos_, 2), &length);
    pos_ += length;
    skip_space();
    const std::string_view value = at('"') ? quoted_text() : term_text();
    return bounded(target, {{sign.value_or(Comparison::equal), value}}, {begin, pos_});
  }

  Operand date_value(const std::string& text, size_t begin) {
    return bounded({&field("date"), false}, {{Comparison::equal, text}}, {begin, pos_});
  }
  Operand number_value(const std::string& text, size_t begin) {
    return bounded({&field("words"), false}, {{Comparison::equal, text}}, {begin, pos_});
  }

  using Bounds = std::vector<std::pair<Comparison, std::string_view>>;
  Operand bounded(const Target& target, const Bounds& bounds, QuerySpan span) {
    if (target.dropped) return std::nullopt;
    if (target.field && target.field->kind == FieldKind::date) {
      DateRange range;
      for (const auto& [comparison, value] : bounds) {
        const auto days = lucene_days(value, options_.as_of);
        if (!days)
          throw mistake(span, fmt::format("'{}' is no day", shown(value)),
                        "days are written 2018-12-31, now, now-7d");
        narrow_range(range, comparison, *days);
      }
      if (range.first && range.last && *range.first > *range.last)
        throw mistake(span, "this range ends before it begins");
      if (!bounds.empty()) return DialectTree::dates(range, span);
      return has_value(target, span);
    }
    if (target.field && target.field->kind == FieldKind::number) {
      LengthRange range;
      for (const auto& [comparison, value] : bounds) {
        if (!is_number(value)) throw mistake(span, fmt::format("'{}' is no number", shown(value)));
        narrow_range(range, comparison, small_number(value));
      }
      return bounds.empty() ? Operand(QueryNode()) : DialectTree::length(range, span);
    }
    tree_.note(span, "is left out: only dates and numbers of words have ranges here");
    return std::nullopt;
  }

  DialectTree tree_;
  const QueryOptions& options_;
  size_t clauses_ = 0;
  bool noted_default_ = false;
};

}  // namespace

ParsedQuery parse_lucene(std::string_view query, const QueryOptions& options) {
  return LuceneParser(query, options).run();
}

}  // namespace news

#include "common/query_dialect_parser.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "common/query_operators.h"
#include "common/query_signs.h"

namespace news {

namespace {

// Each bracket and each tighter operator is one step down.
constexpr size_t kMostDepth = 400;

}  // namespace

SignedText with_our_signs(std::string_view text, const WildcardSigns& signs) {
  SignedText found{std::string(text), {}};
  const auto is_sign = [&](size_t at) {
    return signs.any.find(text[at]) != std::string_view::npos ||
           signs.one.find(text[at]) != std::string_view::npos;
  };
  for (size_t begin = 0; begin < text.size();) {
    if (!is_sign(begin)) {
      ++begin;
      continue;
    }
    size_t end = begin;
    while (end < text.size() && is_sign(end)) ++end;
    if (letter_or_digit_before(text, begin) || letter_or_digit_at(text, end)) {
      for (size_t at = begin; at < end; ++at) {
        found.text[at] = signs.any.find(text[at]) != std::string_view::npos ? '*' : '?';
        found.wildcards.push_back(at);
      }
    }
    begin = end;
  }
  return found;
}

ParsedQuery DialectParser::run() {
  ParsedQuery parsed;
  if (peek().kind == PieceKind::end) return parsed;
  Operand root = expression(0);
  if (peek().kind == PieceKind::close)
    throw mistake(peek().span, "this bracket was never opened", "leave it out");
  parsed.notes = tree_.take_notes();
  if (!root) {
    std::string why;
    for (const std::string& note : parsed.notes) why += (why.empty() ? "" : "; ") + note;
    throw mistake({0, tree_.query().size()}, "nothing of this query can be carried over", why);
  }
  parsed.root = std::move(*root);
  return parsed;
}

Operand DialectParser::expression(int level) {
  if (++depth_ > kMostDepth) throw mistake(peek().span, "brackets and operators are nested too deep");
  Operand left;
  const Piece first = peek();
  if (at_end()) throw mistake(first.span, "there is nothing to search for here");
  if (const size_t pieces = negation()) {
    skip(pieces);
    if (at_end())
      throw mistake(first.span, fmt::format("{} needs something to search for after it", shown(first.text)));
    left = DialectTree::negated(expression(side_by_side().level));
  } else if (peek().kind == PieceKind::word && infix()) {
    throw mistake(first.span, fmt::format("{} needs something to search for before it", shown(first.text)),
                  "in quotation marks it is the word itself");
  } else {
    left = operand();
  }
  while (!at_end()) {
    if (postfix(left, level)) continue;
    const std::optional<InfixOperator> sign = peek().kind == PieceKind::word ? infix() : std::nullopt;
    const InfixOperator next = sign ? *sign : side_by_side();
    if (next.level < level) break;
    const QuerySpan span{peek().span.begin,
                         next.pieces > 0 ? peek(next.pieces - 1).span.end : peek().span.begin};
    skip(next.pieces);
    if (!next.note.empty()) tree_.note(span, next.note);
    if (at_end())
      throw mistake(span, fmt::format("{} needs something to search for after it", shown(text_of(span))));
    left = tree_.relate(std::move(left), next.relation, expression(next.level + 1), span);
  }
  --depth_;
  return left;
}

Operand DialectParser::bracket() {
  const Piece open = take();
  if (peek().kind == PieceKind::close) {
    take();
    tree_.note({open.span.begin, last_end()}, "is left out: there is nothing in it");
    return std::nullopt;
  }
  Operand inner = expression(0);
  if (peek().kind != PieceKind::close)
    throw mistake(open.span, "this bracket is never closed", "close it, or leave it out");
  take();
  return inner;
}

QuerySpan DialectParser::skip_bracket() {
  const Piece open = take();
  size_t depth = 1;
  for (;;) {
    const Piece piece = peek();
    if (piece.kind == PieceKind::end)
      throw mistake(open.span, "this bracket is never closed", "close it, or leave it out");
    skip(1);
    if (piece.kind == PieceKind::open) ++depth;
    if (piece.kind == PieceKind::close && --depth == 0) return {open.span.end, piece.span.begin};
  }
}

Operand DialectParser::leave_out(QuerySpan name, const std::string& reason) {
  const QuerySpan inner = skip_bracket();
  tree_.note({name.begin, inner.end + 1}, reason);
  return std::nullopt;
}

Operand DialectParser::quoted_text(const WildcardSigns& signs) {
  const Piece piece = take();
  const SignedText text = with_our_signs(piece.text, signs);
  return tree_.phrase(text.text, piece.span, text.wildcards);
}

void DialectParser::note_whole_values(QuerySpan name, std::string_view field_name) {
  tree_.note(name, fmt::format("compares whole values here, as {}: does", field_name));
}

InfixOperator DialectParser::at_distance(const Relation& relation, std::string_view digits, int level,
                                         size_t pieces) const {
  const uint32_t number = small_number(digits);
  if (number == 0)
    throw mistake({peek().span.begin, peek(pieces - 1).span.end}, "this is no distance in words",
                  "distances begin at 1");
  InfixOperator sign{relation, level, pieces, {}};
  sign.relation.number = std::min(number, kMaxDistance);
  if (number > kMaxDistance)
    sign.note = fmt::format("reaches {} words here, which is the most", kMaxDistance);
  return sign;
}

}  // namespace news

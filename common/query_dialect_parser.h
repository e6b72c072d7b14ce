// What the dialects with operators in words (Nexis, Factiva, ProQuest) have in common: operators of different
// strength between operands, brackets, wildcards. Part of parse_dialect().
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/query_dialect_lexer.h"
#include "common/query_dialect_tree.h"
#include "common/query_parser.h"

namespace news {

struct InfixOperator {
  Relation relation;
  int level = 0;      // binds tighter the higher it is
  size_t pieces = 0;  // that it is made of; 0 for operands side by side
  std::string note;   // about it, if it is not carried over quite
};

// Signs for letters that are open.
struct WildcardSigns {
  std::string_view any;  // any number of letters
  std::string_view one;  // one letter
};

// A word or quoted text with our signs, and where they stand.
struct SignedText {
  std::string text;
  std::vector<size_t> wildcards;
};
// Only signs beside a letter, a digit or another sign count.
SignedText with_our_signs(std::string_view text, const WildcardSigns& signs);

class DialectParser {
 public:
  DialectParser(std::string_view query, const QueryOptions& options, const PieceRules& rules)
      : tree_(query), options_(options), pieces_(cut_query(query, rules)) {}
  virtual ~DialectParser() = default;

  ParsedQuery run();

 protected:
  // The operator that begins with the next piece, a word; nothing if it is no operator. Asked more than once.
  virtual std::optional<InfixOperator> infix() const = 0;
  virtual InfixOperator side_by_side() const = 0;
  // Pieces of a negation that stands before its operand (NOT); 0 if the next one is none.
  virtual size_t negation() const { return peek().low == "not" ? 1 : 0; }
  // Takes at least one piece, which is no operator and no closing bracket.
  virtual Operand operand() = 0;
  // Takes an operator behind its operand; false if the next piece is none, or is weaker than `level`.
  virtual bool postfix(Operand&, int /*level*/) { return false; }

  // Operands with operators of at least this level.
  Operand expression(int level);
  // What stands between brackets; the opening one is the next piece.
  Operand bracket();
  // Takes pieces up to the closing bracket that belongs to the opening one that is next, and gives what lies
  // between.
  QuerySpan skip_bracket();
  // The bracket behind `name`, which was taken, gives nothing, and a note on both says why.
  Operand leave_out(QuerySpan name, const std::string& reason);
  // Quoted text, which is the next piece: these very words.
  Operand quoted_text(const WildcardSigns& signs);
  void note_whole_values(QuerySpan name, std::string_view field_name);

  const Piece& peek(size_t ahead = 0) const { return pieces_[std::min(at_ + ahead, pieces_.size() - 1)]; }
  Piece take() { return pieces_[at_ + 1 < pieces_.size() ? at_++ : at_]; }
  void skip(size_t pieces) { at_ = std::min(at_ + pieces, pieces_.size() - 1); }
  // Where the piece ends that was taken last.
  size_t last_end() const { return at_ > 0 ? pieces_[at_ - 1].span.end : 0; }
  bool at_end() const { return peek().kind == PieceKind::end || peek().kind == PieceKind::close; }
  bool opens_behind_name() const { return peek(1).kind == PieceKind::open && peek(1).glued; }
  std::string_view text_of(QuerySpan span) const {
    return tree_.query().substr(span.begin, span.end - span.begin);
  }
  Error mistake(QuerySpan span, const std::string& reason, const std::string& hint = {}) const {
    return query_error(tree_.query(), span, reason, hint);
  }

  // near or not_near, the next `pieces`; other systems allow distances up to a few hundred.
  InfixOperator at_distance(const Relation& relation, std::string_view digits, int level,
                            size_t pieces) const;

  DialectTree tree_;
  const QueryOptions& options_;
  std::vector<Piece> pieces_;

 private:
  size_t at_ = 0;
  size_t depth_ = 0;
};

}  // namespace news

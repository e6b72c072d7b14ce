// The parts of our syntax tree that dialects build, and the notes about what is lost on the way. Part of
// parse_dialect().
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/query_ast.h"
#include "common/query_error.h"

namespace news {

// Nothing where a part could not be carried over: it then has a note.
using Operand = std::optional<QueryNode>;

// How two operands stand to each other: all_of, any_of, none_of (the first without the second), near,
// not_near, sentence or paragraph.
struct Relation {
  NodeKind kind = NodeKind::all_of;
  bool ordered = false;
  uint32_t number = 0;
};

// What a word of the query asks for.
enum class Forms : uint8_t { inflected, as_typed };

class DialectTree {
 public:
  explicit DialectTree(std::string_view query) : query_(query) {}
  std::string_view query() const noexcept { return query_; }

  // Note "'SPAN' WHAT". The first kMostNotes are kept, and how many there were beyond.
  static constexpr size_t kMostNotes = 50;
  void note(QuerySpan span, std::string_view what);
  std::vector<std::string> take_notes();

  // Text as it was typed. `wildcards` are the ascending offsets of '*' (any letters) and '?' (one letter)
  // that are meant so. Several words (COVID-19, a CJK run, "a,b") stand next to each other. Nothing, with a
  // note, if there is no word in it. Throws query_error beyond kMaxQueryWords words.
  Operand words(std::string_view text, QuerySpan span, Forms forms,
                const std::vector<size_t>& wildcards = {});
  // Quoted text, these very forms.
  Operand phrase(std::string_view text, QuerySpan span, const std::vector<size_t>& wildcards = {});
  // In this very case.
  Operand written(std::string_view text, QuerySpan span);
  // One word and those within so many edits (1 or 2).
  Operand fuzzy(std::string_view text, QuerySpan span, uint32_t edits);
  static Operand dates(const DateRange& range, QuerySpan span);
  static Operand length(const LengthRange& range, QuerySpan span);

  // Both in their relation; the other one if one is missing. Where our proximity cannot take an operand (AND
  // within brackets), it is taken apart, with a note: a W/5 (b AND c) becomes (a W/5 b) AND (a W/5 c). `sign`
  // is what to point at. Throws query_error for an expression that grows without bounds.
  Operand relate(Operand left, const Relation& relation, Operand right, QuerySpan sign);
  static Operand negated(Operand node);

  // Everything in it limited to the field, one of words. A word that has a field keeps it, with a note; so do
  // values and dates.
  Operand in_field(Operand node, const Field& field, QuerySpan span);
  // In either of two, each word or group of near words by itself.
  Operand in_either(Operand node, const Field& first, const Field& second, QuerySpan span);
  // The words in it as whole values of an exact field; what is none is left out with a note.
  Operand as_values(Operand node, const Field& field, QuerySpan span);
  // At least so many places of it; it in the first so many words.
  Operand at_least(Operand node, uint32_t number, QuerySpan span);
  Operand in_first(Operand node, uint32_t number, QuerySpan span);

 private:
  Operand next_to_each_other(std::vector<QueryNode>&& operands, QuerySpan span);
  Operand proximity(const QueryNode& left, const Relation& relation, const QueryNode& right, QuerySpan sign,
                    bool& apart);
  void count(const QueryNode& node, QuerySpan span);

  std::string_view query_;
  std::vector<std::string> notes_;
  size_t unlisted_notes_ = 0;
  size_t words_ = 0;
};

// One node of both, flat; the other one if one is missing.
Operand joined_pair(NodeKind kind, Operand left, Operand right);

}  // namespace news

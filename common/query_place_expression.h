// An expression of distance as it is evaluated on position lists: plain data, shared by the copies of a
// posting source. Part of QueryCompiler, which makes it of the syntax tree.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "common/article_places.h"
#include "common/query_ast.h"

namespace news {

// Terms of which any may stand at a place, one list for each of the expression's languages, or a single list
// that counts for all.
using TermChoice = std::vector<std::vector<std::string>>;

// One word or phrase.
struct PlaceLeaf {
  std::vector<TermChoice> words;       // in order
  std::vector<std::string> spellings;  // written_word of each, if these very spellings are asked for
};

struct PlaceNode {
  NodeKind kind = NodeKind::words;  // words: the leaf; else near, not_near, sentence, paragraph, any_of
  bool ordered = false;
  uint32_t distance = 0;
  size_t leaf = 0;
  std::vector<PlaceNode> children;
};

struct PlaceExpression {
  std::vector<std::string> languages;  // XT terms; empty if no leaf differs by language
  std::vector<PlaceLeaf> leaves;
  PlaceNode root;
  PlaceScope scope = PlaceScope::text;
  bool lead = false;      // only places in the lead count
  uint32_t first = 0;     // if not 0, only places in the first so many words
  uint32_t at_least = 1;  // so many places that do not overlap
};

}  // namespace news

// Why a search found nothing: what each clause has alone, what there would be without it, and what a clause
// without any article may have been meant to say. Plain structs; autopsy_text() makes the lines for stderr of
// them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "searcher/open_index.h"
#include "searcher/question.h"

namespace news {

struct AutopsyClause {
  std::string query;                 // as it would be typed
  bool excludes = false;             // -a; `alone` then counts the articles that it takes away
  uint64_t alone = 0;                // articles that match it
  std::optional<uint64_t> without;   // articles that match all other clauses; absent if there are no others
  std::string advice;                // half a sentence, safe for a terminal; may be empty
  std::vector<AutopsyClause> parts;  // of a clause that has no article: what it is made of
};

struct Autopsy {
  uint64_t articles = 0;               // of the index
  std::vector<AutopsyClause> clauses;  // that must all hold, options included; at most kMostClauses
  size_t unlisted = 0;                 // clauses beyond that
  bool untried = false;                // too much to try what there would be without each: no `without`
  // Articles without all clauses that have none alone; absent unless there are several of these, and others.
  std::optional<uint64_t> without_missing;
  // A smallest set of clauses that no article has together, where each has some; empty if one has none.
  std::vector<std::string> conflict;
};

// More clauses, and parts of a clause, are not looked at.
inline constexpr size_t kMostClauses = 24;

// Precondition: no article matches the question. Throws the errors of OpenIndex::read.
Autopsy autopsy(OpenIndex& index, const Question& question);

// Lines for stderr, each with a line end; the first begins with a sentence, without the program's name. Safe
// for a terminal.
std::string autopsy_text(const Autopsy& autopsy);

}  // namespace news

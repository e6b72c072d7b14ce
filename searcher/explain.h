// What a query means, clause by clause, with the number of articles that each clause matches. Plain structs;
// the renderers of
// --explain are below.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "common/json.h"
#include "searcher/open_index.h"
#include "searcher/question.h"
#include "searcher/step_times.h"

namespace news {

// A word of the index that a clause stands for, and the articles that match the clause by it.
struct ExplainedForm {
  std::string form;  // folded
  uint64_t articles = 0;
};

struct ExplainedClause {
  std::string query;                 // as it would be typed
  std::string label;                 // "all of these" for what has parts, else the query
  std::string meaning;               // "have the word 'cloud' in any form"; safe for a terminal
  uint64_t articles = 0;             // of the index that match the clause alone
  std::vector<ExplainedForm> forms;  // the most frequent first, at most kMostForms
  uint64_t more_forms = 0;
  // Of a range of dates: articles that it leaves out because only the month or the year of their publication
  // is known; of a clause that must hold, only those that match all the others.
  std::optional<uint64_t> left_out;
  std::vector<ExplainedClause> parts;  // at most kMostExplained
  uint64_t more_parts = 0;
};

struct Explanation {
  std::string query;      // query and options, as one query of ours
  std::string meaning;    // a sentence; safe for a terminal
  uint64_t articles = 0;  // of the index
  ExplainedClause root;
};

inline constexpr size_t kMostForms = 12;
inline constexpr size_t kMostExplained = 100;

// All counts are exact. Throws the errors of OpenIndex::read, and those of the compiler.
Explanation explain(OpenIndex& index, const Question& question);

// Lines of text, each with its end; safe for a terminal.
std::string explanation_text(const Explanation& explanation);
// "parse 0.1 ms, open 2.0 ms, ...".
std::string steps_text(const StepTimes& steps);

// The value of the member `explain` (searcher/OUTPUT.md).
void write_explanation(json::Writer& writer, const Explanation& explanation, const StepTimes& steps);

}  // namespace news

#include "common/query_literal.h"

#include <fmt/format.h>

#include <optional>
#include <utility>
#include <vector>

#include "common/query_parser.h"
#include "common/query_words.h"

namespace news {

namespace {

// Operands up to the bound; a phrase that would go beyond it is left out whole.
bool cut_words(std::vector<QueryNode>& operands) {
  size_t words = 0;
  for (size_t i = 0; i < operands.size(); ++i) {
    words += word_count(operands[i]);
    if (words <= kMaxQueryWords) continue;
    operands.resize(i);
    return true;
  }
  return false;
}

}  // namespace

ParsedQuery parse_literal(std::string_view text, bool any) {
  ParsedQuery parsed;
  std::vector<QueryNode> operands = any ? single_words_of(text) : words_of(text, nullptr);
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

}  // namespace news

#include "searcher/explain.h"

#include <fmt/format.h>

#include <algorithm>

#include "common/query_error.h"
#include "common/query_text.h"
#include "searcher/clause_counts.h"
#include "searcher/clause_words.h"

namespace news {

namespace {

std::string label_of(const QueryNode& node) {
  switch (node.kind) {
    case NodeKind::everything:
      return "every article";
    case NodeKind::nothing:
      return "no word to search for";
    case NodeKind::all_of:
      return "all of these";
    case NodeKind::any_of:
      return node.text.empty() ? "any of these" : fmt::format("'{}' or a synonym", shown(node.text));
    case NodeKind::none_of:
      return "not this";
    case NodeKind::near:
      return fmt::format("within {} {}{}", node.number, node.number == 1 ? "word" : "words",
                         node.ordered ? ", in this order" : "");
    case NodeKind::not_near:
      return fmt::format("the first without the second within {} {}", node.number,
                         node.number == 1 ? "word" : "words");
    case NodeKind::sentence:
      return "in one sentence";
    case NodeKind::paragraph:
      return "in one paragraph";
    case NodeKind::first:
      return fmt::format("in the first {} words", node.number);
    case NodeKind::at_least:
      return fmt::format("at least {} times", node.number);
    default:
      return shown(query_text(node));
  }
}

class Explainer {
 public:
  explicit Explainer(const OpenIndex::View& view) : counts_(view) {}

  Explanation explain(const Question& question) {
    const QueryNode tree = with_filters_flat(question);
    Explanation explanation;
    explanation.query = query_text(tree);
    explanation.meaning = in_words(tree);
    explanation.articles = counts_.articles();
    explanation.root = clause(tree, {});
    return explanation;
  }

 private:
  // All that must hold, at one level.
  static QueryNode with_filters_flat(const Question& question) {
    std::vector<QueryNode> parts;
    if (question.words.kind != NodeKind::everything || question.filters.empty())
      parts.push_back(question.words);
    parts.insert(parts.end(), question.filters.begin(), question.filters.end());
    return *joined(NodeKind::all_of, std::move(parts));
  }

  // `others`: what must hold beside it.
  ExplainedClause clause(const QueryNode& node, const QueryNode& others) {
    ExplainedClause found;
    found.query = query_text(node);
    found.label = label_of(node);
    found.meaning = clause_words(node);
    found.articles = counts_.count(node);
    if (node.kind == NodeKind::date && !node.dates.unknown)
      found.left_out = counts_.left_out(others, node.dates);
    for (WordForm& form : counts_.forms(node)) {
      if (found.forms.size() == kMostForms)
        ++found.more_forms;
      else
        found.forms.push_back({std::move(form.form), form.articles});
    }
    for (size_t i = 0; i < node.children.size(); ++i) {
      if (explained_ == kMostExplained) {
        found.more_parts = node.children.size() - i;
        break;
      }
      ++explained_;
      found.parts.push_back(clause(node.children[i], node.kind == NodeKind::all_of && is_root(others)
                                                         ? all_but(node, i)
                                                         : QueryNode()));
    }
    return found;
  }

  static bool is_root(const QueryNode& others) { return others.kind == NodeKind::everything; }
  static QueryNode all_but(const QueryNode& node, size_t left_out) {
    if (node.children[left_out].kind != NodeKind::date) return {};
    std::vector<QueryNode> parts = node.children;
    parts.erase(parts.begin() + static_cast<ptrdiff_t>(left_out));
    return *joined(NodeKind::all_of, std::move(parts));
  }

  ClauseCounts counts_;
  size_t explained_ = 0;
};

}  // namespace

Explanation explain(OpenIndex& index, const Question& question) {
  Explanation explanation;
  index.read([&](const OpenIndex::View& view) { explanation = Explainer(view).explain(question); });
  return explanation;
}

}  // namespace news

// Explanations as text and as JSON.
#include <fmt/format.h>

#include "common/query_error.h"
#include "common/utf8.h"
#include "searcher/explain.h"

namespace news {

namespace {

constexpr size_t kNumberColumns = 10;

std::string indent(size_t depth) { return std::string(kNumberColumns + 2 + 2 * depth, ' '); }

std::string forms_line(const ExplainedClause& clause) {
  std::string line;
  for (const ExplainedForm& form : clause.forms)
    line += fmt::format("{}{} ({})", line.empty() ? "" : ", ", printable(form.form), form.articles);
  if (clause.more_forms > 0) line += fmt::format(" and {} more", clause.more_forms);
  return line;
}

void add_clause(std::string& text, const ExplainedClause& clause, size_t depth) {
  text += fmt::format("{:>{}}  {}{}\n", clause.articles, kNumberColumns, std::string(2 * depth, ' '),
                      clause.label);
  if (!clause.forms.empty()) text += fmt::format("{}  = {}\n", indent(depth), forms_line(clause));
  if (clause.left_out.value_or(0) > 0) {
    text += fmt::format("{}  leaves {} out of which only the month or the year is known\n", indent(depth),
                        *clause.left_out);
  }
  for (const ExplainedClause& part : clause.parts) add_clause(text, part, depth + 1);
  if (clause.more_parts > 0) text += fmt::format("{}... and {} more\n", indent(depth + 1), clause.more_parts);
}

void write_clause(json::Writer& writer, const ExplainedClause& clause) {
  writer.begin_object();
  writer.key("query");
  writer.string(clause.query);
  writer.key("meaning");
  writer.string(clause.meaning);
  writer.key("articles");
  writer.number(clause.articles);
  if (!clause.forms.empty()) {
    writer.key("forms");
    writer.begin_array();
    for (const ExplainedForm& form : clause.forms) {
      writer.begin_object();
      writer.key("form");
      writer.string(form.form);
      writer.key("articles");
      writer.number(form.articles);
      writer.end_object();
    }
    writer.end_array();
    if (clause.more_forms > 0) {
      writer.key("more_forms");
      writer.number(clause.more_forms);
    }
  }
  if (clause.left_out) {
    writer.key("left_out");
    writer.number(*clause.left_out);
  }
  if (!clause.parts.empty()) {
    writer.key("parts");
    writer.begin_array();
    for (const ExplainedClause& part : clause.parts) write_clause(writer, part);
    writer.end_array();
    if (clause.more_parts > 0) {
      writer.key("more_parts");
      writer.number(clause.more_parts);
    }
  }
  writer.end_object();
}

struct NamedStep {
  const char* name;
  double StepTimes::*seconds;
};
constexpr NamedStep kSteps[] = {{"parse", &StepTimes::parse},     {"open", &StepTimes::open},
                                {"compile", &StepTimes::compile}, {"match", &StepTimes::match},
                                {"fetch", &StepTimes::fetch},     {"snippets", &StepTimes::snippets},
                                {"print", &StepTimes::print}};

}  // namespace

std::string explanation_text(const Explanation& explanation) {
  std::string text = fmt::format("Query: {}\nMeans: {}\n", printable(explanation.query), explanation.meaning);
  text += fmt::format("{:>{}}  clause (of {} articles)\n", "articles", kNumberColumns, explanation.articles);
  add_clause(text, explanation.root, 0);
  return text;
}

std::string steps_text(const StepTimes& steps) {
  std::string text;
  for (const NamedStep& step : kSteps)
    text += fmt::format("{}{} {:.1f} ms", text.empty() ? "" : ", ", step.name, 1000 * steps.*step.seconds);
  return text;
}

void write_explanation(json::Writer& writer, const Explanation& explanation, const StepTimes& steps) {
  writer.begin_object();
  writer.key("query");
  writer.string(explanation.query);
  writer.key("meaning");
  writer.string(explanation.meaning);
  writer.key("articles");
  writer.number(explanation.articles);
  writer.key("clause");
  write_clause(writer, explanation.root);
  writer.key("seconds");
  writer.begin_object();
  for (const NamedStep& step : kSteps) {
    writer.key(step.name);
    writer.number(steps.*step.seconds, 6);
  }
  writer.end_object();
  writer.end_object();
}

}  // namespace news

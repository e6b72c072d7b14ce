#include "searcher/run.h"

#include <fmt/format.h>

#include <cstdlib>
#include <optional>
#include <string>
#include <vector>

#include "common/config.h"
#include "common/error.h"
#include "common/utf8.h"
#include "searcher/autopsy.h"
#include "searcher/batch.h"
#include "searcher/explain.h"
#include "searcher/facets.h"
#include "searcher/history.h"
#include "searcher/question.h"
#include "searcher/render_history.h"
#include "searcher/render_timeline.h"
#include "searcher/renderer.h"
#include "searcher/search.h"
#include "searcher/terminal.h"
#include "searcher/timeline.h"
#include "searcher/xapian_side.h"

namespace news {

namespace {

constexpr const char* kProgram = "newssearch";

const char* environment(const char* name) { return std::getenv(name); }

// One run: the options, the index, and where output goes.
class Run {
 public:
  Run(const SearchOptions& options, std::FILE* out, std::FILE* err)
      : options_(options), index_(find_index_root(options.index, options.config)), out_(out), err_(err) {
    style_.color = wants_color(options.color, is_terminal(out), environment);
    style_.columns = line_columns(reported_columns(out), environment);
  }

  int dispatch() {
    if (!options_.batch.empty()) return batch();
    if (!options_.show.empty()) return show();
    if (!options_.history.empty()) return history();
    read_synonyms();
    const Question question = make_question(query_text(options_), options_, synonyms_);
    if (options_.count) return count(question);
    if (!options_.by.empty()) return table(question);
    if (!options_.timeline.empty()) return timeline(question);
    return search(question, true) ? 0 : 1;
  }

 private:
  // True if there was a hit.
  bool search(const Question& question, bool alone) {
    FoundHits found = find_hits(index_, question, options_);
    Results& results = found.results;
    results.steps.parse = question.seconds;
    // All that may need Xapian comes before anything is printed (xapian_side.h).
    const std::string nothing = alone && results.total == 0 ? why_nothing(question) : std::string();
    std::optional<Explanation> explanation;
    if (options_.explain) explanation = explain(index_, question);
    tell(results.notes);
    const auto renderer = hit_renderer();
    renderer->begin(results);  // in a batch, the line that names the query
    if (explanation) print_explanation(*explanation);
    uint64_t shown = 0;
    uint64_t lines = 0;
    for (size_t i = 0; i < found.size(); ++i) {
      Hit hit;
      if (!found.fetch(i, hit)) continue;
      StepClock clock;
      renderer->hit(hit);
      results.steps.print += clock.lap();
      lines += hit.lines.size();
      ++shown;
    }
    if (explanation) explain_last(*explanation, results);
    renderer->end(results);
    if (explanation) explain_steps(results.steps);
    if (shown < found.size())
      tell({fmt::format("{} of the hits were removed while they were listed", found.size() - shown)});
    if (alone && found.results.total == 0) {
      print_message(nothing);
    } else if (alone && options_.format == OutputFormat::text && !options_.quiet) {
      std::fflush(out_);  // or the summary would overtake the hits where both go to one place
      const std::string summary = summary_line(found.results, options_.offset + 1, shown);
      fmt::print(err_, "{}{}\n", summary,
                 options_.kwic > 0 ? fmt::format("; {} {}", lines, lines == 1 ? "line" : "lines") : "");
    }
    return found.results.total > 0;
  }

  std::unique_ptr<Renderer> hit_renderer() {
    return options_.kwic > 0 ? make_concordance_renderer(options_.format, style_, options_.kwic, out_)
                             : make_renderer(options_.format, style_, out_);
  }

  // JSON has a member for it, text a place before the hits; in other formats it is a message.
  std::FILE* explanation_out() const {
    return options_.format == OutputFormat::text && is_listing() ? out_ : err_;
  }

  void print_explanation(const Explanation& explanation) {
    if (is_json_search() || (options_.quiet && explanation_out() == err_)) return;
    const std::string text = explanation_text(explanation) + (explanation_out() == out_ ? "\n" : "");
    put(explanation_out(), text);
  }

  bool is_json_search() const { return options_.format == OutputFormat::json && is_listing(); }
  bool is_listing() const {
    return !options_.count && options_.by.empty() && options_.timeline.empty() && options_.kwic == 0;
  }

  void explain_last(const Explanation& explanation, Results& results) const {
    if (!is_json_search()) return;
    json::Writer writer(results.explanation);
    write_explanation(writer, explanation, results.steps);
  }

  void explain_steps(const StepTimes& steps) {
    if (is_json_search() || (options_.quiet && explanation_out() == err_)) return;
    const bool apart = explanation_out() == out_ && steps.fetch > 0;
    put(explanation_out(), fmt::format("{}Time:  {}\n", apart ? "\n" : "", steps_text(steps)));
  }

  std::string why_nothing(const Question& question) {
    if (options_.quiet) return {};
    return fmt::format("{}: {}", kProgram, autopsy_text(autopsy(index_, question)));
  }

  void print_message(const std::string& message) {
    if (message.empty()) return;
    std::fflush(out_);
    put(err_, message);
  }

  void explain_alone(const Question& question, const std::vector<std::string>& notes) {
    std::optional<Explanation> explanation;
    if (options_.explain) explanation = explain(index_, question);
    tell(notes);
    if (explanation) print_explanation(*explanation);
  }

  int count(const Question& question) {
    std::vector<std::string> notes;
    const uint64_t total = count_hits(index_, question, notes);
    const std::string nothing = total == 0 ? why_nothing(question) : std::string();
    explain_alone(question, notes);
    put(out_, fmt::format("{}\n", total));
    print_message(nothing);
    return total > 0 ? 0 : 1;
  }

  int table(const Question& question) {
    std::vector<std::string> notes;
    const Facet facet = count_by(index_, question, options_.by, notes);
    const std::string nothing = facet.total == 0 ? why_nothing(question) : std::string();
    explain_alone(question, notes);
    make_renderer(options_.format, style_, out_)->facet(facet);
    print_message(nothing);
    return facet.total > 0 ? 0 : 1;
  }

  int timeline(const Question& question) {
    std::vector<std::string> notes;
    const Timeline found = timeline_of(index_, question, options_.timeline, notes);
    const std::string nothing = found.total == 0 ? why_nothing(question) : std::string();
    explain_alone(question, notes);
    render_timeline(options_.format, style_, found, out_);
    print_message(nothing);
    return found.total > 0 ? 0 : 1;
  }

  int show() {
    const std::vector<Article> articles = articles_with_id(index_.root(), options_.show);
    if (articles.empty()) {
      const std::string known = why_not_found(index_.root(), options_.show);
      tell({known.empty() ? fmt::format("no article has the id '{}'", printable(options_.show)) : known});
      return 1;
    }
    make_renderer(options_.format, style_, out_)->show(articles);
    return 0;
  }

  int history() {
    const std::vector<History> histories = histories_of(index_.root(), options_.history);
    if (histories.empty()) {
      tell({fmt::format("no article has or had the id '{}'", printable(options_.history))});
      return 1;
    }
    render_histories(options_.format, style_, histories, out_);
    return 0;
  }

  void read_synonyms() {
    if (options_.no_synonyms) return;
    const std::string file = find_synonyms_file(options_.synonyms, options_.config);
    if (!file.empty()) synonyms_ = Synonyms::load(file);
  }

  int batch() {
    need_xapian();
    int status = 0;
    read_synonyms();
    read_batch(options_.batch, [&](const BatchQuery& query) {
      style_.label = query.label;
      try {
        search(make_question(query.text, options_, synonyms_), false);
        style_.header = false;
      } catch (const Error& error) {
        if (error.code != ErrorCode::bad_query) throw;
        const std::string name = fmt::format("{}: {}", kProgram, printable(query.label));
        std::fputs(describe(error, name).c_str(), err_);
        status = 1;
      }
    });
    return status;
  }

  void tell(const std::vector<std::string>& notes) {
    if (options_.quiet) return;
    for (const std::string& note : notes) fmt::print(err_, "{}: {}\n", kProgram, note);
  }

  const SearchOptions& options_;
  OpenIndex index_;
  std::FILE* out_;
  std::FILE* err_;
  RenderStyle style_;
  Synonyms synonyms_;
};

int dispatch(Run& run, std::FILE* out) {
  const int status = run.dispatch();
  if (std::fflush(out) != 0 || std::ferror(out)) throw io_error("cannot write", kStandardOutput, errno);
  return status;
}

}  // namespace

int run_search(const SearchOptions& options, std::FILE* out, std::FILE* err) {
  Run run(options, out, err);
  return dispatch(run, out);
}

void run_search_and_end(const SearchOptions& options) {
  Run run(options, stdout, stderr);
  const int status = dispatch(run, stdout);
  std::fflush(stderr);
  std::_Exit(status);
}

}  // namespace news

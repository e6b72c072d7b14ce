// newsidx add, and its --dry-run.
#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>

#include "common/error.h"
#include "common/identity.h"
#include "common/stored_article.h"
#include "common/utf8.h"
#include "indexer/clock.h"
#include "indexer/commands.h"
#include "indexer/indexing_run.h"
#include "indexer/standard_output.h"
#include "indexer/stop_signal.h"
#include "indexer/sync_config.h"
#include "indexer/version_lookup.h"

namespace news {
namespace {

// Judges articles as a run would and keeps nothing but their identities.
class DryRun : public IntakeSink {
 public:
  DryRun(const std::string& root, bool verbose, Report& report)
      : index_path_(catalogue_path(root)),
        lookup_(root),
        classifier_(lookup_, now_seconds()),
        verbose_(verbose),
        report_(report) {}

  bool wants(const InputFile& file) override { return !lies_below(catalogue_path(file.path), index_path_); }
  void article(Article&& article, const std::string&) override {
    const Judgement judgement = classifier_.classify(identity_of(article), version_digest(article), article);
    report_.count(judgement.change);
    if (judgement.leaves_sight) report_.count_removed(1);
    if (verbose_) out_.line(outcome(judgement, article));
  }
  void complain(Diagnostic&& diagnostic) override { report_.complain(diagnostic); }
  void file_done(const InputFile&, bool) override {}
  void progress(uint64_t bytes_read, const std::string& file) override { report_.progress(bytes_read, file); }
  bool stop() override { return stop_requested(); }
  void flush() { out_.flush(); }

 private:
  static const char* verb_of(const Judgement& judgement, const Article& article) {
    if (judgement.action == Judgement::Action::keep) return "older    ";
    if (judgement.action == Judgement::Action::hold)
      return article.status == PublishingStatus::canceled ? "cancel   " : "withhold ";
    return judgement.change == Change::added     ? "add      "
           : judgement.change == Change::updated ? "update   "
                                                 : "unchanged";
  }

  static std::string outcome(const Judgement& judgement, const Article& article) {
    const char* verb = verb_of(judgement, article);
    std::string line = fmt::format("{}  {}", verb, printable(shown_id(article)));
    line += fmt::format("  \"{}\"", printable(article.title));
    if (!article.source.empty()) line += fmt::format("  {}", printable(article.source));
    line += fmt::format("  {}", article.published.known() ? format(article.published) : "undated");
    return line;
  }

  std::string index_path_;
  VersionLookup lookup_;
  Classifier classifier_;
  bool verbose_;
  Report& report_;
  StandardOutput out_;
};

int dry_run(const Options& options, const std::string& root) {
  Report report(report_style(options));
  DryRun run(root, options.verbose, report);
  catch_stop_signals();
  report.expect(options.input);
  read_inputs(options.input, options.read, today(), run);
  run.flush();
  report.end_of_input();
  report.say("newsidx: dry run, nothing was changed");
  if (options.report_json) {
    StandardOutput out;
    out.line(to_json(report.counts(), report.seconds()));
    out.flush();
  }
  report.print_summary(false);
  if (stop_requested()) return exit_status(ErrorCode::interrupted);
  return report.counts().failed > 0 ? 1 : 0;
}

}  // namespace

ReportStyle report_style(const Options& options) {
  const bool terminal = isatty(STDERR_FILENO) != 0;
  const char* no_color = std::getenv("NO_COLOR");
  const bool plain = no_color != nullptr && *no_color != '\0';
  ReportStyle style;
  style.verbose = options.verbose;
  style.quiet = options.quiet;
  style.colour =
      options.colour == Colour::always || (options.colour == Colour::automatic && terminal && !plain);
  style.terminal = terminal;
  return style;
}

int run_add(const Options& options) {
  const std::string root = index_root(options);
  check_read_options(options.read);
  if (options.dry_run) return dry_run(options, root);
  Options chosen = options;
  if (const auto config = load_config(options)) chosen.boilerplate &= config->boilerplate;
  Report report(report_style(options));
  IndexingRun run(chosen, root, "add", report);
  report.expect(options.input);
  run.read(options.input, options.read, false);
  run.publish();
  return run.finish(true);
}

}  // namespace news

// newsidx convert: what add would read, as canonical JSON lines.
#include <fmt/format.h>

#include "common/error.h"
#include "common/stored_article.h"
#include "indexer/article_language.h"
#include "indexer/clock.h"
#include "indexer/commands.h"
#include "indexer/intake.h"
#include "indexer/standard_output.h"
#include "indexer/stop_signal.h"

namespace news {
namespace {

class Conversion : public IntakeSink {
 public:
  explicit Conversion(Report& report) : report_(report) {}

  bool wants(const InputFile&) override { return true; }
  void article(Article&& article, const std::string&) override {
    settle_language(article);
    out_.line(to_canonical_json(article));
    ++written_;
  }
  void complain(Diagnostic&& diagnostic) override { report_.complain(diagnostic); }
  void file_done(const InputFile&, bool) override { out_.flush(); }
  // No progress line: standard output is often the same terminal.
  void progress(uint64_t, const std::string&) override {}
  bool stop() override { return stop_requested(); }

  void flush() { out_.flush(); }
  uint64_t written() const noexcept { return written_; }

 private:
  Report& report_;
  StandardOutput out_;
  uint64_t written_ = 0;
};

}  // namespace

int run_convert(const Options& options) {
  check_read_options(options.read);
  Report report(report_style(options));
  Conversion conversion(report);
  catch_stop_signals();
  read_inputs(options.input, options.read, today(), conversion);
  conversion.flush();
  report.end_of_input();
  const RunCounts& counts = report.counts();
  const bool nothing_read = conversion.written() == 0 && counts.skipped > 0;
  if (counts.failed > 0 || nothing_read || options.verbose) {
    report.say(fmt::format("newsidx: {} converted, {} failed, {} warnings, {} files skipped in {:.1f} s",
                           with_thousands(conversion.written()), with_thousands(counts.failed),
                           with_thousands(counts.warnings), with_thousands(counts.skipped),
                           report.seconds()));
  }
  if (stop_requested()) return exit_status(ErrorCode::interrupted);
  return counts.failed > 0 ? 1 : 0;
}

}  // namespace news

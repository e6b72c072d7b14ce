#include <fmt/format.h>

#include <cstdio>
#include <exception>

#include "common/error.h"
#include "common/utf8.h"
#include "indexer/commands.h"
#include "indexer/stop_signal.h"

namespace {

int run(const news::Options& options) {
  using news::Command;
  switch (options.command) {
    case Command::add:
      return run_add(options);
    case Command::convert:
      return run_convert(options);
    case Command::sync:
      return run_sync(options);
    case Command::status:
      return run_status(options);
    case Command::check:
      return run_check(options);
    case Command::optimize:
      return run_optimize(options);
    case Command::export_articles:
      return run_export(options);
    case Command::remove:
      return run_remove(options);
    case Command::failures:
      return run_failures(options);
    case Command::boilerplate:
      return run_boilerplate(options);
  }
  return news::exit_status(news::ErrorCode::internal);
}

}  // namespace

int main(int argc, char** argv) {
  try {
    int status = 0;
    const auto options = news::parse_options(argc, argv, &status);
    if (!options) return status;
    news::settle_broken_pipes(options->command);
    return run(*options);
  } catch (const news::Error& error) {
    fmt::print(stderr, "{}", describe(error, "newsidx"));
    return exit_status(error.code);
  } catch (const std::bad_alloc&) {
    fmt::print(stderr, "newsidx: out of memory\n  a smaller --memory or --max-record may help\n");
  } catch (const std::exception& error) {
    fmt::print(stderr, "newsidx: internal error: {}\n", news::printable(error.what()));
  }
  return exit_status(news::ErrorCode::internal);
}

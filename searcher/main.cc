// newssearch: parse the options, run, map errors to the exit status; start again where Xapian is needed.
#include <cstdio>
#include <exception>

#include "common/error.h"
#include "common/utf8.h"
#include "searcher/options.h"
#include "searcher/run.h"
#include "searcher/xapian_side.h"

namespace {

int run(int argc, char** argv) {
  try {
    int status = 0;
    const auto options = news::parse_search_options(argc, argv, &status);
    if (options) news::run_search_and_end(*options);
    return status;
  } catch (const news::NeedsXapian&) {
    return news::start_with_xapian(argv);
  }
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const news::Error& error) {
    std::fputs(news::describe(error, "newssearch").c_str(), stderr);
    return news::exit_status(error.code);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "newssearch: %s\n", news::printable(error.what()).c_str());
    return news::exit_status(news::ErrorCode::internal);
  }
}

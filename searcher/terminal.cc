#include "searcher/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <string_view>

namespace news {

namespace {

std::string_view value_of(const Environment& environment, const char* name) {
  const char* value = environment(name);
  return value == nullptr ? std::string_view() : std::string_view(value);
}

}  // namespace

bool wants_color(ColorChoice choice, bool is_terminal, const Environment& environment) {
  if (choice != ColorChoice::automatic) return choice == ColorChoice::always;
  if (!value_of(environment, "NO_COLOR").empty()) return false;
  const std::string_view force = value_of(environment, "CLICOLOR_FORCE");
  if (!force.empty() && force != "0") return true;
  const std::string_view term = value_of(environment, "TERM");
  return is_terminal && !term.empty() && term != "dumb" && value_of(environment, "CLICOLOR") != "0";
}

size_t line_columns(size_t reported, const Environment& environment) {
  const std::string_view wish = value_of(environment, "COLUMNS");
  size_t columns = 0;
  const auto [end, error] = std::from_chars(wish.data(), wish.data() + wish.size(), columns);
  const bool whole = error == std::errc() && end == wish.data() + wish.size();
  if (whole && columns >= kMinColumns && columns <= 9999) return columns;
  return reported == 0 ? kDefaultColumns : std::max(reported, kMinColumns);
}

size_t reported_columns(std::FILE* out) {
  winsize size = {};
  if (ioctl(fileno(out), TIOCGWINSZ, &size) != 0) return 0;
  return size.ws_col;
}

bool is_terminal(std::FILE* out) { return isatty(fileno(out)) == 1; }

}  // namespace news

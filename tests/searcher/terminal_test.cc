#include "searcher/terminal.h"

#include <catch2/catch.hpp>
#include <map>
#include <string>

namespace news {

namespace {

using Variables = std::map<std::string, std::string>;

Environment from(const Variables& variables) {
  return [variables](const char* name) -> const char* {
    const auto found = variables.find(name);
    return found == variables.end() ? nullptr : found->second.c_str();
  };
}

}  // namespace

TEST_CASE("colour: the option, then the environment, then the terminal", "[searcher][terminal]") {
  struct Row {
    ColorChoice choice;
    bool terminal;
    Variables variables;
    bool wanted;
  };
  const ColorChoice automatic = ColorChoice::automatic;
  const std::vector<Row> rows = {
      {automatic, true, {{"TERM", "xterm"}}, true},
      {automatic, false, {{"TERM", "xterm"}}, false},
      {automatic, true, {{"TERM", "dumb"}}, false},
      {automatic, true, {}, false},
      {automatic, true, {{"TERM", "xterm"}, {"NO_COLOR", "1"}}, false},
      {automatic, true, {{"TERM", "xterm"}, {"NO_COLOR", ""}}, true},
      {automatic, true, {{"TERM", "xterm"}, {"CLICOLOR", "0"}}, false},
      {automatic, false, {{"CLICOLOR_FORCE", "1"}}, true},
      {automatic, false, {{"CLICOLOR_FORCE", "0"}}, false},
      {automatic, false, {{"CLICOLOR_FORCE", "1"}, {"NO_COLOR", "1"}}, false},
      {ColorChoice::always, false, {{"NO_COLOR", "1"}}, true},
      {ColorChoice::never, true, {{"TERM", "xterm"}, {"CLICOLOR_FORCE", "1"}}, false},
  };
  for (const Row& row : rows) {
    CAPTURE(static_cast<int>(row.choice), row.terminal, row.variables);
    CHECK(wants_color(row.choice, row.terminal, from(row.variables)) == row.wanted);
  }
}

TEST_CASE("width: COLUMNS, then the terminal, then 80", "[searcher][terminal]") {
  CHECK(line_columns(0, from({})) == 80);
  CHECK(line_columns(132, from({})) == 132);
  CHECK(line_columns(132, from({{"COLUMNS", "60"}})) == 60);
  CHECK(line_columns(0, from({{"COLUMNS", "60"}})) == 60);
  CHECK(line_columns(132, from({{"COLUMNS", "60x"}})) == 132);
  CHECK(line_columns(132, from({{"COLUMNS", "-1"}})) == 132);
  CHECK(line_columns(132, from({{"COLUMNS", "5"}})) == 132);
  CHECK(line_columns(132, from({{"COLUMNS", "99999999999999999999"}})) == 132);
  CHECK(line_columns(5, from({})) == kMinColumns);
}

}  // namespace news

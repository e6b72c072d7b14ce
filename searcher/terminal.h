// What the output may look like: whether colour is wanted, and how wide a line may be.
#pragma once

#include <cstddef>
#include <cstdio>
#include <functional>

#include "searcher/options.h"

namespace news {

// Looks up a variable of the environment; null if it is not set. std::getenv in the program, a table in
// tests.
using Environment = std::function<const char*(const char*)>;

// Columns when nothing says how wide the output is: pipes and files give the same text everywhere.
inline constexpr size_t kDefaultColumns = 80;
inline constexpr size_t kMinColumns = 20;

// --color decides if it is given. Otherwise, first rule that applies: NO_COLOR not empty: no
// (https://no-color.org); CLICOLOR_FORCE set and not "0": yes; not a terminal, TERM unset, empty or "dumb",
// or CLICOLOR "0": no; else yes.
bool wants_color(ColorChoice choice, bool is_terminal, const Environment& environment);

// COLUMNS if it is a number from kMinColumns to 9999, else what the terminal reported (0 if it is none), else
// kDefaultColumns; never less than kMinColumns.
size_t line_columns(size_t reported, const Environment& environment);

// Columns of the terminal that `out` is; 0 if it is none or does not say.
size_t reported_columns(std::FILE* out);
bool is_terminal(std::FILE* out);

}  // namespace news

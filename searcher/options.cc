#include "searcher/options.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <functional>

#include "common/error.h"
#include "common/query_error.h"
#include "common/suggest.h"
#include "common/utf8.h"
#include "searcher/half_life.h"
#include "searcher/help_text.h"
#include "searcher/option_rules.h"
#include "searcher/renderer.h"
#include "searcher/timeline.h"
#include "searcher/xapian_side.h"

namespace news {

namespace {

Error mistake(const std::string& message, const std::string& hint = {}) {
  return {ErrorCode::usage, message, hint};
}

std::string did_you_mean(std::string_view typed, const std::vector<std::string>& names) {
  const std::string near = suggest(typed, names);
  return near.empty() ? std::string() : fmt::format("; did you mean '{}'?", near);
}

uint64_t count_from(const std::string& option, const std::string& text) {
  uint64_t n = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), n);
  if (error == std::errc::result_out_of_range) {
    throw mistake(fmt::format("{}: {} is too large", option, printable(text)));
  }
  if (error != std::errc() || end != text.data() + text.size()) {
    throw mistake(fmt::format("{} wants a whole number, not '{}'", option, printable(text)));
  }
  return n;
}

uint64_t context_from(const std::string& text) {
  constexpr uint64_t kMost = 1000;
  const uint64_t columns = count_from("--kwic", text);
  if (columns == 0 || columns > kMost)
    throw mistake(fmt::format("--kwic wants a number from 1 to {}", kMost));
  return columns;
}

// A value out of a list of names, by its place in the list.
size_t choice_from(const std::string& option, const std::string& text,
                   const std::vector<std::string>& names) {
  const auto found = std::find(names.begin(), names.end(), text);
  if (found != names.end()) return static_cast<size_t>(found - names.begin());
  const std::string question = did_you_mean(text, names);
  throw mistake(
      fmt::format("{} knows no '{}'{}", option, printable(text),
                  question.empty() ? fmt::format("; one of {}", fmt::join(names, ", ")) : question));
}

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  for (const FormatRow& row : output_formats()) names.emplace_back(row.name);
  return names;
}

// Declares the options on CLI11, which fills `to` and writes the help.
class CommandLine {
 public:
  // With all options; or with those alone that are among the words of a command line, for to declare them all
  // takes as long as a search.
  explicit CommandLine(SearchOptions& to, const std::vector<std::string>* typed = nullptr)
      : to_(to), typed_(typed) {
    app_.set_help_flag();
    declare_selection();
    declare_questions();
    declare_output();
    declare_common();
  }

  // Sorts the words into options with their values, and the query.
  void read(const std::vector<std::string>& words) {
    std::vector<std::string> options;
    for (size_t i = 0; i < words.size(); ++i) {
      if (words[i] == "--") {
        to_.query.insert(to_.query.end(), words.begin() + static_cast<ptrdiff_t>(i) + 1, words.end());
        break;
      }
      i = take(words, i, options);
    }
    try {
      std::reverse(options.begin(), options.end());  // as CLI11 wants it
      app_.parse(options);
    } catch (const CLI::Error& error) {
      throw mistake(printable(error.what()));
    }
  }

  std::string help() const {
    CLI::Formatter formatter;
    formatter.column_width(24);
    return kIntroduction + formatter.make_groups(&app_, CLI::AppFormatMode::Normal) + kClosing;
  }
  bool wants_help() const { return help_; }
  bool wants_version() const { return version_; }
  bool limited() const { return limited_; }

 private:
  // Takes word i, as part of the query or as an option; returns the index of the last word taken.
  size_t take(const std::vector<std::string>& words, size_t i, std::vector<std::string>& options) {
    const std::string& word = words[i];
    const bool is_long = word.starts_with("--");
    const size_t equals = is_long ? word.find('=') : std::string::npos;
    std::string name = word.substr(0, equals);
    if (!is_long) {
      if (const auto [number, rest] = attached_number(word); number) {
        options.insert(options.end(), {"-n", rest});
        return i;
      }
      if (word.size() != 2 || word[0] != '-' || app_.get_option_no_throw(word) == nullptr) {
        to_.query.push_back(word);
        return i;
      }
    }
    const CLI::Option* option = app_.get_option_no_throw(name);
    if (option == nullptr) {
      throw mistake(
          fmt::format("no option '{}'{}", shown(name), did_you_mean(name, CommandLine(to_).long_names())));
    }
    // Of --json and --format the last counts: they are one option.
    if (name == "--json" && equals == std::string::npos) {
      options.insert(options.end(), {"--format", "json"});
      return i;
    }
    if (name == "--timeline" && equals == std::string::npos) {  // so is its value
      const bool period = i + 1 < words.size() && is_period(words[i + 1]);
      options.insert(options.end(), {name, period ? words[i + 1] : std::string(kUsualPeriod)});
      return period ? i + 1 : i;
    }
    if (name == "--recent" && equals == std::string::npos) {  // its value is optional
      const bool age = i + 1 < words.size() && is_age(words[i + 1]);
      options.insert(options.end(), {name, age ? words[i + 1] : fmt::format("{}d", kUsualHalfLife)});
      return age ? i + 1 : i;
    }
    options.push_back(name);
    const bool wants_value = option->get_expected_min() > 0;
    if (!wants_value && equals != std::string::npos) throw mistake(name + " takes no value");
    if (!wants_value) return i;
    if (equals != std::string::npos) {
      options.push_back(word.substr(equals + 1));
      return i;
    }
    if (i + 1 == words.size()) throw mistake(name + " wants a value");
    options.push_back(words[i + 1]);
    return i + 1;
  }

  // -n5, but not -nato.
  static std::pair<bool, std::string> attached_number(const std::string& word) {
    const bool number = word.size() > 2 && word.starts_with("-n") &&
                        word.find_first_not_of("0123456789", 2) == std::string::npos;
    return {number, number ? word.substr(2) : std::string()};
  }

  std::vector<std::string> long_names() const {
    std::vector<std::string> names;
    for (const CLI::Option* option : app_.get_options()) {
      for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    }
    return names;
  }

  // Is it one of the words, or may it be made of one? `names` are separated by commas.
  bool is_typed(const std::string& names) const {
    if (!typed_) return true;
    for (size_t begin = 0; begin < names.size();) {
      const size_t end = std::min(names.find(',', begin), names.size());
      const std::string_view name = std::string_view(names).substr(begin, end - begin);
      for (const std::string& word : *typed_) {
        if (word.starts_with(name) || (word.starts_with("--json") && name == "--format")) return true;
      }
      begin = end + 1;
    }
    return false;
  }

  using Handler = std::function<void(const std::string&)>;
  void value(const std::string& names, const std::string& type, const std::string& help,
             const Handler& handler) {
    if (!is_typed(names)) return;
    app_.add_option_function<std::vector<std::string>>(
            names,
            [handler, names](const std::vector<std::string>& given) {
              for (const std::string& one : given) {
                // An unset variable of a script, most likely: it must not widen the search.
                if (one.empty()) throw mistake(names.substr(names.find("--")) + " wants a value, not ''");
                handler(one);
              }
            },
            help)
        ->type_name(type)
        ->expected(1)
        ->allow_extra_args(false)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
        ->group(group_);
  }
  void text(const std::string& names, const std::string& type, const std::string& help, std::string& to) {
    value(names, type, help, [&to](const std::string& given) { to = given; });
  }
  void list(const std::string& names, const std::string& type, const std::string& help,
            std::vector<std::string>& to) {
    value(names, type, help, [&to](const std::string& given) { to.push_back(given); });
  }
  void flag(const std::string& names, const std::string& help, bool& to) {
    if (!is_typed(names)) return;
    app_.add_flag_callback(
            names, [&to] { to = true; }, help)
        ->group(group_);
  }

  void declare_selection() {
    group_ = "Which articles";
    list("--source", "NAME", "Of this outlet; repeated: of any of them", to_.sources);
    list("--category", "NAME", "Of this section; repeated: of any of them", to_.categories);
    list("--lang", "LANG", "In this language, as BCP 47 (en also finds en-GB)", to_.langs);
    list("--since", "DATE", "Published on that day or later: 2018, 2018-09, 2018-09-02", to_.since);
    list("--until", "DATE", "Published on that day or earlier", to_.until);
    text("--as-of", "DATE", "The day that relative dates and --recent count from", to_.as_of);
    flag("--any", "Articles with any of the words", to_.any);
    flag("--literal", "The query is plain text: no operators, no fields", to_.literal);
    value("--dialect", "NAME",
          fmt::format("The query is one of another system: {}", fmt::join(dialect_names(), ", ")),
          [this](const std::string& given) {
            to_.dialect = *dialect_from(dialect_names()[choice_from("--dialect", given, dialect_names())]);
          });
    text("--synonyms", "FILE", "Words and names that mean the same, one group a line: Ma Yun, Jack Ma",
         to_.synonyms);
    flag("--no-synonyms", "Without those that the configuration names", to_.no_synonyms);
  }

  void declare_questions() {
    group_ = "What to do with them";
    value("-n,--limit", "N", "Show so many hits (10)", [this](const std::string& given) {
      to_.limit = count_from("--limit", given);
      limited_ = true;
    });
    value("--offset", "N", "Leave out the first N hits",
          [this](const std::string& given) { to_.offset = count_from("--offset", given); });
    flag("--all", "Show every hit", to_.all);
    value("--sort", "ORDER", "relevance (default), newest, oldest, added", [this](const std::string& given) {
      to_.sort =
          static_cast<SortOrder>(choice_from("--sort", given, {"relevance", "newest", "oldest", "added"}));
    });
    flag("--count", "Print the number of hits, nothing else", to_.count);
    flag("--explain", "Say what the query means, with the articles of each clause and the time of each step",
         to_.explain);
    flag("--expand", "Order by the words of the best hits too; with --any, find articles with these",
         to_.expand);
    value("--recent", "AGE", "Prefer new articles: half of it gone at this age (alone: 30d)",
          [this](const std::string& given) { to_.recent = half_life_in_days(given); });
    text("--by", "FIELD", "Count hits by source, category, byline, lang, year, month, day", to_.by);
    value("--timeline", "PERIOD",
          "Count hits by day, week, month or year (alone: month), beside all articles",
          [this](const std::string& given) {
            const std::vector<std::string> names = period_names();
            to_.timeline = names[choice_from("--timeline", given, names)];
          });
    value("--kwic", "N", "List every match with N columns of text on each side",
          [this](const std::string& given) { to_.kwic = context_from(given); });
    text("--show", "ID", "Print the whole article", to_.show);
    text("--history", "ID", "Print all versions of an article, and what changed between them", to_.history);
    text("--batch", "FILE", "One query a line, or label, tab, query; - is standard input", to_.batch);
  }

  void declare_output() {
    group_ = "Output";
    value("--format", "FORMAT", fmt::format("{}", fmt::join(format_names(), ", ")),
          [this](const std::string& given) {
            to_.format = output_formats()[choice_from("--format", given, format_names())].format;
          });
    app_.add_flag_callback(
            "--json", [] {}, "The same as --format json")
        ->group(group_);  // take() acts
    value("--color", "WHEN", "auto (default), always, never; NO_COLOR is honoured",
          [this](const std::string& given) {
            to_.color = static_cast<ColorChoice>(choice_from("--color", given, {"auto", "always", "never"}));
          });
    flag("-q,--quiet", "No messages but errors", to_.quiet);
    flag("-v,--verbose", "More messages", to_.verbose);
  }

  void declare_common() {
    group_ = "The rest";
    text("--index", "DIR", "The index; else $NEWSIDX_INDEX, else the usual place", to_.index);
    text("--config", "FILE", "A TOML file that names the index", to_.config);
    flag("-h,--help", "Print this and exit", help_);
    flag("--version", "Print the versions of newssearch and Xapian and exit", version_);
  }

  SearchOptions& to_;
  const std::vector<std::string>* typed_;
  CLI::App app_;
  std::string group_;
  bool help_ = false;
  bool version_ = false;
  bool limited_ = false;
};

}  // namespace

SearchOptions read_search_options(const std::vector<std::string>& words, std::string* answer) {
  SearchOptions options;
  CommandLine line(options, &words);
  line.read(words);
  if (line.wants_help()) {
    *answer = CommandLine(options).help();
    return options;
  }
  if (line.wants_version()) {
    *answer = fmt::format("newssearch {} (Xapian {})\n", NEWSIDX_VERSION, xapian_version());
    return options;
  }
  refuse_contradictions(options, line.limited());
  if (!asks_something(options)) throw mistake("no query; newssearch --help shows examples");
  return options;
}

std::optional<SearchOptions> parse_search_options(int argc, const char* const* argv, int* status) {
  try {
    std::string answer;
    SearchOptions options = read_search_options(std::vector<std::string>(argv + 1, argv + argc), &answer);
    if (answer.empty()) return options;
    *status = 0;
    if (std::fputs(answer.c_str(), stdout) < 0 || std::fflush(stdout) != 0)
      throw io_error("cannot write", kStandardOutput, errno);
  } catch (const Error& error) {
    std::fputs(describe(error, "newssearch").c_str(), stderr);
    *status = exit_status(error.code);
  }
  return std::nullopt;
}

}  // namespace news

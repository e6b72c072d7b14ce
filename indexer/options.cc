#include "indexer/options.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <map>
#include <memory>
#include <thread>

#include "common/query_error.h"
#include "common/suggest.h"
#include "common/utf8.h"
#include "indexer/sizes.h"

namespace news {
namespace {

constexpr int kUsage = 64;
constexpr size_t kLeastMemory = size_t{16} << 20;

// What the parser fills beside the options: texts that still have to be understood.
struct Typed {
  std::string memory, max_record, report = "text", color = "auto", segment_writer = "auto";
  std::vector<std::string> map;
  unsigned jobs = 0;
};

// What the help of a command opens with; its description in the list of commands is half a line.
const std::map<std::string, std::string>& openings() {
  static const std::map<std::string, std::string> kOpenings = {
      {"add",
       "Examples:\n"
       "  newsidx add ~/archive                                  everything below a directory\n"
       "  newsidx add --source \"Global Times\" --lang en pages/   what the pages do not say themselves\n"
       "  zcat dump.gz | newsidx add --format jsonl -            from standard input\n\n"
       "Adds articles to the index. What the index holds already is left as it is, what changed is "
       "replaced."},
      {"convert",
       "Example:\n  newsidx convert pages/ > articles.jsonl\n\n"
       "Reads as `add` does and writes each article to standard output as one line of JSON."},
      {"sync",
       "Example, for a crontab:\n  15 3 * * *  newsidx sync --config /etc/newsidx.toml\n\n"
       "Reads the files of each [[archive]] of the configuration that are new or have changed; others are "
       "not "
       "opened.\n"
       "Says nothing when there was nothing to do, else one line. Articles whose files are gone, or that "
       "their file no\n"
       "longer holds, stay in the index unless --prune is given."},
      {"export",
       "Examples:\n  newsidx export > all.jsonl\n  newsidx export 'date:2018 source:\"Global Times\"'\n\n"
       "Every article, or those that match the query, in ascending order of identity; `add` reads it back "
       "without "
       "loss."},
      {"remove",
       "Example:\n  newsidx remove --source \"Global Times\" gt-2018-1\n\n"
       "A removed article comes back when a file that holds it is added again or changes, not when `sync`\n"
       "meets the unchanged file."},
      {"boilerplate",
       "Examples:\n"
       "  newsidx boilerplate               what was learned\n"
       "  newsidx boilerplate --keep 12     sentence 12 is part of the articles\n\n"
       "A sentence that stands alone, or first or last, in many articles of one source within a quarter of a "
       "year\n"
       "(share buttons, pleas to subscribe) is neither indexed nor shown. `export` has the whole text."},
  };
  return kOpenings;
}

class HelpFormatter : public CLI::Formatter {
 public:
  std::string make_description(const CLI::App* app) const override {
    const auto opening = openings().find(app->get_name());
    return opening == openings().end() ? Formatter::make_description(app) : opening->second + "\n\n";
  }
};

// An unset variable of a script must not name another index than the one that was meant.
CLI::Validator not_empty() {
  const auto check = [](const std::string& given) {
    return given.empty() ? std::string("wants a value, not ''") : std::string();
  };
  return CLI::Validator(check, "");
}

void add_common(CLI::App& app, Options& o, Typed& typed) {
  app.add_option("--index", o.index,
                 "the index (else $NEWSIDX_INDEX, `index` of the configuration,\n"
                 "$XDG_DATA_HOME/newsidx/index, ~/.local/share/newsidx/index)")
      ->check(not_empty())
      ->type_name("DIR");
  app.add_option("--config", o.config, "configuration (else $XDG_CONFIG_HOME/newsidx/config.toml)")
      ->check(not_empty())
      ->type_name("FILE");
  app.add_option("--color,--colour", typed.color, "auto, always or never")
      ->check(CLI::IsMember({"auto", "always", "never"}).description(""))
      ->type_name("WHEN");
  app.add_flag("-q,--quiet", o.quiet, "no summary and no progress when all is well");
  app.add_flag("-v,--verbose", o.verbose, "every failure and warning, one a line");
}

void add_waiting(CLI::App& app, Options& o) {
  app.add_option("--wait", o.wait_seconds, "how long to wait for another writer (60)")
      ->check(CLI::Range(0, 1000000).description(""))
      ->type_name("SECONDS");
}

void add_building(CLI::App& app, Options& o, Typed& typed) {
  add_waiting(app, o);
  app.add_option("-j,--jobs", typed.jobs, "threads that build the index (all cores)")
      ->check(CLI::Range(1, 1024).description(""))
      ->type_name("N");
  app.add_option(
         "--memory", typed.memory,
         "bound on the memory for building, with K, M or G (a quarter of the machine); beside it the\n"
         "program needs up to 128M, and 12 times the largest record")
      ->type_name("SIZE");
  app.add_option(
         "--segment-writer", typed.segment_writer,
         "auto, direct (tables written by newsidx itself: fast) or api (by Xapian: slow, for comparison)")
      ->check(CLI::IsMember({"auto", "direct", "api"}).description(""))
      ->type_name("NAME");
  app.add_flag("--no-history", o.no_history, "do not keep versions that give way to newer ones");
  app.add_flag_callback(
      "--no-boilerplate", [&o] { o.boilerplate = false; },
      "do not learn which sentences are page furniture; index all text");
  app.add_option("--report", typed.report, "json: the counts as one object on standard output")
      ->check(CLI::IsMember({"text", "json"}).description(""))
      ->type_name("FORM");
}

void add_reading(CLI::App& app, Options& o, Typed& typed) {
  std::string formats = "auto";
  for (const Reader& reader : readers()) formats += fmt::format(", {}", reader.name);
  app.add_option("--format", o.read.format, formats)->type_name("NAME");
  app.add_option("--source", o.read.source, "source of articles that do not name theirs")->type_name("S");
  app.add_option("--category", o.read.category, "section of articles that do not name theirs")
      ->type_name("C");
  app.add_option("--lang", o.read.lang, "language of articles that do not name theirs (BCP 47)")
      ->type_name("L");
  app.add_flag_callback(
      "--no-detect-lang", [&o] { o.read.detect_lang = false; },
      "articles are in the language that they declare");
  app.add_option("--timezone", o.read.timezone, "zone of times without one, such as Asia/Shanghai")
      ->type_name("TZ");
  app.add_option("--encoding", o.read.encoding, "encoding of bytes that are not marked otherwise")
      ->type_name("CS");
  app.add_option("--map", typed.map,
                 "which member or column is which field: title=headline.main (repeatable)")
      ->type_name("FIELD=PATH")
      ->allow_extra_args(false);
  app.add_option("--max-record", typed.max_record, "a larger record fails (64M)")->type_name("SIZE");
  app.add_option("--files-from", o.input.files_from,
                 "read the paths from FILE, one a line; - for standard input")
      ->type_name("FILE");
  app.add_flag("-0,--null", o.input.nul_separated, "paths in that file are separated by NUL");
  app.add_option("PATH", o.input.paths, "files, directories, archives; - for standard input");
}

void define_reading_commands(CLI::App& app, Options& o, Typed& typed) {
  CLI::App* add = app.add_subcommand("add", "index files, directories, archives, standard input");
  add_reading(*add, o, typed);
  add_building(*add, o, typed);
  add->add_flag("-n,--dry-run", o.dry_run, "say what would be done; with --verbose for each article");

  CLI::App* convert =
      app.add_subcommand("convert", "write articles as canonical JSON lines, without an index");
  add_reading(*convert, o, typed);

  CLI::App* sync = app.add_subcommand("sync", "bring the index up to date with the configured folders");
  add_building(*sync, o, typed);
  sync->add_flag("--prune", o.prune, "remove articles that are in no file any more");
  sync->add_flag("--force", o.force, "prune even more than a tenth of the index");
}

void define_index_commands(CLI::App& app, Options& o) {
  CLI::App* status = app.add_subcommand("status", "what the index holds");
  status->add_flag("--json", o.json, "as one JSON object");
  app.add_subcommand("check", "verify the index; exit 0 only if it is sound");
  add_waiting(*app.add_subcommand("optimize", "merge all segments into one and compact it"), o);

  CLI::App* exported = app.add_subcommand("export", "write articles of the index as canonical JSON lines");
  exported->add_flag("--versions", o.all_versions,
                     "all versions of each article, the oldest first; withheld and cancelled ones too");
  exported->add_option("QUERY", o.query, "as for newssearch; after -- if it begins with a dash");

  CLI::App* remove = app.add_subcommand("remove", "remove articles by their ids");
  remove->add_option("ID", o.ids, "ids as search shows them; after -- if they begin with a dash");
  remove->add_option("--source", o.source, "only the article of this source")->type_name("S");
  remove->add_flag("--all-sources", o.all_sources, "the articles of all sources that have the id");
  add_waiting(*remove, o);

  CLI::App* boilerplate =
      app.add_subcommand("boilerplate", "sentences of page furniture, which are neither indexed nor shown");
  boilerplate->add_flag("--json", o.json, "one JSON object a line");
  boilerplate->add_option("--keep", o.keep, "this is none: index and show it (its number, or the sentence)")
      ->type_name("SENTENCE")
      ->allow_extra_args(false);
  boilerplate->add_option("--cut", o.cut, "take --keep back")->type_name("SENTENCE")->allow_extra_args(false);
  boilerplate->add_flag("--forget", o.forget, "forget all of them: index and show all text, learn anew");
  add_waiting(*boilerplate, o);

  CLI::App* failures =
      app.add_subcommand("failures", "what could not be read, with file, position and reason");
  failures->add_flag("--json", o.json, "one JSON object a line");
}

constexpr std::pair<std::string_view, Command> kCommands[] = {{"add", Command::add},
                                                              {"convert", Command::convert},
                                                              {"sync", Command::sync},
                                                              {"status", Command::status},
                                                              {"check", Command::check},
                                                              {"optimize", Command::optimize},
                                                              {"export", Command::export_articles},
                                                              {"remove", Command::remove},
                                                              {"failures", Command::failures},
                                                              {"boilerplate", Command::boilerplate}};

int usage(const std::string& message, const std::string& hint = {}) {
  const std::string line = hint.empty() ? "" : fmt::format("  {}\n", hint);
  fmt::print(stderr, "newsidx: {}\n{}", message, line);
  return kUsage;
}

std::string did_you_mean(const std::string& typed, const std::vector<std::string>& names,
                         const std::string& help) {
  const std::string name = suggest(typed, names);
  return name.empty() ? fmt::format("see '{}'", help) : fmt::format("did you mean '{}'?", name);
}

std::vector<std::string> option_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

// The first word that nothing in the command line had a place for; 0 if there is none.
int refuse_extras(const CLI::App& app) {
  const std::vector<CLI::App*> chosen = app.get_subcommands();
  const CLI::App& part = chosen.empty() ? app : *chosen.front();
  std::vector<std::string> extras = part.remaining();
  if (extras.empty()) extras = app.remaining();
  if (extras.empty() && !chosen.empty()) return 0;
  if (extras.empty()) return usage("no command given", "see 'newsidx --help'");
  const std::string& typed = extras.front();
  const std::string help =
      chosen.empty() ? "newsidx --help" : fmt::format("newsidx {} --help", part.get_name());
  if (typed.size() > 1 && typed.front() == '-') {
    const std::string name = typed.substr(0, typed.find('='));
    return usage(fmt::format("no option '{}'", shown(name)), did_you_mean(name, option_names(part), help));
  }
  if (!chosen.empty())
    return usage(fmt::format("'{}' takes no argument '{}'", part.get_name(), printable(typed)));
  std::vector<std::string> names;
  for (const auto& [name, command] : kCommands) names.emplace_back(name);
  return usage(fmt::format("no command '{}'", printable(typed)), did_you_mean(typed, names, help));
}

// What a number or a name that was typed means; 0, or an exit status after saying what is wrong.
int understand_sizes(const Typed& typed, Options& o) {
  o.jobs = typed.jobs > 0 ? typed.jobs : std::max(1U, std::thread::hardware_concurrency());
  o.memory = std::max(kLeastMemory, static_cast<size_t>(machine_memory() / 4));
  if (!typed.memory.empty()) {
    const auto size = parse_size(typed.memory);
    if (!size)
      return usage(fmt::format("--memory: '{}' is no size", printable(typed.memory)), "such as 512M or 2G");
    if (*size < kLeastMemory) return usage("--memory: at least 16M are needed");
    o.memory = *size;
  }
  if (typed.segment_writer == "direct") o.segment_writer = SegmentWriter::direct;
  if (typed.segment_writer == "api") o.segment_writer = SegmentWriter::api;
  if (!typed.max_record.empty()) {
    const auto size = parse_size(typed.max_record);
    if (!size) {
      return usage(fmt::format("--max-record: '{}' is no size", printable(typed.max_record)),
                   "such as 64M or 1G");
    }
    o.read.max_record = *size;
  }
  return 0;
}

int understand_names(const Typed& typed, Options& o) {
  for (const std::string& entry : typed.map) {
    const size_t equals = entry.find('=');
    if (equals == 0 || equals == std::string::npos || equals + 1 == entry.size()) {
      return usage(fmt::format("--map: '{}' is not FIELD=PATH", printable(entry)),
                   "such as --map title=headline.main");
    }
    o.read.map.emplace_back(entry.substr(0, equals), entry.substr(equals + 1));
  }
  o.colour = typed.color == "always"  ? Colour::always
             : typed.color == "never" ? Colour::never
                                      : Colour::automatic;
  o.report_json = typed.report == "json";
  const bool reads = o.command == Command::add || o.command == Command::convert;
  if (reads && o.input.paths.empty() && o.input.files_from.empty()) {
    return usage("nothing to read", "name files or directories, or - for standard input");
  }
  return 0;
}

// Words after "--" are arguments, whatever they begin with. (CLI11 2.1.2 loses them once a list of arguments
// has begun.)
int take_arguments(const std::vector<std::string>& words, Options& o) {
  std::vector<std::string>* list = nullptr;
  if (o.command == Command::add || o.command == Command::convert) list = &o.input.paths;
  if (o.command == Command::export_articles) list = &o.query;
  if (o.command == Command::remove) list = &o.ids;
  if (list == nullptr && !words.empty())
    return usage(fmt::format("no argument '{}' is expected", printable(words[0])));
  if (list != nullptr) list->insert(list->end(), words.begin(), words.end());
  if (o.command == Command::remove && o.ids.empty())
    return usage("no ID to remove", "see 'newsidx remove --help'");
  return 0;
}

constexpr const char* kExamples =
    "Examples:\n"
    "  newsidx add ~/archive            index everything below a directory\n"
    "  newsidx status                   what the index holds\n"
    "  newsidx export > all.jsonl       every article as one line of JSON\n\n"
    "Indexes archives of news articles for newssearch.";

}  // namespace

std::optional<Options> parse_options(int argc, const char* const* argv, int* status) {
  Options options;
  Typed typed;
  CLI::App app(kExamples, "newsidx");
  app.set_version_flag("--version", "newsidx " NEWSIDX_VERSION);
  app.formatter(std::make_shared<HelpFormatter>());
  app.require_subcommand(0, 1);
  add_common(app, options, typed);
  define_reading_commands(app, options, typed);
  define_index_commands(app, options);
  app.allow_extras();
  for (CLI::App* command : app.get_subcommands([](CLI::App*) { return true; })) {
    add_common(*command, options, typed);
    command->allow_extras();
  }
  const char* const* const end = argv + argc;
  const char* const* const dashes =
      std::find_if(argv, end, [](const char* word) { return std::string_view(word) == "--"; });
  const std::vector<std::string> arguments(std::min(dashes + 1, end), end);
  try {
    app.parse(static_cast<int>(dashes - argv), argv);
  } catch (const CLI::Success& wanted) {  // --help, --version
    *status = app.exit(wanted);
    return std::nullopt;
  } catch (const CLI::ParseError& mistake) {
    // What is unknown explains most of what is missing.
    *status = app.remaining_size(true) > 0 ? refuse_extras(app)
                                           : usage(printable(mistake.what()), "see 'newsidx --help'");
    return std::nullopt;
  }
  *status = refuse_extras(app);
  if (*status != 0) return std::nullopt;
  const std::string chosen = app.get_subcommands().front()->get_name();
  for (const auto& [name, command] : kCommands) {
    if (name == chosen) options.command = command;
  }
  *status = take_arguments(arguments, options);
  if (*status == 0) *status = understand_sizes(typed, options);
  if (*status == 0) *status = understand_names(typed, options);
  if (*status != 0) return std::nullopt;
  return options;
}

}  // namespace news

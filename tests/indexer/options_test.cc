#include "indexer/options.h"

#include <catch2/catch.hpp>

using namespace news;

namespace {

struct Parsed {
  std::optional<Options> options;
  int status = -1;
};

Parsed parse(std::vector<const char*> words) {
  words.insert(words.begin(), "newsidx");
  Parsed parsed;
  parsed.options = parse_options(static_cast<int>(words.size()), words.data(), &parsed.status);
  return parsed;
}

}  // namespace

TEST_CASE("the segment writer is chosen by name", "[indexer][options]") {
  CHECK(parse({"add", "x"}).options->segment_writer == SegmentWriter::automatic);
  CHECK(parse({"add", "--segment-writer", "api", "x"}).options->segment_writer == SegmentWriter::api);
  CHECK(parse({"sync", "--segment-writer", "direct"}).options->segment_writer == SegmentWriter::direct);
  CHECK(parse({"add", "--segment-writer", "other", "x"}).status == 64);
}

TEST_CASE("languages are looked for unless it is said otherwise", "[indexer][options]") {
  CHECK(parse({"add", "x"}).options->read.detect_lang);
  CHECK_FALSE(parse({"add", "--no-detect-lang", "x"}).options->read.detect_lang);
  CHECK_FALSE(parse({"convert", "--no-detect-lang", "x"}).options->read.detect_lang);
}

TEST_CASE("every option of add lands in the struct", "[indexer][options]") {
  const Parsed parsed =
      parse({"add",       "--index",    "ix",    "--format",     "jsonl",       "--source",
             "S",         "--category", "C",     "--lang",       "en",          "--timezone",
             "UTC",       "--encoding", "utf-8", "--map",        "title=a.b=c", "--map",
             "body=text", "--jobs",     "3",     "--memory",     "64M",         "--max-record",
             "1M",        "--wait",     "5",     "--dry-run",    "--report",    "json",
             "--verbose", "--color",    "never", "--files-from", "list",        "-0",
             "one",       "two"});
  REQUIRE(parsed.options);
  const Options& o = *parsed.options;
  CHECK(o.command == Command::add);
  CHECK(o.index == "ix");
  CHECK(o.read.format == "jsonl");
  CHECK(o.read.source == "S");
  CHECK(o.read.category == "C");
  CHECK(o.read.lang == "en");
  CHECK(o.read.timezone == "UTC");
  CHECK(o.read.encoding == "utf-8");
  CHECK(o.read.map == std::vector<std::pair<std::string, std::string>>{{"title", "a.b=c"}, {"body", "text"}});
  CHECK(o.read.max_record == size_t{1} << 20);
  CHECK(o.jobs == 3);
  CHECK(o.memory == size_t{64} << 20);
  CHECK(o.wait_seconds == 5);
  CHECK(o.dry_run);
  CHECK(o.report_json);
  CHECK(o.verbose);
  CHECK_FALSE(o.quiet);
  CHECK(o.colour == Colour::never);
  CHECK(o.input.files_from == "list");
  CHECK(o.input.nul_separated);
  CHECK(o.input.paths == std::vector<std::string>{"one", "two"});
}

TEST_CASE("options of all commands may stand on either side of the command", "[indexer][options]") {
  for (const auto& words : std::vector<std::vector<const char*>>{{"--index", "ix", "-q", "status", "--json"},
                                                                 {"status", "--json", "-q", "--index=ix"}}) {
    const Parsed parsed = parse(words);
    REQUIRE(parsed.options);
    CHECK(parsed.options->command == Command::status);
    CHECK(parsed.options->index == "ix");
    CHECK(parsed.options->quiet);
    CHECK(parsed.options->json);
  }
}

TEST_CASE("names of commands may be paths, a dash is standard input", "[indexer][options]") {
  const Parsed parsed = parse({"add", "status", "-", "--", "--odd"});
  REQUIRE(parsed.options);
  CHECK(parsed.options->command == Command::add);
  CHECK(parsed.options->input.paths == std::vector<std::string>{"status", "-", "--odd"});
}

TEST_CASE("without options the machine decides", "[indexer][options]") {
  const Parsed parsed = parse({"sync", "--prune", "--force"});
  REQUIRE(parsed.options);
  CHECK(parsed.options->jobs >= 1);
  CHECK(parsed.options->memory >= size_t{16} << 20);
  CHECK(parsed.options->wait_seconds == 60);
  CHECK(parsed.options->prune);
  CHECK(parsed.options->force);
  CHECK(parsed.options->read.max_record == size_t{64} << 20);
}

TEST_CASE("mistakes are usage errors", "[indexer][options]") {
  const std::vector<std::vector<const char*>> lines = {{},
                                                       {"snyc"},
                                                       {"--index"},
                                                       {"add"},
                                                       {"add", "--fromat", "x", "y"},
                                                       {"add", "--jobs", "0", "y"},
                                                       {"add", "--jobs", "many", "y"},
                                                       {"add", "--memory", "1M", "y"},
                                                       {"add", "--memory", "much", "y"},
                                                       {"add", "--max-record", "0", "y"},
                                                       {"add", "--map", "title", "y"},
                                                       {"add", "--map", "=x", "y"},
                                                       {"add", "--report", "xml", "y"},
                                                       {"add", "--color", "sometimes", "y"},
                                                       {"status", "extra"},
                                                       {"remove"},
                                                       {"sync", "--wait", "-1"}};
  for (const auto& words : lines) {
    INFO((words.empty() ? "(nothing)" : words.back()));
    const Parsed parsed = parse(words);
    CHECK_FALSE(parsed.options);
    CHECK(parsed.status == 64);
  }
}

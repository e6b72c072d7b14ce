#include "indexer/progress.h"

#include <catch2/catch.hpp>

#include "common/utf8.h"
#include "indexer/progress_meter.h"
#include "tests/support/golden.h"
#include "tests/support/temp_directory.h"

using namespace news;

namespace {

Progress halfway() {
  Progress progress;
  progress.articles = 12345;
  progress.bytes = 102'400'000;
  progress.total_bytes = 512'000'000;
  progress.articles_per_second = 1233.6;
  progress.bytes_per_second = 8'192'000;
  progress.doing = "archive/2018/09/gazette-2018-09-02.jsonl.gz";
  return progress;
}

Progress with(Progress progress, void (*change)(Progress&)) {
  change(progress);
  return progress;
}

struct Row {
  const char* name;
  Progress progress;
};

std::vector<Row> rows() {
  return {
      {"in the middle", halfway()},
      {"at the start", with(halfway(),
                            [](Progress& p) {
                              p.articles = 0, p.bytes = 0;
                              p.articles_per_second = p.bytes_per_second = 0;
                            })},
      {"one article", with(halfway(), [](Progress& p) { p.articles = 1; })},
      {"at the end, in a file that grew", with(halfway(), [](Progress& p) { p.bytes = 512'000'001; })},
      {"just before the end", with(halfway(), [](Progress& p) { p.bytes = 511'999'999; })},
      {"of unknown length", with(halfway(),
                                 [](Progress& p) {
                                   p.total_bytes.reset();
                                   p.doing = "-";
                                 })},
      {"empty input", with(halfway(), [](Progress& p) { p.total_bytes = p.bytes = 0; })},
      {"for days", with(halfway(), [](Progress& p) { p.total_bytes = uint64_t{1} << 45; })},
      {"for hours", with(halfway(), [](Progress& p) { p.total_bytes = uint64_t{1} << 37; })},
      {"merging", with(halfway(), [](Progress& p) { p.stage = "merging segments", p.doing.clear(); })},
      {"a hostile name", with(halfway(), [](Progress& p) { p.doing = "a\x1b[2J\nb\xff\u202E\u65E5\u672C"; })},
      {"a wide name", with(halfway(),
                           [](Progress& p) {
                             p.doing.clear();
                             for (int i = 0; i < 40; ++i) p.doing += "\u65B0\u95FB";
                           })},
  };
}

}  // namespace

TEST_CASE("lines for terminals of several widths, and for logs", "[indexer][progress][golden]") {
  std::string text;
  for (const Row& row : rows()) {
    text += std::string("# ") + row.name + "\n";
    for (const size_t columns : {119, 79, 50, 30, 10}) text += progress_line(row.progress, columns) + "|\n";
    text += progress_sentence(row.progress) + "\n";
  }
  check_golden("indexer/golden/progress.txt", text);
}

TEST_CASE("a progress line never exceeds its columns and holds no control characters",
          "[indexer][progress]") {
  for (const Row& row : rows()) {
    for (size_t columns = 0; columns < 130; ++columns) {
      INFO(row.name << " in " << columns << " columns");
      const std::string line = progress_line(row.progress, columns);
      CHECK(display_width(line) <= columns);
      CHECK(is_valid_utf8(line));
      CHECK(std::none_of(line.begin(), line.end(),
                         [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }));
    }
  }
}

TEST_CASE("the time left follows from what is left and the present speed", "[indexer][progress]") {
  CHECK(seconds_left(halfway()) == 50);
  CHECK_FALSE(seconds_left(with(halfway(), [](Progress& p) { p.bytes_per_second = 0; })));
  CHECK_FALSE(seconds_left(with(halfway(), [](Progress& p) { p.total_bytes.reset(); })));
  CHECK(seconds_left(with(halfway(), [](Progress& p) { p.bytes = 600'000'000; })) == 0);
  CHECK(clock_text(0) == "0:00");
  CHECK(clock_text(59) == "0:59");
  CHECK(clock_text(725) == "12:05");
  CHECK(clock_text(3600) == "1:00:00");
  CHECK(clock_text(360'009) == "100:00:09");
}

TEST_CASE("speeds are those of the last seconds", "[indexer][progress]") {
  const ProgressMeter::Clock::time_point start{};
  const auto at = [&](int seconds) { return start + std::chrono::seconds(seconds); };
  ProgressMeter meter(start);
  CHECK(meter.measure(start, 0, 0, "x").bytes_per_second == 0);
  CHECK(meter.measure(at(10), 100, 1000, "x").bytes_per_second == Approx(100));
  CHECK(meter.measure(at(10), 100, 1000, "x").articles_per_second == Approx(10));
  for (int second = 11; second <= 60; ++second) meter.measure(at(second), 100, 1000, "x");
  CHECK(meter.measure(at(61), 100, 1000, "x").bytes_per_second == 0);
  CHECK(meter.measure(at(62), 250, 1150, "x").articles_per_second == Approx(10));
}

TEST_CASE("the total is the size of all files that are expected", "[indexer][progress]") {
  const TempDirectory directory;
  directory.write("a/1.json", std::string(1000, ' '));
  directory.write("a/2.txt", std::string(200, ' '));
  directory.write("b.json", std::string(30, ' '));
  const auto total_of = [&](const std::vector<InputSelection>& selections, bool known) {
    InputTotal total;
    total.count(selections);
    while (known && !total.bytes()) std::this_thread::yield();
    return total.bytes();
  };
  InputSelection all;
  all.paths = {directory.path()};
  CHECK(total_of({all}, true) == 1230);
  InputSelection some = all;
  some.include = {"*.json"};
  CHECK(total_of({some, all}, true) == 2260);
  InputSelection list;
  list.files_from = directory.write("list", directory.file("b.json") + "\n");
  CHECK(total_of({list}, true) == 30);
  InputSelection standard_input;
  standard_input.paths = {directory.path(), "-"};
  CHECK_FALSE(total_of({standard_input}, false));
}

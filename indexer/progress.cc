#include "indexer/progress.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "common/utf8.h"
#include "indexer/report.h"

namespace news {
namespace {

constexpr size_t kBarCells = 20;
constexpr size_t kShortestName = 8;  // columns; less of a file's name says nothing
constexpr double kMegabyte = 1e6;
// Beyond this a forecast is no help.
constexpr double kLongestForecast = 100 * 3600;

double megabytes(uint64_t bytes) { return static_cast<double>(bytes) / kMegabyte; }

// From 0 to 1; files may grow while they are read.
std::optional<double> share(const Progress& progress) {
  if (!progress.total_bytes || *progress.total_bytes == 0) return std::nullopt;
  return std::min(1.0, static_cast<double>(progress.bytes) / static_cast<double>(*progress.total_bytes));
}

// Rounded down: 100 is said only of the whole.
unsigned percent(double part) { return static_cast<unsigned>(part * 100); }

std::string bar(double part) {
  const auto full = static_cast<size_t>(part * kBarCells);
  std::string cells(full, '=');
  if (full < kBarCells) cells += '>';
  cells.resize(kBarCells, ' ');
  return fmt::format("[{}] {:3} %", cells, percent(part));
}

std::string speed_of_articles(const Progress& progress) {
  return with_thousands(static_cast<uint64_t>(std::llround(progress.articles_per_second))) + " articles/s";
}

std::string speed_of_bytes(const Progress& progress) {
  return fmt::format("{:.1f} MB/s", progress.bytes_per_second / kMegabyte);
}

// The end of a name tells more than its beginning.
std::string end_of_name(const std::string& name, size_t columns) {
  if (display_width(name) <= columns) return name;
  size_t from = 0;
  while (from < name.size() && display_width(std::string_view(name).substr(from)) + 1 > columns)
    decode(name, from);
  return "…" + name.substr(from);
}

// What the line is made of, the dearest first.
std::vector<std::string> parts_of(const Progress& progress) {
  std::vector<std::string> parts = {fmt::format("{} {}", with_thousands(progress.articles),
                                                progress.articles == 1 ? "article" : "articles")};
  const auto part = share(progress);
  parts.push_back(part ? bar(*part) : fmt::format("{:.1f} MB read", megabytes(progress.bytes)));
  if (!progress.stage.empty()) {
    parts.push_back(progress.stage);
    return parts;
  }
  if (const auto left = seconds_left(progress)) parts.push_back(clock_text(*left) + " left");
  if (progress.bytes_per_second > 0) {
    parts.push_back(speed_of_bytes(progress));
    parts.push_back(speed_of_articles(progress));
  }
  return parts;
}

}  // namespace

std::optional<uint64_t> seconds_left(const Progress& progress) {
  if (!share(progress) || progress.bytes_per_second <= 0) return std::nullopt;
  const double rest = megabytes(*progress.total_bytes) - megabytes(progress.bytes);
  const double seconds = std::max(0.0, rest) * kMegabyte / progress.bytes_per_second;
  if (seconds > kLongestForecast) return std::nullopt;
  return static_cast<uint64_t>(std::ceil(seconds));
}

std::string clock_text(uint64_t seconds) {
  if (seconds < 3600) return fmt::format("{}:{:02}", seconds / 60, seconds % 60);
  return fmt::format("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

std::string progress_line(const Progress& progress, size_t columns) {
  constexpr std::string_view kBetween = "  ";
  std::string line;
  size_t width = 0;
  bool complete = true;
  bool first = true;
  for (const std::string& part : parts_of(progress)) {
    const size_t needed = display_width(part) + (first ? 0 : kBetween.size());
    complete = width + needed <= columns;
    if (!complete) break;
    if (first) {
      line = part;
    } else {
      // The bar leads; everything else follows in order.
      line = part.starts_with('[') ? fmt::format("{}{}{}", part, kBetween, line)
                                   : fmt::format("{}{}{}", line, kBetween, part);
    }
    width += needed;
    first = false;
  }
  if (first) return std::string(clip_to_width(parts_of(progress)[0], columns));
  const std::string name = printable(progress.doing);
  if (complete && !name.empty() && width + kBetween.size() + kShortestName <= columns)
    line += fmt::format("{}{}", kBetween, end_of_name(name, columns - width - kBetween.size()));
  return line;
}

std::string progress_sentence(const Progress& progress) {
  std::string text = parts_of(progress)[0];
  const double read = megabytes(progress.bytes);
  if (const auto part = share(progress))
    text +=
        fmt::format(", {:.1f} of {:.1f} MB ({} %)", read, megabytes(*progress.total_bytes), percent(*part));
  else
    text += fmt::format(", {:.1f} MB read", read);
  if (!progress.stage.empty()) return text + ", " + progress.stage;
  if (progress.bytes_per_second > 0)
    text += fmt::format(", {}, {}", speed_of_bytes(progress), speed_of_articles(progress));
  if (const auto left = seconds_left(progress)) text += fmt::format(", {} left", clock_text(*left));
  if (!progress.doing.empty()) text += fmt::format(", reading {}", printable(progress.doing));
  return text;
}

}  // namespace news

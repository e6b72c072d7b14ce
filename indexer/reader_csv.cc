#include "indexer/reader_csv.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "common/ascii.h"
#include "indexer/csv_columns.h"
#include "indexer/csv_dialect.h"
#include "indexer/csv_parser.h"
#include "indexer/input_streams.h"

namespace news {
namespace {

constexpr size_t kHead = 64 << 10;

// Markup and JSON have commas too.
bool begins_like_another_format(std::string_view head) {
  const size_t first = head.find_first_not_of(" \t\r\n");
  return first == std::string_view::npos ||
         std::string_view("{[<").find(head[first]) != std::string_view::npos;
}

// Whether it is worth the trouble to look for a table in a file that is not called one: most are prose.
bool may_be_table(std::string_view head) {
  const std::string_view line = head.substr(0, std::min(head.find_first_of("\r\n"), head.size()));
  constexpr size_t kLongestHeader = 4096;
  if (line.find('\t') != std::string_view::npos || line.starts_with("sep=")) return true;
  if (line.size() > kLongestHeader) return false;
  return std::ranges::any_of(std::string_view(",;|"), [line](char delimiter) {
    std::vector<std::string> cells;
    for (size_t begin = 0; begin <= line.size();) {
      const size_t end = std::min(line.find(delimiter, begin), line.size());
      std::string cell(line.substr(begin, end - begin));
      std::erase_if(cell, [](char c) { return c == '"' || c == '\''; });
      cells.push_back(std::move(cell));
      begin = end + 1;
    }
    return cells.size() > 1 && is_csv_header(cells);
  });
}

class TableReader {
 public:
  TableReader(ByteStream& in, const CsvSample& sample, const ReadOptions& options, RecordSink& out)
      : options_(options),
        out_(out),
        columns_(sample, options.map),
        parser_(in, sample.dialect, options.max_record, sample.preamble > 0 ? 2 : 1) {
    expected_ = columns_.has_header() && !sample.rows.empty() ? sample.rows.front().size() : sample.width;
  }

  void run() {
    if (!columns_.usable()) {
      out_.failure("line 1", "no-columns",
                   fmt::format("no column is known to be the title or the text ({})", columns_.describe()),
                   columns_.has_header() ? "name one: --map title=NAME or --map body=NAME"
                                         : "tell which by number: --map title=1 --map body=2");
      return;
    }
    CsvRow row;
    bool header = columns_.has_header();
    while (parser_.next(row)) {
      if (row.kind == CsvRowKind::good && row.blank()) continue;
      if (std::exchange(header, false)) {
        parser_.expect(expected_);
        continue;
      }
      parser_.expect(expected_);
      if (!one_row(row)) return;
    }
  }

 private:
  bool one_row(CsvRow& row) {
    const std::string position = fmt::format("line {}", row.line);
    if (row.kind == CsvRowKind::too_large) {
      return out_.failure(position, "too-large",
                          fmt::format("the record is larger than {} bytes, or a quote in it is never closed",
                                      options_.max_record),
                          "allow larger ones with --max-record SIZE");
    }
    // One cell alone is the rest of a record that a line end tore apart; empty cells at the end are often
    // left out.
    const bool torn = row.cells.size() == 1 && expected_ > 1;
    if (row.kind == CsvRowKind::bad_quotes || torn) {
      return out_.failure(position, "bad-csv",
                          fmt::format("{} cell{} where {} were expected", row.cells.size(),
                                      row.cells.size() == 1 ? "" : "s", expected_),
                          torn ? "" : "quotes inside a quoted cell must be doubled");
    }
    return out_.article(columns_.record(std::move(row.cells)), position);
  }

  const ReadOptions& options_;
  RecordSink& out_;
  CsvColumns columns_;
  CsvParser parser_;
  size_t expected_ = 0;
};

}  // namespace

int sniff_csv(std::string_view head, const InputName& name) {
  const bool named = ends_with_no_case(name.base, ".csv") || ends_with_no_case(name.base, ".tsv") ||
                     ends_with_no_case(name.base, ".tab");
  if (begins_like_another_format(head) && !(named && head.starts_with('['))) return 0;
  if (!named && !may_be_table(head)) return 0;
  const auto sample = sample_csv(head, head.size() < kHead);
  if (!sample) return 0;
  const CsvColumns columns(*sample, {});
  const bool even = sample->share >= 0.8;
  if (columns.has_header() && columns.usable() && even) return named ? 95 : sample->rows.size() > 1 ? 80 : 0;
  if (named) return even || columns.has_header() ? 70 : 40;
  return sample->dialect.delimiter == '\t' && columns.usable() && even ? 55 : 0;
}

void read_csv(ByteStream& in, const InputName& name, const ReadOptions& options, RecordSink& out) {
  PeekStream peeked(in);
  const std::string_view head = peeked.peek(kHead);
  auto sample = sample_csv(head, head.size() < kHead);
  if (!sample) {
    // A single column: nothing tells the delimiter, and nothing needs it.
    sample.emplace();
    sample->dialect.delimiter = ends_with_no_case(name.base, ".tsv") || options.format == "tsv" ? '\t' : ',';
    sample->width = 1;
    const std::string_view first = head.substr(0, std::min(head.find_first_of("\r\n"), head.size()));
    if (!first.empty()) sample->rows.push_back({std::string(first)});
  }
  std::string preamble(sample->preamble, '\0');
  peeked.read(preamble.data(), preamble.size());
  TableReader(peeked, *sample, options, out).run();
}

}  // namespace news

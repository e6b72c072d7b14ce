#include "indexer/csv_parser.h"

#include <algorithm>

#include "common/utf8.h"

namespace news {
namespace {

constexpr size_t kChunk = 256 << 10;
constexpr size_t kLeastPatience = 4 << 10;  // bytes

// How far the end of a quoted cell is looked for; after many failures not beyond the line, of `line` bytes.
size_t patience(size_t max_record, int broken, size_t line) {
  constexpr int kFailures = 32;
  if (broken > kFailures) return line;
  return std::max(max_record >> broken, std::min(kLeastPatience, max_record));
}

}  // namespace

bool CsvRow::blank() const {
  return std::ranges::all_of(cells, [](const std::string& cell) { return trim(cell).empty(); });
}

// One reading of the bytes from `begin` on as a record.
struct CsvParser::Attempt {
  size_t pos = 0;  // afterwards: where its line end stands
  std::vector<std::string> cells;
  bool malformed = false;  // quotes inside a quoted cell were not doubled
  bool unclosed = false;   // a quoted cell found no end within the limit
  bool multi_line = false;
};

CsvParser::CsvParser(ByteStream& in, CsvDialect dialect, size_t max_record, uint64_t first_line)
    : in_(in), dialect_(dialect), max_record_(max_record), line_(first_line) {
  while (buffer_.size() < (64 << 10) && fill()) {
  }
  carriage_returns_ = buffer_.find('\n') == std::string::npos && buffer_.find('\r') != std::string::npos;
}

bool CsvParser::fill() {
  if (ended_) return false;
  const size_t have = buffer_.size();
  buffer_.resize(have + kChunk);
  size_t got = 0;
  try {
    got = in_.read(buffer_.data() + have, kChunk);
  } catch (...) {
    damage_ = std::current_exception();
  }
  buffer_.resize(have + got);
  if (got == 0) ended_ = true;
  return got > 0;
}

bool CsvParser::at_end(size_t pos) { return pos >= buffer_.size() && !fill(); }

// True at LF, and at CR if only CRs lie before the next LF.
bool CsvParser::is_line_end(size_t pos) {
  if (at_end(pos)) return false;
  if (buffer_[pos] == '\n') return true;
  if (buffer_[pos] != '\r') return false;
  if (carriage_returns_) return true;
  while (!at_end(pos) && buffer_[pos] == '\r') ++pos;
  return at_end(pos) || buffer_[pos] == '\n';
}

// Precondition: at a line end or the end of the input.
size_t CsvParser::after_line_end(size_t pos) {
  if (at_end(pos)) return pos;
  if (carriage_returns_) return pos + 1;
  while (!at_end(pos) && buffer_[pos] == '\r') ++pos;
  return at_end(pos) ? pos : pos + 1;
}

// The end of the line that `pos` stands in, or a place beyond max_record if it is longer.
size_t CsvParser::line_end(size_t pos) {
  const char stop = carriage_returns_ ? '\r' : '\n';
  const size_t begin = pos;
  while (true) {
    const size_t found = buffer_.find(stop, pos);
    if (found != std::string::npos) {
      pos = found;
      break;
    }
    pos = buffer_.size();
    if (pos - begin > max_record_ || !fill()) break;
  }
  while (!carriage_returns_ && pos > begin && buffer_[pos - 1] == '\r') --pos;
  return pos;
}

// True if the quote before `pos` ends its cell: a delimiter, line end or the end of the input follows, blanks
// allowed.
bool CsvParser::closes(size_t pos) {
  while (!at_end(pos) && buffer_[pos] == ' ' && dialect_.delimiter != ' ') ++pos;
  return at_end(pos) || buffer_[pos] == dialect_.delimiter || is_line_end(pos);
}

// `attempt.pos` is behind the opening quote.
void CsvParser::parse_quoted(Attempt& attempt, size_t limit) {
  const std::string stops = {dialect_.quote, '\n', '\r'};
  std::string cell;
  size_t& pos = attempt.pos;
  while (true) {
    const size_t found = std::min(buffer_.find_first_of(stops, pos), buffer_.size());
    cell.append(buffer_, pos, found - pos);
    pos = found;
    if (pos - pos_ > limit || at_end(pos)) {
      attempt.unclosed = true;
      return;
    }
    if (buffer_[pos] == dialect_.quote) {
      ++pos;
      const bool doubled = !at_end(pos) && buffer_[pos] == dialect_.quote;
      if (!doubled && closes(pos)) break;
      if (doubled) ++pos;
      if (!doubled) attempt.malformed = true;
      cell += dialect_.quote;
    } else if (is_line_end(pos)) {
      attempt.multi_line = true;
      cell += '\n';
      pos = after_line_end(pos);
    } else if (pos < buffer_.size() && buffer_[pos] != dialect_.quote) {
      cell += buffer_[pos++];
    }
  }
  while (!at_end(pos) && buffer_[pos] == ' ') ++pos;
  attempt.cells.push_back(std::move(cell));
}

void CsvParser::parse_record(Attempt& attempt, size_t limit) {
  const std::string stops = {dialect_.delimiter, '\n', '\r'};
  size_t& pos = attempt.pos;
  while (true) {
    if (!at_end(pos) && buffer_[pos] == dialect_.quote) {
      ++pos;
      parse_quoted(attempt, limit);
      if (attempt.unclosed) return;
    } else {
      const size_t begin = pos;
      while (!at_end(pos) && buffer_[pos] != dialect_.delimiter && !is_line_end(pos)) {
        pos = std::min(buffer_.find_first_of(stops, pos + 1), buffer_.size());
      }
      attempt.cells.emplace_back(buffer_, begin, pos - begin);
    }
    if (at_end(pos) || buffer_[pos] != dialect_.delimiter) return;
    ++pos;
  }
}

// The cells of one line by itself. `sound`: every quoted cell ends where a cell may end.
std::vector<std::string> CsvParser::split_line(size_t begin, size_t end, bool& sound) const {
  const std::string_view line(buffer_.data() + begin, end - begin);
  std::vector<std::string> cells;
  sound = true;
  size_t pos = 0;
  while (true) {
    const size_t next = std::min(line.find(dialect_.delimiter, pos), line.size());
    size_t stop = next;
    if (pos < line.size() && line[pos] == dialect_.quote) {
      // To the quote before a delimiter or the end; an unclosed quote is a character like any other.
      size_t close = line.find(dialect_.quote, pos + 1);
      while (close != std::string_view::npos && close + 1 < line.size() &&
             line[close + 1] != dialect_.delimiter) {
        close = line.find(dialect_.quote, close + 1);
      }
      if (close != std::string_view::npos) {
        cells.emplace_back(line.substr(pos + 1, close - pos - 1));
        if (close + 1 >= line.size()) return cells;
        pos = close + 2;
        continue;
      }
      sound = false;
    }
    cells.emplace_back(line.substr(pos, stop - pos));
    if (stop >= line.size()) return cells;
    pos = stop + 1;
  }
}

// True if one of the lines in the range would be a whole record of its own.
bool CsvParser::swallowed_rows(size_t begin, size_t end) {
  while (begin < end) {
    const size_t stop = std::min(line_end(begin), end);
    bool sound = false;
    if (split_line(begin, stop, sound).size() == expected_ && sound) return true;
    begin = after_line_end(stop);
  }
  return false;
}

bool CsvParser::acceptable(const Attempt& attempt, size_t first_line_end) {
  if (attempt.unclosed) return false;
  if (!attempt.malformed) return true;
  if (expected_ == 0) return !attempt.multi_line;
  if (attempt.cells.size() != expected_) return false;
  return !attempt.multi_line || !swallowed_rows(after_line_end(first_line_end), attempt.pos);
}

// Leaves out the rest of a line that is beyond all bounds, without keeping it.
void CsvParser::skip_line() {
  const char stop = carriage_returns_ ? '\r' : '\n';
  while (true) {
    const size_t found = buffer_.find(stop, pos_);
    if (found != std::string::npos) {
      pos_ = found + 1;
      ++line_;
      return;
    }
    buffer_.clear();
    pos_ = 0;
    if (!fill()) return;
  }
}

void CsvParser::advance(size_t to) {
  line_ += static_cast<uint64_t>(std::count(buffer_.begin() + static_cast<std::ptrdiff_t>(pos_),
                                            buffer_.begin() + static_cast<std::ptrdiff_t>(to),
                                            carriage_returns_ ? '\r' : '\n'));
  pos_ = to;
  if (pos_ > kChunk) {
    buffer_.erase(0, pos_);
    pos_ = 0;
  }
}

bool CsvParser::next(CsvRow& row) {
  row = {};
  row.line = line_;
  if (at_end(pos_)) {
    if (damage_) std::rethrow_exception(damage_);
    return false;
  }
  const size_t first_line_end = line_end(pos_);
  if (first_line_end - pos_ > max_record_) {
    row.kind = CsvRowKind::too_large;
    skip_line();
    return true;
  }
  Attempt attempt;
  attempt.pos = pos_;
  parse_record(attempt, patience(max_record_, broken_, first_line_end - pos_));
  const bool good = acceptable(attempt, first_line_end);
  // What the damage cut off is no record.
  if (damage_ && (attempt.unclosed || at_end(attempt.pos))) std::rethrow_exception(damage_);
  if (good) {
    broken_ = std::max(0, broken_ - 1);
    row.cells = std::move(attempt.cells);
    row.ended_by_input = at_end(attempt.pos);
    advance(after_line_end(attempt.pos));
    return true;
  }
  // Not even the whole of the allowed size closes the quote: it may be one very large record.
  const bool too_large = attempt.unclosed && broken_ == 0 && attempt.pos - pos_ > max_record_;
  ++broken_;
  bool sound = false;
  row.cells = split_line(pos_, first_line_end, sound);
  row.kind = CsvRowKind::good;
  if (expected_ != 0 && row.cells.size() != expected_) row.kind = CsvRowKind::bad_quotes;
  if (too_large) row.kind = CsvRowKind::too_large, row.cells.clear();
  row.ended_by_input = at_end(first_line_end);
  advance(after_line_end(first_line_end));
  return true;
}

}  // namespace news

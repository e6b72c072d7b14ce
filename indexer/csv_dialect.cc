#include "indexer/csv_dialect.h"

#include <algorithm>
#include <cstring>
#include <map>

namespace news {
namespace {

constexpr size_t kRows = 50;

class MemoryStream : public ByteStream {
 public:
  explicit MemoryStream(std::string_view bytes) : rest_(bytes) {}
  size_t read(char* buffer, size_t size) override {
    const size_t count = std::min(size, rest_.size());
    std::memcpy(buffer, rest_.data(), count);
    rest_.remove_prefix(count);
    return count;
  }

 private:
  std::string_view rest_;
};

CsvSample sample_with(std::string_view text, bool whole, CsvDialect dialect) {
  CsvSample sample;
  sample.dialect = dialect;
  MemoryStream stream(text);
  CsvParser parser(stream, dialect, text.size());
  CsvRow row;
  std::map<size_t, size_t> widths;
  while (sample.rows.size() < kRows && parser.next(row)) {
    if (row.ended_by_input && !whole && !sample.rows.empty()) break;
    if (row.blank()) continue;
    ++widths[row.cells.size()];
    sample.rows.push_back(std::move(row.cells));
  }
  const auto most = std::ranges::max_element(widths, {}, [](const auto& item) { return item.second; });
  if (most == widths.end()) return sample;
  sample.width = most->first;
  sample.share = static_cast<double>(most->second) / static_cast<double>(sample.rows.size());
  return sample;
}

// "sep=;", which spreadsheets write before a table. Returns the length of the line.
size_t separator_line(std::string_view head, char& delimiter) {
  if (head.size() < 6 || !(head.starts_with("sep=") || head.starts_with("SEP="))) return 0;
  const size_t end = head.find('\n');
  if (end == std::string_view::npos || end > 6) return 0;
  delimiter = head[4];
  return end + 1;
}

// Spares the trial of a dialect whose characters are not there.
bool possible(std::string_view head, CsvDialect dialect) {
  if (head.find(dialect.delimiter) == std::string_view::npos) return false;
  if (dialect.quote == '"') return true;
  const std::string opening = {dialect.delimiter, dialect.quote};
  return head.starts_with(dialect.quote) || head.find(opening) != std::string_view::npos;
}

}  // namespace

std::optional<CsvSample> sample_csv(std::string_view head, bool whole) {
  char told = '\0';
  const size_t preamble = separator_line(head, told);
  head.remove_prefix(preamble);
  std::optional<CsvSample> best;
  for (const char delimiter : {'\t', ',', ';', '|'}) {
    if (told != '\0' && delimiter != told) continue;
    for (const char quote : {'"', '\''}) {
      if (!possible(head, {delimiter, quote})) continue;
      CsvSample sample = sample_with(head, whole, {delimiter, quote});
      if (sample.width < 2) continue;
      // Tabs are never prose; single quotes mostly are.
      const double advantage = delimiter == '\t' ? 0.1 : quote == '\'' ? -0.05 : 0;
      const double best_advantage = best && best->dialect.delimiter == '\t' ? 0.1 : 0;
      if (best && best->share + best_advantage >= sample.share + advantage) continue;
      sample.preamble = preamble;
      best = std::move(sample);
    }
  }
  return best;
}

}  // namespace news

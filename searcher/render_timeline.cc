#include "searcher/render_timeline.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "common/analysis.h"
#include "common/error.h"
#include "common/json.h"
#include "searcher/json_list.h"
#include "searcher/table_line.h"

namespace news {

namespace {

constexpr int kShareDecimals = 6;

// Of all articles of the period; only where there are any.
double share(const TimelineRow& row) {
  return static_cast<double>(row.count) / static_cast<double>(row.articles);
}

// A bar of blocks, to an eighth of a column.
std::string bar(double length) {
  constexpr std::string_view kEighths[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  const auto eighths = static_cast<size_t>(length * 8 + 0.5);
  std::string text;
  for (size_t i = 0; i < eighths / 8; ++i) text += "█";
  return text.append(kEighths[eighths % 8]);
}

void render_text(const RenderStyle& style, const Timeline& timeline, std::FILE* out) {
  constexpr size_t kLongestBar = 40;
  uint64_t largest = timeline.without;
  uint64_t articles = 0;
  double top = 0;
  for (const TimelineRow& row : timeline.rows) {
    largest = std::max(largest, row.count);
    articles = std::max(articles, row.articles);
    if (row.articles > 0) top = std::max(top, share(row));
  }
  const size_t digits = std::to_string(largest).size();
  const size_t of_digits = std::to_string(articles).size();
  const size_t value_columns =
      std::max<size_t>(timeline.rows.empty() ? 0 : timeline.rows.front().value.size(),
                       timeline.without > 0 ? std::string_view("(none)").size() : 0);
  const size_t used = value_columns + digits + of_digits + 16;
  const size_t columns = style.columns == 0 ? used + kLongestBar : style.columns;
  const size_t room = columns > used ? std::min(columns - used, kLongestBar) : 0;
  for (const TimelineRow& row : timeline.rows) {
    std::string line = fmt::format("{:<{}}  {:>{}} of {:>{}}", row.value, value_columns, row.count, digits,
                                   row.articles, of_digits);
    if (row.articles > 0) line += fmt::format("  {:5.1f}%", 100 * share(row));
    if (row.count > 0 && room > 0) line += "  " + bar(share(row) / top * static_cast<double>(room));
    put(out, line + "\n");
  }
  if (timeline.without > 0)
    put(out, fmt::format("{:<{}}  {:>{}}\n", "(none)", value_columns, timeline.without, digits));
}

std::string row_object(const TimelineRow& row) {
  std::string text;
  json::Writer writer(text);
  writer.begin_object();
  writer.key("value");
  writer.string(row.value);
  writer.key("count");
  writer.number(row.count);
  writer.key("articles");
  writer.number(row.articles);
  if (row.articles > 0) {
    writer.key("share");
    writer.number(share(row), kShareDecimals);
  }
  writer.end_object();
  return text;
}

void render_json(const Timeline& timeline, std::FILE* out) {
  std::string opening;
  json::Writer writer(opening);
  writer.begin_object();
  writer.key("period");
  writer.string(timeline.period);
  writer.key("total");
  writer.number(timeline.total);
  writer.key("without");
  writer.number(timeline.without);
  writer.key("rows");
  writer.begin_array();
  JsonList list(out);
  list.begin(opening);
  for (const TimelineRow& row : timeline.rows) list.item(row_object(row));
  list.end("}\n");
}

void render_table(Separator separator, const Timeline& timeline, std::FILE* out) {
  put(out, TableLine(separator).names({"value", "count", "articles", "share"}).finish());
  for (const TimelineRow& row : timeline.rows) {
    TableLine line(separator);
    line.text(row.value).number(row.count).number(row.articles);
    put(out, (row.articles > 0 ? line.number(share(row)) : line.text("")).finish());
  }
  if (timeline.without > 0)
    put(out, TableLine(separator).text("").number(timeline.without).text("").text("").finish());
}

}  // namespace

void render_timeline(OutputFormat format, const RenderStyle& style, const Timeline& timeline,
                     std::FILE* out) {
  switch (format) {
    case OutputFormat::text:
      return render_text(style, timeline, out);
    case OutputFormat::json:
      return render_json(timeline, out);
    case OutputFormat::jsonl:
      for (const TimelineRow& row : timeline.rows) put(out, row_object(row) + "\n");
      return;
    case OutputFormat::csv:
      return render_table(Separator::comma, timeline, out);
    case OutputFormat::tsv:
      return render_table(Separator::tab, timeline, out);
    default:
      throw Error(ErrorCode::usage, "this format has no form for --timeline");
  }
}

}  // namespace news

#include "searcher/renderer.h"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <cerrno>

#include "common/error.h"
#include "common/utf8.h"

namespace news {

namespace {

constexpr FormatRow kFormats[] = {
    {OutputFormat::text, "text", true, true, true, true, make_text_renderer},
    {OutputFormat::json, "json", true, true, true, true, make_json_renderer},
    {OutputFormat::jsonl, "jsonl", true, true, true, true, make_jsonl_renderer},
    {OutputFormat::csv, "csv", true, true, true, false, make_csv_renderer},
    {OutputFormat::tsv, "tsv", true, true, true, false, make_tsv_renderer},
    {OutputFormat::ids, "ids", false, true, false, false, make_ids_renderer},
    {OutputFormat::trec, "trec", false, false, false, false, make_trec_renderer},
};

}  // namespace

std::span<const FormatRow> output_formats() { return kFormats; }

const FormatRow& format_row(OutputFormat format) {
  for (const FormatRow& row : kFormats) {
    if (row.format == format) return row;
  }
  throw Error(ErrorCode::internal, "an output format without a renderer");
}

std::unique_ptr<Renderer> make_renderer(OutputFormat format, const RenderStyle& style, std::FILE* out) {
  return format_row(format).make(style, out);
}

std::string summary_line(const Results& results, uint64_t first, uint64_t shown) {
  if (results.total == 0) return "no article matches";
  const char* noun = results.total == 1 ? "article" : "articles";
  std::string line = fmt::format("{}{} {}", results.total_is_exact ? "" : "about ", results.total, noun);
  if (shown == 0) {
    line += ", none shown";
  } else if (shown < results.total) {
    line += shown == 1 ? fmt::format(", number {} shown", first)
                       : fmt::format(", {}-{} shown", first, first + shown - 1);
  }
  return line;
}

void put(std::FILE* out, std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), out) != text.size()) {
    throw io_error("cannot write", kStandardOutput, errno);
  }
}

Highlighted change_text(const Highlighted& from, const std::function<std::string(std::string_view)>& change) {
  const std::string_view text = from.text;
  Highlighted to;
  size_t done = 0;
  for (const auto& [begin, end] : from.highlights) {
    if (begin < done || end <= begin || end > text.size()) continue;
    to.text += change(text.substr(done, begin - done));
    const size_t mark = to.text.size();
    to.text += change(text.substr(begin, end - begin));
    done = end;
    if (to.text.size() > mark) to.highlights.emplace_back(mark, to.text.size());
  }
  to.text += change(text.substr(done));
  return to;
}

std::string escape_controls(std::string_view text) {
  std::string out;
  for (size_t pos = 0; pos < text.size();) {
    const size_t begin = pos;
    const char32_t c = decode(text, pos);
    const bool control = (c >= 0x80 && c < 0xA0) || (c >= 0x200E && c <= 0x200F) ||
                         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x061C;
    if (control) {
      out += fmt::format("\\u{:04x}", static_cast<uint32_t>(c));
    } else {
      out.append(text, begin, pos - begin);
    }
  }
  return out;
}

std::string encode_id(std::string_view id, bool spaces) {
  std::string out;
  for (size_t pos = 0; pos < id.size();) {
    const size_t begin = pos;
    const char32_t c = decode(id, pos);
    const std::string_view bytes = id.substr(begin, pos - begin);
    const bool space = spaces && u_isUWhiteSpace(static_cast<UChar32>(c));
    if (!space && printable(bytes) == bytes) {
      out += bytes;
      continue;
    }
    for (const char byte : bytes) out += fmt::format("%{:02X}", static_cast<unsigned char>(byte));
  }
  return out;
}

}  // namespace news

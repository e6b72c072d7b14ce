#include <fmt/format.h>

#include <algorithm>

#include "common/ascii.h"
#include "common/error.h"
#include "indexer/byte_readers.h"
#include "indexer/reader.h"
#include "indexer/reader_csv.h"
#include "indexer/reader_digest.h"
#include "indexer/reader_exports.h"
#include "indexer/reader_feed.h"
#include "indexer/reader_html.h"
#include "indexer/reader_json.h"
#include "indexer/reader_mail.h"
#include "indexer/reader_newsml.h"
#include "indexer/reader_nitf.h"
#include "indexer/reader_reuters.h"
#include "indexer/reader_text.h"
#include "indexer/reader_warc.h"
#include "indexer/reader_wire.h"

namespace news {
namespace {

// With at most this the content alone does not tell: the name of the file decides.
constexpr int kUnsure = 30;

bool has_suffix(std::string_view base, std::string_view suffixes) {
  const std::string lower = ascii_lowered(base);
  for (size_t begin = 0; begin < suffixes.size();) {
    const size_t end = std::min(suffixes.find(' ', begin), suffixes.size());
    if (lower.ends_with(suffixes.substr(begin, end - begin))) return true;
    begin = end + 1;
  }
  return false;
}

const Reader& named_reader(const std::string& format) {
  std::string names = "auto";
  for (const Reader& reader : readers()) {
    if (reader.name == format) return reader;
    names += fmt::format(", {}", reader.name);
  }
  throw Error(ErrorCode::usage, fmt::format("there is no input format '{}'", format), "formats: " + names);
}

}  // namespace

const std::vector<Reader>& readers() {
  static const std::vector<Reader> kReaders = {
      {"jsonl", ".jsonl .ndjson .jl", sniff_jsonl, read_jsonl},
      {"json", ".json .geojson", sniff_json, read_json},
      {"rss", ".rss .atom .rdf", sniff_feed, read_feed},
      {"nitf", ".nitf", sniff_nitf, read_nitf},
      {"newsml", ".newsml", sniff_newsml, read_newsml},
      {"sgml", ".sgm .sgml", sniff_reuters, read_reuters},
      {"rcv1", "", sniff_rcv1, read_rcv1},
      {"wire", ".anpa .iptc", sniff_wire, read_wire},
      {"lexisnexis", "", sniff_lexisnexis, read_lexisnexis},
      {"factiva", "", sniff_factiva, read_factiva},
      {"warc", ".warc .arc", sniff_warc, read_warc},
      {"mail", ".eml .mbox", sniff_mail, read_mail},
      {"wacz", "", sniff_wacz_part, read_wacz_part},
      {"csv", ".csv", sniff_csv, read_csv},
      {"tsv", ".tsv .tab", sniff_csv, read_csv},
      {"html", ".html .htm .xhtml", sniff_html, read_html},
      {"digest", "", sniff_digest, read_digest},
      {"text", ".txt .text .md .markdown", sniff_text, read_text},
  };
  return kReaders;
}

bool reads_bytes(const Reader& reader) noexcept {
  return reader.read == read_warc || reader.read == read_mail;
}

const Reader* choose_reader(std::string_view head, const InputName& name, const ReadOptions& options) {
  if (options.format != "auto") return &named_reader(options.format);
  if (head.empty()) return nullptr;
  const Reader* best = nullptr;
  int score = 0;
  for (const Reader& reader : readers()) {
    const int sure = reader.sniff(head, name);
    const bool better_named = sure == score && has_suffix(name.base, reader.suffixes);
    if (sure > score || (sure > 0 && better_named && !has_suffix(name.base, best->suffixes))) {
      best = &reader;
      score = sure;
    }
  }
  if (score > kUnsure) return best;
  const InputName unnamed{name.file, ""};
  if (sniff_text(head, unnamed) == 0) return best;
  for (const Reader& reader : readers()) {
    if (has_suffix(name.base, reader.suffixes)) return &reader;
  }
  return best;
}

}  // namespace news

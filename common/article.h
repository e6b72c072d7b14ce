// The article as every part of the program knows it: plain data, all text valid UTF-8.
// The canonical JSON form (one object a line) is in common/stored_article.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/date.h"
#include "common/publishing_status.h"

namespace news {

// Where the language came from.
enum class LanguageOrigin : uint8_t {
  open,      // the record, or nowhere; the text may tell better and was not asked, or could not tell
  text,      // the text
  declared,  // the record, or nowhere; the text is not to be asked
};

// The member of `extra` that tells when a crawl met a page. It is no part of what the page says: a page met
// again unchanged is the same version.
inline constexpr std::string_view kCrawledMember = "crawled";

// A part of `body`: half-open range of bytes.
struct TextRange {
  uint32_t begin = 0;
  uint32_t end = 0;
  bool operator==(const TextRange&) const = default;
};

// Absent members are empty (strings, vectors) or unknown (dates). After normalisation (indexer/normalise.h)
// every member is trimmed, has no control characters but newline in `body`, and normalising again changes
// nothing.
struct Article {
  std::string id;        // as given by the publisher or exporter; empty if none was given
  std::string url;       // absolute, as given, tracking parameters kept
  std::string title;     // one line
  std::string subtitle;  // one line
  std::string body;      // paragraphs separated by one empty line; single newlines are line breaks within one
  std::string source;    // name of the outlet as given
  std::vector<std::string> byline;  // one author each
  Date published;                   // wall clock of the publisher
  DateOrigin published_from = DateOrigin::none;
  Date updated;
  std::string category;           // section of the paper
  std::vector<std::string> tags;  // order kept, no two equal when case is folded
  std::string lang;               // BCP 47: "en", "zh-Hans"
  LanguageOrigin lang_from = LanguageOrigin::open;
  std::string declared_lang;  // with LanguageOrigin::text what the record said, "" if nothing
  // What the publisher says of this version: may it be shown, which one is it, and from when on (unknown:
  // now).
  PublishingStatus status = PublishingStatus::usable;
  std::optional<uint64_t> version;
  Date embargo;
  std::string file;  // where it was first read; '!' before a member of an archive
  // What no field takes: name and canonical JSON text of the value, in ascending order of name, names unique.
  std::vector<std::pair<std::string, std::string>> extra;
  // Sentences of `body` that stand in many articles of the source, ascending and apart: neither indexed nor
  // shown (common/furniture.h). What the index knows of its articles, no part of the canonical form.
  std::vector<TextRange> furniture;

  bool operator==(const Article&) const = default;
};

}  // namespace news

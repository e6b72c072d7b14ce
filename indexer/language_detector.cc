#include "indexer/language_detector.h"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <algorithm>
#include <cstdio>  // the next header lacks it

#include "indexer/language_tag.h"

namespace news {
namespace {

constexpr size_t kMostBytes = size_t{1} << 20;

// Codes that have changed since, and names that are no languages (scripts, Klingon and Pig Latin).
std::string tag_of(CLD2::Language language) {
  const std::string code = CLD2::LanguageCode(language);
  if (code == "iw") return "he";
  if (code == "jw") return "jv";
  if (code == "sr-ME") return "sr";
  if (code == "un" || code == "tlh" || code.starts_with("xx") || code.starts_with("zzp")) return {};
  return language_tag(code);
}

}  // namespace

DetectedLanguage detect_language(std::string_view text) {
  const CLD2::CLDHints no_hints = {nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  CLD2::Language languages[3];
  int percents[3];
  double scores[3];
  int bytes = 0;
  int valid_bytes = 0;
  bool sure = false;
  // The summary that it returns passes over English as if it were a page's furniture; the first of the three
  // is what most of the text is.
  CLD2::ExtDetectLanguageSummaryCheckUTF8(text.data(), static_cast<int>(std::min(text.size(), kMostBytes)),
                                          true, &no_hints, 0, languages, percents, scores, nullptr, &bytes,
                                          &sure, &valid_bytes);
  if (!sure) return {};
  return {tag_of(languages[0]), percents[0], bytes};
}

bool detector_knows(const std::string& primary) {
  return CLD2::GetLanguageFromName(primary.c_str()) != CLD2::UNKNOWN_LANGUAGE;
}

}  // namespace news

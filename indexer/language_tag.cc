#include "indexer/language_tag.h"

#include <unicode/locid.h>

#include <algorithm>
#include <map>

#include "common/utf8.h"

namespace news {
namespace {

// English names and native names of languages with a two-letter code, case folded.
std::map<std::string, std::string> build_names() {
  std::map<std::string, std::string> names;
  for (const char* const* code = icu::Locale::getISOLanguages(); *code != nullptr; ++code) {
    if (std::string_view(*code).size() != 2) continue;
    const icu::Locale language(*code);
    for (const icu::Locale& shown_in : {icu::Locale::getEnglish(), language}) {
      icu::UnicodeString display;
      std::string name;
      language.getDisplayLanguage(shown_in, display).toUTF8String(name);
      names.emplace(fold_case(name), *code);
    }
  }
  names.emplace("farsi", "fa");
  names.emplace("mandarin", "zh");
  names.emplace("simplified chinese", "zh-Hans");
  names.emplace("traditional chinese", "zh-Hant");
  return names;
}

bool is_subtag(std::string_view part) {
  return !part.empty() && part.size() <= 8 && std::all_of(part.begin(), part.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  });
}

bool is_primary(std::string_view part) {
  return (part.size() == 2 || part.size() == 3) &&
         std::all_of(part.begin(), part.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

std::string language_tag(std::string_view name) {
  static const std::map<std::string, std::string> kNames = build_names();
  std::string tag(trim(name));
  if (const auto found = kNames.find(fold_case(tag)); found != kNames.end()) return found->second;
  tag.resize(std::min(tag.find('.'), tag.size()));  // en_US.UTF-8
  std::replace(tag.begin(), tag.end(), '_', '-');
  const size_t end = std::min(tag.find('-'), tag.size());
  std::string primary = fold_case(tag.substr(0, end));
  if (!is_primary(primary) || primary == "und" || primary == "mul" || primary == "zxx") return {};
  if (primary.size() == 3) {
    const std::string shorter = icu::Locale(primary.c_str()).getLanguage();
    if (is_primary(shorter)) primary = shorter;
  }
  for (size_t begin = end; begin < tag.size();) {
    const size_t next = std::min(tag.find('-', begin + 1), tag.size());
    if (!is_subtag(std::string_view(tag).substr(begin + 1, next - begin - 1))) return {};
    begin = next;
  }
  return primary + tag.substr(end);
}

}  // namespace news

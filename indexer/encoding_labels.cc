#include "indexer/encoding_labels.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "common/ascii.h"
#include "common/utf8.h"

namespace news {
namespace {

struct Label {
  std::string_view key;  // lower case, letters and digits only
  std::string_view encoding;
};

// Where the label does not mean what its standard says (WHATWG Encoding), or ICU knows another name; sorted
// by key.
constexpr std::array kLabels = std::to_array<Label>({
    {"ansix341968", "windows-1252"},
    {"ascii", "windows-1252"},
    {"big5", "Big5"},
    {"big5eten", "Big5"},
    {"cnbig5", "Big5"},
    {"cp1252", "windows-1252"},
    {"cp819", "windows-1252"},
    {"cp932", "windows-31j"},
    {"cp936", "gb18030"},
    {"cp949", "windows-949"},
    {"csbig5", "Big5"},
    {"cseuckr", "windows-949"},
    {"csgb2312", "gb18030"},
    {"csisolatin1", "windows-1252"},
    {"csisolatin5", "windows-1254"},
    {"csksc56011987", "windows-949"},
    {"csshiftjis", "windows-31j"},
    {"euccn", "gb18030"},
    {"euckr", "windows-949"},
    {"gb180302000", "gb18030"},
    {"gb2312", "gb18030"},
    {"gb231280", "gb18030"},
    {"gbk", "gb18030"},
    {"ibm819", "windows-1252"},
    {"iso88591", "windows-1252"},
    {"iso885911", "windows-874"},
    {"iso885911987", "windows-1252"},
    {"iso88598i", "ISO-8859-8"},
    {"iso88599", "windows-1254"},
    {"iso885991989", "windows-1254"},
    {"isoir100", "windows-1252"},
    {"isoir148", "windows-1254"},
    {"korean", "windows-949"},
    {"ksc5601", "windows-949"},
    {"ksc56011987", "windows-949"},
    {"ksc56011989", "windows-949"},

    {"l1", "windows-1252"},
    {"l5", "windows-1254"},
    {"latin1", "windows-1252"},
    {"latin5", "windows-1254"},
    {"maccentraleurope", "x-mac-centraleurroman"},
    {"maccyrillic", "x-mac-cyrillic"},
    {"macroman", "macintosh"},
    {"mskanji", "windows-31j"},
    {"shiftjis", "windows-31j"},
    {"sjis", "windows-31j"},
    {"tis620", "windows-874"},
    {"uhc", "windows-949"},
    {"unicode11utf8", "UTF-8"},
    {"usascii", "windows-1252"},
    {"utf16", "UTF-16LE"},
    {"utf32", "UTF-32LE"},
    {"utf8", "UTF-8"},
    {"windows31j", "windows-31j"},
    {"windows932", "windows-31j"},
    {"windows936", "gb18030"},
    {"windows949", "windows-949"},
    {"xcp1252", "windows-1252"},
    {"xgbk", "gb18030"},
    {"xsjis", "windows-31j"},
    {"xxbig5", "Big5"},
});

std::string key_of(std::string_view label) {
  std::string key;
  for (const char c : label) {
    if (is_ascii_alnum(c)) key += ascii_lower(c);
  }
  return key;
}

// ICU's converter for one of our names.
std::string icu_name(std::string_view encoding) {
  if (encoding == "windows-31j") return "ibm-943_P15A-2003";
  if (encoding == "windows-874") return "windows-874-2000";
  if (encoding == "Big5") return "windows-950-2000";
  return std::string(encoding);
}

extern "C" void count_and_replace(const void* count, UConverterToUnicodeArgs* args, const char*, int32_t,
                                  UConverterCallbackReason reason, UErrorCode* status) {
  if (reason > UCNV_IRREGULAR) return;  // reset, close, clone
  static constexpr UChar kReplacementUnit = 0xFFFD;
  ++*const_cast<size_t*>(static_cast<const size_t*>(count));
  *status = U_ZERO_ERROR;
  ucnv_cbToUWriteUChars(args, &kReplacementUnit, 1, 0, status);
}

bool is_safe_name(const std::string& name) {
  // ICU takes options after a comma and a path before a slash.
  return !name.empty() && name.size() < 40 && std::ranges::all_of(name, [](char c) {
    return is_ascii_alnum(c) || c == '-' || c == '_' || c == ':';
  });
}

}  // namespace

std::string encoding_of_label(std::string_view label) {
  const std::string name(trim(label));
  const std::string key = key_of(name);
  const auto found = std::ranges::lower_bound(kLabels, std::string_view(key), {}, &Label::key);
  if (found != kLabels.end() && found->key == key) return std::string(found->encoding);
  if (!is_safe_name(name)) return {};
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(name.c_str(), &status);
  if (U_FAILURE(status)) return {};
  ucnv_close(converter);
  return name;
}

Utf8Converter::Utf8Converter(const std::string& encoding) {
  static_assert(std::ranges::is_sorted(kLabels, {}, &Label::key));
  UErrorCode status = U_ZERO_ERROR;
  converter_ = ucnv_open(icu_name(encoding).c_str(), &status);
  if (U_FAILURE(status)) throw std::invalid_argument("no converter for " + encoding);
  ucnv_setToUCallBack(converter_, count_and_replace, &replaced_, nullptr, nullptr, &status);
}

Utf8Converter::~Utf8Converter() { ucnv_close(converter_); }

void Utf8Converter::convert(std::string_view bytes, bool last, std::string& out) {
  std::array<UChar, 4096> units;
  const char* source = bytes.data();
  const char* const end = source + bytes.size();
  UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
  while (status == U_BUFFER_OVERFLOW_ERROR) {
    status = U_ZERO_ERROR;
    UChar* target = units.data();
    ucnv_toUnicode(converter_, &target, units.data() + units.size(), &source, end, nullptr, last, &status);
    for (const UChar* unit = units.data(); unit != target; ++unit) {
      if (high_ != 0 && U16_IS_TRAIL(*unit)) {
        append_utf8(out, static_cast<char32_t>(U16_GET_SUPPLEMENTARY(high_, *unit)));
        high_ = 0;
        continue;
      }
      if (high_ != 0) append_utf8(out, kReplacement);
      high_ = U16_IS_LEAD(*unit) ? *unit : char16_t{0};
      if (high_ == 0) append_utf8(out, *unit);
    }
  }
}

}  // namespace news

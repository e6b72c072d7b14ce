#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "common/ascii.h"
#include "common/utf8.h"
#include "indexer/html_text.h"

namespace news {
namespace {

struct NamedCharacter {
  std::string_view name;
  char32_t character;
};

// Names of HTML 5 that HTML 4 (libxml2's table) lacks and that stand in news text; sorted.
constexpr std::array kHtml5Names = std::to_array<NamedCharacter>({
    {"Aogon", 0x104},   {"Cacute", 0x106}, {"Ccaron", 0x10C},  {"Dcaron", 0x10E}, {"Dstrok", 0x110},
    {"Ecaron", 0x11A},  {"Eogon", 0x118},  {"Gbreve", 0x11E},  {"Idot", 0x130},   {"Lstrok", 0x141},
    {"Nacute", 0x143},  {"Ncaron", 0x147}, {"NewLine", 0x0A},  {"Rcaron", 0x158}, {"Sacute", 0x15A},
    {"Scedil", 0x15E},  {"Tab", 0x09},     {"Tcaron", 0x164},  {"Uring", 0x16E},  {"Zacute", 0x179},
    {"Zcaron", 0x17D},  {"Zdot", 0x17B},   {"aogon", 0x105},   {"apos", 0x27},    {"ast", 0x2A},
    {"bsol", 0x5C},     {"cacute", 0x107}, {"ccaron", 0x10D},  {"check", 0x2713}, {"colon", 0x3A},
    {"comma", 0x2C},    {"commat", 0x40},  {"dash", 0x2010},   {"dcaron", 0x10F}, {"dollar", 0x24},
    {"dstrok", 0x111},  {"ecaron", 0x11B}, {"eogon", 0x119},   {"equals", 0x3D},  {"excl", 0x21},
    {"gbreve", 0x11F},  {"grave", 0x60},   {"hyphen", 0x2010}, {"inodot", 0x131}, {"lbrace", 0x7B},
    {"ldquor", 0x201E}, {"lowbar", 0x5F},  {"lpar", 0x28},     {"lsqb", 0x5B},    {"lstrok", 0x142},
    {"nacute", 0x144},  {"ncaron", 0x148}, {"num", 0x23},      {"percnt", 0x25},  {"period", 0x2E},
    {"phone", 0x260E},  {"plus", 0x2B},    {"quest", 0x3F},    {"rbrace", 0x7D},  {"rcaron", 0x159},
    {"rpar", 0x29},     {"rsqb", 0x5D},    {"sacute", 0x15B},  {"scedil", 0x15F}, {"semi", 0x3B},
    {"sol", 0x2F},      {"starf", 0x2605}, {"tcaron", 0x165},  {"uring", 0x16F},  {"vellip", 0x22EE},
    {"verbar", 0x7C},   {"zacute", 0x17A}, {"zcaron", 0x17E},  {"zdot", 0x17C},
});
static_assert(std::ranges::is_sorted(kHtml5Names, {}, &NamedCharacter::name));

// What 128-159 mean to browsers (WHATWG, numeric character reference end state); 0 where windows-1252 has
// nothing.
constexpr std::array<char32_t, 32> kWindows1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

// The longest name of either table is 8 ("thetasym"); a little more costs nothing.
constexpr size_t kLongestName = 12;

struct Reference {
  char32_t character;  // 0: vanishes
  size_t length;       // bytes from '&', the ';' included
};

int hex_digit(char c) {
  if (is_ascii_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

char32_t character_of_number(uint32_t number) {
  if (number == 0 || number > 0x10FFFF || (number >= 0xD800 && number <= 0xDFFF)) return kReplacement;
  if (number >= 128 && number <= 159) return kWindows1252[number - 128];
  const bool control =
      (number < 0x20 && number != '\t' && number != '\n' && number != '\r') || number == 0x7F;
  return control ? 0 : number;
}

// `text` begins with "&#".
std::optional<Reference> numeric_reference(std::string_view text) {
  size_t pos = 2;
  const bool hex = pos < text.size() && (text[pos] == 'x' || text[pos] == 'X');
  if (hex) ++pos;
  const size_t first = pos;
  uint32_t number = 0;
  for (; pos < text.size(); ++pos) {
    const int digit = hex_digit(text[pos]);
    if (digit < 0 || (!hex && digit > 9)) break;
    number = std::min<uint32_t>(number * (hex ? 16 : 10) + static_cast<uint32_t>(digit), 0x110000);
  }
  if (pos == first) return std::nullopt;
  if (pos < text.size() && text[pos] == ';') ++pos;
  return Reference{character_of_number(number), pos};
}

std::optional<char32_t> character_of_name(const std::string& name) {
  const auto found = std::ranges::lower_bound(kHtml5Names, std::string_view(name), {}, &NamedCharacter::name);
  if (found != kHtml5Names.end() && found->name == name) return found->character;
  const htmlEntityDesc* entity = htmlEntityLookup(reinterpret_cast<const xmlChar*>(name.c_str()));
  if (entity != nullptr) return static_cast<char32_t>(entity->value);
  return std::nullopt;
}

bool may_lack_semicolon(std::string_view name) {
  return name == "amp" || name == "lt" || name == "gt" || name == "quot" || name == "nbsp";
}

// `text` begins with '&' and a letter.
std::optional<Reference> named_reference(std::string_view text) {
  size_t end = 1;
  while (end < text.size() && end <= kLongestName && is_ascii_alnum(text[end])) ++end;
  const std::string name(text.substr(1, end - 1));
  const bool closed = end < text.size() && text[end] == ';';
  if (!closed && (!may_lack_semicolon(name) || (end < text.size() && text[end] == '='))) return std::nullopt;
  const std::optional<char32_t> character = character_of_name(name);
  if (!character) return std::nullopt;
  return Reference{*character, end + (closed ? 1 : 0)};
}

std::optional<Reference> reference_at(std::string_view text) {
  if (text.size() < 3) return std::nullopt;
  if (text[1] == '#') return numeric_reference(text);
  return is_ascii_letter(text[1]) ? named_reference(text) : std::nullopt;
}

}  // namespace

std::string decode_entities(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const size_t plain = std::min(text.find('&'), text.size());
    out.append(text.substr(0, plain));
    text.remove_prefix(plain);
    if (text.empty()) break;
    if (const auto reference = reference_at(text)) {
      if (reference->character != 0) append_utf8(out, reference->character);
      text.remove_prefix(reference->length);
    } else {
      out += '&';
      text.remove_prefix(1);
    }
  }
  return out;
}

}  // namespace news

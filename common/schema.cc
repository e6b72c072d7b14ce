#define XXH_INLINE_ALL  // one library less to load when a program starts
#include "common/schema.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>

#include "common/utf8.h"

namespace news {

namespace {

constexpr bool names_unique() {
  for (const Field& a : kFields) {
    for (const Field& b : kFields) {
      if (&a != &b && (a.name == b.name || (!a.prefix.empty() && a.prefix == b.prefix))) return false;
    }
  }
  return true;
}
static_assert(names_unique(), "two fields share a name or a prefix");

// Xapian's rule (termprefixes.rst): one capital letter, or X and more capitals; so no prefix can begin
// another's terms, as long as values begin with no capital: they are all case folded.
constexpr bool prefixes_well_formed() {
  for (const Field& f : kFields) {
    for (const char c : f.prefix) {
      if (c < 'A' || c > 'Z') return false;
    }
    if (f.prefix.size() > 1 && f.prefix[0] != 'X') return false;
  }
  return true;
}
static_assert(prefixes_well_formed(), "prefixes are one capital, or X and capitals");

bool has_word(std::string_view list, std::string_view word) noexcept {
  while (!list.empty()) {
    const size_t space = list.find(' ');
    if (list.substr(0, space) == word) return true;
    list.remove_prefix(space == std::string_view::npos ? list.size() : space + 1);
  }
  return false;
}

constexpr size_t kHashDigits = 16;

// Xapian stores a zero byte as two: what counts is the length on disk.
size_t stored_bytes(std::string_view value) noexcept {
  return value.size() + static_cast<size_t>(std::count(value.begin(), value.end(), '\0'));
}

}  // namespace

const Field* find_field(std::string_view name) noexcept {
  for (const Field& f : kFields) {
    if (f.name == name || has_word(f.aliases, name)) return &f;
  }
  return nullptr;
}

const Field& field(std::string_view name) noexcept { return *find_field(name); }

std::string term(std::string_view prefix, std::string_view value) {
  std::string out(prefix);
  if (prefix.size() + stored_bytes(value) <= kMaxTermBytes) return out.append(value);
  size_t keep = std::min(value.size(), (kMaxTermBytes - prefix.size() - kHashDigits - 1));
  while (stored_bytes(value.substr(0, keep)) > kMaxTermBytes - prefix.size() - kHashDigits - 1) --keep;
  keep = floor_boundary(value, keep);
  return out + fmt::format("{}~{:016x}", value.substr(0, keep), XXH3_64bits(value.data(), value.size()));
}

std::string forms_key(std::string_view language, std::string_view stem) {
  return std::string(language).append(1, ':').append(stem);
}

std::string exact_term(const Field& field, std::string_view value) {
  return term(field.prefix, fold_case(value));
}

}  // namespace news

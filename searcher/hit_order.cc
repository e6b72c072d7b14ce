#include "searcher/hit_order.h"

#include "common/schema.h"

namespace news {

namespace {

// sortable_serialise gives at most 9 bytes and drops trailing zeros.
constexpr size_t kNumberBytes = 9;
constexpr size_t kKeyBytes = kNumberBytes + 1;

// A number as bytes of fixed length behind a mark that puts absent ones last.
std::string number_key(std::string value, bool descending) {
  if (value.empty()) return '1' + std::string(kNumberBytes, '\0');
  value.resize(kNumberBytes, '\0');
  if (descending) {
    for (char& c : value) c = static_cast<char>(~c);
  }
  return '0' + value;
}

std::string value(const Xapian::Document& document, Slot slot) {
  return document.get_value(static_cast<Xapian::valueno>(slot));
}

}  // namespace

std::string HitOrder::operator()(const Xapian::Document& document) const {
  std::string key;
  if (order_ == SortOrder::added) key = number_key(value(document, Slot::added), true);
  key += number_key(value(document, Slot::published), order_ != SortOrder::oldest);
  return key + value(document, Slot::identity);
}

std::string HitOrder::identity(const std::string& key) const {
  return key.substr(order_ == SortOrder::added ? 2 * kKeyBytes : kKeyBytes);
}

}  // namespace news

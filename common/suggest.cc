#include "common/suggest.h"

#include <algorithm>

namespace news {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

size_t allowed_edits(size_t length) {
  if (length <= 4) return 1;
  return length <= 8 ? 2 : 3;
}

size_t without_dashes(std::string_view name) {
  return name.size() - std::min(name.find_first_not_of('-'), name.size());
}

std::string completion(std::string_view typed, const std::vector<std::string>& names) {
  std::string best;
  if (without_dashes(typed) < 3) return best;
  for (const std::string& name : names) {
    if (!lower(name).starts_with(typed)) continue;
    if (best.empty() || name.size() < best.size()) best = name;
  }
  return best;
}

}  // namespace

size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<size_t> before_last(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before_last[j - 2] + 1);
      }
    }
    before_last.swap(last);
    last.swap(row);
  }
  return last[b.size()];
}

std::string suggest(std::string_view typed, const std::vector<std::string>& names) {
  const std::string wanted = lower(typed.substr(0, 64));
  std::string best;
  size_t best_distance = allowed_edits(without_dashes(wanted)) + 1;
  for (const std::string& name : names) {
    const size_t distance = edit_distance(wanted, lower(name));
    // A name that would be replaced altogether is no suggestion.
    if (distance < best_distance && distance < without_dashes(wanted)) {
      best = name;
      best_distance = distance;
    }
  }
  return best.empty() ? completion(wanted, names) : best;
}

}  // namespace news

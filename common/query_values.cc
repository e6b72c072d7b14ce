#include "common/query_values.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "common/query_error.h"
#include "common/suggest.h"
#include "common/utf8.h"

namespace news {

namespace {

constexpr size_t kMostValues = 20000;
constexpr size_t kLongestCompared = 80;
constexpr size_t kOffered = 3;

struct Candidate {
  std::string value;  // folded
  uint64_t count = 0;
  size_t distance = 0;
};

// Edits from one to the other; more than allowed if the lengths say so.
size_t edits_to(std::string_view typed, std::string_view value, size_t allowed) {
  const size_t longest = std::max(typed.size(), value.size());
  if (longest - std::min(typed.size(), value.size()) > allowed) return allowed + 1;
  return edit_distance(typed, value);
}

// Near means a few slips in the value or in a word of it, or one being part of the other.
bool is_near(std::string_view typed, Candidate& candidate) {
  const std::string_view value = candidate.value;
  const size_t longest = std::max(typed.size(), value.size());
  if (longest > kLongestCompared) return false;
  const size_t shorter = std::min(typed.size(), value.size());
  if (shorter >= 3 &&
      (value.find(typed) != std::string_view::npos || typed.find(value) != std::string_view::npos)) {
    candidate.distance = 1;
    return true;
  }
  // de-AT where there is de.
  if (typed.size() > value.size() && typed.starts_with(value) && typed[value.size()] == '-') {
    candidate.distance = 1;
    return true;
  }
  // Short codes that differ by a letter have nothing to do with each other: fr, ar.
  const size_t allowed = typed.size() <= 2 ? 0 : std::max<size_t>(1, typed.size() / 4);
  candidate.distance = edits_to(typed, value, allowed);
  if (candidate.distance <= allowed) return true;
  // One word of a name: "globl" for "global times".
  for (size_t begin = 0; begin < value.size() && typed.size() >= 4;) {
    const size_t end = std::min(value.find(' ', begin), value.size());
    candidate.distance = 1 + edits_to(typed, value.substr(begin, end - begin), allowed);
    if (candidate.distance <= 1 + allowed) return true;
    begin = end + 1;
  }
  return false;
}

// One more than is offered, to tell whether there are others.
std::vector<Candidate> candidates(IndexTerms& terms, const Field& field, std::string_view typed, bool near) {
  std::vector<Candidate> found;
  const std::string start(field.prefix);
  size_t seen = 0;
  for (const auto it = terms.begin(start); !it->at_end() && seen < kMostValues; it->next(), ++seen) {
    Candidate candidate{it->term().substr(start.size()), it->articles(), 0};
    // A longer prefix that begins with this one: values are folded, so they begin with no capital.
    if (!candidate.value.empty() && candidate.value[0] >= 'A' && candidate.value[0] <= 'Z') continue;
    if (!near || is_near(typed, candidate)) found.push_back(std::move(candidate));
  }
  std::stable_sort(found.begin(), found.end(), [](const Candidate& a, const Candidate& b) {
    return a.distance != b.distance ? a.distance < b.distance : a.count > b.count;
  });
  if (found.size() > kOffered + 1) found.resize(kOffered + 1);
  return found;
}

// The value as the first article that has it writes it.
std::string spelling(IndexTerms& terms, const Field& field, const std::string& value) {
  if (field.slot == Slot::absent) return value;
  const std::string written = terms.value_of_first(term(field.prefix, value), field.slot);
  return fold_case(written) == value ? written : value;
}

}  // namespace

std::string missing_value_note(IndexTerms& terms, const Field& field, std::string_view value) {
  std::string note = fmt::format("no article has {}:\"{}\"", field.name, shown(value));
  const std::string typed = fold_case(value);
  if (field.name == "id") return note;
  std::vector<Candidate> offered = candidates(terms, field, typed, true);
  const bool near = !offered.empty();
  if (!near) offered = candidates(terms, field, typed, false);
  for (size_t i = 0; i < std::min(offered.size(), kOffered); ++i) {
    note += i > 0 ? ", " : near ? "; did you mean " : "; there are ";
    note += fmt::format("{}:\"{}\" ({})", field.name, shown(spelling(terms, field, offered[i].value)),
                        offered[i].count);
  }
  return note + (near ? "?" : offered.size() > kOffered ? " and others" : "");
}

}  // namespace news

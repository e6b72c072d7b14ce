#include "searcher/facets.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <unordered_map>

#include "common/error.h"
#include "common/query_compiler.h"
#include "common/schema.h"
#include "common/suggest.h"
#include "common/utf8.h"
#include "searcher/hit_values.h"

namespace news {

namespace {

constexpr char kListSeparator = '\x1f';

struct FacetField {
  std::string name;
  Slot slot = Slot::absent;
  size_t digits = 0;  // of Slot::published_day that are wanted; 0 for fields of text
};

std::vector<std::string> facet_names() {
  std::vector<std::string> names;
  for (const Field& field : kFields) {
    if (field.facet) names.emplace_back(field.name);
  }
  names.insert(names.end(), {"year", "month", "day"});
  return names;
}

FacetField facet_field(const std::string& by) {
  if (by == "year") return {by, Slot::published_day, 4};
  if (by == "month") return {by, Slot::published_day, 6};
  if (by == "day") return {by, Slot::published_day, 8};
  const Field* known = find_field(by);
  if (known && known->facet) return {std::string(known->name), known->slot, 0};
  const std::vector<std::string> names = facet_names();
  const std::string near = suggest(by, names);
  throw Error(ErrorCode::usage, fmt::format("hits cannot be counted by '{}'", printable(by)),
              near.empty() ? fmt::format("choose one of {}", fmt::join(names, ", "))
                           : fmt::format("did you mean {}?", near));
}

// Is given the value of every hit once. Counts spellings; case is folded at the end, once for each spelling.
class ValueCounter {
 public:
  explicit ValueCounter(FacetField field) : field_(std::move(field)) {}

  void add(std::string_view value) {
    ++total_;
    if (value.size() < std::max<size_t>(field_.digits, 1)) {
      ++without_;
    } else if (field_.digits > 0) {
      ++count_of(value.substr(0, field_.digits));
    } else {
      count_list(value);
    }
  }

  Facet facet() const {
    std::map<std::string, std::pair<FacetRow, uint64_t>>
        rows;  // by folded value; with the count of the spelling shown
    for (const auto& [spelling, count] : counts_) {
      auto& [row, best] = rows[fold_case(spelling)];
      row.count += count;
      if (count > best || (count == best && spelling < row.value)) {
        row.value = spelling;
        best = count;
      }
    }
    Facet facet{field_.name, total_, without_, {}};
    for (auto& [folded, entry] : rows) facet.rows.push_back(std::move(entry.first));
    for (FacetRow& row : facet.rows) row.value = shown_value(row.value);
    std::sort(facet.rows.begin(), facet.rows.end(), [](const FacetRow& a, const FacetRow& b) {
      return a.count != b.count ? a.count > b.count : a.value < b.value;
    });
    return facet;
  }

 private:
  // Each name once, however often an article has it.
  void count_list(std::string_view list) {
    std::set<std::string> seen;
    while (!list.empty()) {
      const size_t end = std::min(list.find(kListSeparator), list.size());
      const std::string_view name = list.substr(0, end);
      list.remove_prefix(std::min(end + 1, list.size()));
      const bool alone = seen.empty() && list.empty();
      if (!name.empty() && (alone || seen.insert(fold_case(name)).second)) ++count_of(name);
    }
  }

  uint64_t& count_of(std::string_view value) {
    const auto known = counts_.find(value);
    return known != counts_.end() ? known->second : counts_.emplace(value, 0).first->second;
  }

  std::string shown_value(const std::string& value) const {
    if (field_.digits == 6) return value.substr(0, 4) + '-' + value.substr(4);
    if (field_.digits == 8) return value.substr(0, 4) + '-' + value.substr(4, 2) + '-' + value.substr(6);
    return value;
  }

  FacetField field_;
  uint64_t total_ = 0;
  uint64_t without_ = 0;
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  std::unordered_map<std::string, uint64_t, Hash, std::equal_to<>> counts_;
};

}  // namespace

Facet count_by(OpenIndex& index, const Question& question, const std::string& by,
               std::vector<std::string>& notes) {
  const FacetField field = facet_field(by);
  Facet facet;
  index.read([&](const OpenIndex::View& view) {
    QueryCompiler compiler(view.terms());
    const MatchQuery query = compiler.compile(whole(question));
    ValueCounter counter(field);
    each_hit_value(view, query, field.slot, [&](std::string_view value) { counter.add(value); });
    facet = counter.facet();
    notes = question.notes;
    notes.insert(notes.end(), compiler.notes().begin(), compiler.notes().end());
  });
  return facet;
}

}  // namespace news

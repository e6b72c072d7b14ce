#include "indexer/export_plan.h"

#include <algorithm>

#include "common/identity.h"
#include "common/schema.h"

namespace news {
namespace {

constexpr auto kIdentitySlot = static_cast<Xapian::valueno>(Slot::identity);

void take_all(IndexReader& reader, ExportPlan& plan) {
  const Xapian::Database& database = reader.database();
  for (auto it = database.valuestream_begin(kIdentitySlot); it != database.valuestream_end(kIdentitySlot);
       ++it) {
    if (!reader.is_hidden(it.get_docid())) plan.items.push_back({*it, it.get_docid()});
  }
}

// Terms of copies stand beside each other; each names a group of articles with one text. Articles without any
// text are no copies of each other.
void find_families(IndexReader& reader, ExportPlan& plan) {
  const Xapian::Database& database = reader.database();
  const std::string prefix(prefix::kCopy);
  const std::string no_text = term(prefix, text_digest(Article{}));
  for (auto it = database.allterms_begin(prefix); it != database.allterms_end(prefix); ++it) {
    if (it.get_termfreq() < 2 || *it == no_text) continue;
    std::vector<std::string> group;
    for (auto post = database.postlist_begin(*it); post != database.postlist_end(*it); ++post) {
      if (!reader.is_hidden(*post)) group.push_back(database.get_document(*post).get_value(kIdentitySlot));
    }
    if (group.size() < 2) continue;
    const std::string name = family_name(*std::min_element(group.begin(), group.end()));
    for (std::string& identity : group) plan.families.emplace(std::move(identity), name);
  }
}

}  // namespace

std::string family_name(const std::string& smallest_identity) {
  const size_t separator = std::min(smallest_identity.find('\x1f'), smallest_identity.size());
  std::string name;
  for (const char c : smallest_identity.substr(0, separator)) {
    if (c == '%')
      name += "%25";
    else if (c == '/')
      name += "%2F";
    else
      name += c;
  }
  if (separator < smallest_identity.size()) name += '/' + smallest_identity.substr(separator + 1);
  return name;
}

ExportPlan plan_export(const std::string& root) {
  ExportPlan plan;
  with_index(root, [&](IndexReader& reader) {
    plan = {};
    plan.manifest = reader.manifest();
    take_all(reader, plan);
    find_families(reader, plan);
  });
  std::sort(plan.items.begin(), plan.items.end(),
            [](const ExportItem& a, const ExportItem& b) { return a.identity < b.identity; });
  return plan;
}

}  // namespace news

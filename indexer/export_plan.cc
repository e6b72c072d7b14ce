#include "indexer/export_plan.h"

#include <algorithm>

#include "common/identity.h"
#include "common/query_compiler.h"
#include "common/query_parser.h"
#include "common/query_xapian.h"
#include "common/schema.h"
#include "common/utf8.h"
#include "common/version_store.h"
#include "common/xapian_terms.h"
#include "indexer/clock.h"

namespace news {
namespace {

constexpr auto kIdentitySlot = static_cast<Xapian::valueno>(Slot::identity);

template <typename Take>
void for_each_visible(IndexReader& reader, const Take& take) {
  const Xapian::Database& database = reader.database();
  for (auto it = database.valuestream_begin(kIdentitySlot); it != database.valuestream_end(kIdentitySlot);
       ++it) {
    if (!reader.is_hidden(it.get_docid())) take(*it, it.get_docid());
  }
}

// Identities of versions beside the index of which no version is in it.
template <typename Take>
void for_each_held(const std::string& root, IndexReader& reader, const Take& take) {
  constexpr uint64_t kPage = 10'000;
  VersionStore store(IndexPaths(root).versions(), reader.manifest().publication);
  std::string last;
  for (auto page = store.identities_after(last, kPage); !page.empty();
       page = store.identities_after(last, kPage)) {
    last = page.back();
    for (std::string& identity : page) {
      if (reader.find_identity(identity).empty()) take(std::move(identity), 0);
    }
  }
}

void take_matching(IndexReader& reader, const QueryNode& query, ExportPlan& plan) {
  const Xapian::Database& database = reader.database();
  const std::unique_ptr<IndexTerms> terms = terms_of(database);
  QueryCompiler compiler(*terms);
  Xapian::Enquire enquire(database);
  enquire.set_query(reader.visible(xapian_query(compiler.compile(query))));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_docid_order(Xapian::Enquire::DONT_CARE);
  const Xapian::MSet matches = enquire.get_mset(0, database.get_doccount());
  for (auto it = matches.begin(); it != matches.end(); ++it) {
    plan.items.push_back({it.get_document().get_value(kIdentitySlot), *it});
  }
  plan.notes = compiler.notes();
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

ExportPlan plan_export(const std::string& root, const std::string& query, bool held) {
  ExportPlan plan;
  const bool everything = trim(query).empty();
  QueryOptions options;
  options.as_of = today();
  const ParsedQuery parsed = parse_query(query, options);
  const auto take = [&plan](std::string identity, Xapian::docid document) {
    plan.items.push_back({std::move(identity), document});
  };
  with_index(root, [&](IndexReader& reader) {
    plan = {};
    plan.manifest = reader.manifest();
    if (everything)
      for_each_visible(reader, take);
    else
      take_matching(reader, parsed.root, plan);
    if (everything && held) for_each_held(root, reader, take);
    find_families(reader, plan);
  });
  plan.notes.insert(plan.notes.begin(), parsed.notes.begin(), parsed.notes.end());
  std::sort(plan.items.begin(), plan.items.end(),
            [](const ExportItem& a, const ExportItem& b) { return a.identity < b.identity; });
  return plan;
}

void for_each_identity(const std::string& root,
                       const std::function<void(const std::string& identity)>& take) {
  const auto hand_out = [&take](const std::string& identity, Xapian::docid) { take(identity); };
  with_index(root, [&](IndexReader& reader) {
    for_each_visible(reader, hand_out);
    for_each_held(root, reader, hand_out);
  });
}

}  // namespace news

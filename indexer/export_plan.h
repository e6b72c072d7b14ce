// Which articles `export` writes, in which order, and which of them are copies of one text; which articles
// there are at all.
#pragma once

#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "common/index_reader.h"

namespace news {

struct ExportItem {
  std::string identity;
  Xapian::docid document = 0;
};

// About 100 bytes an article, and as much again for each that has a copy.
struct ExportPlan {
  Manifest manifest;                                      // documents are numbered as in this publication
  std::vector<ExportItem> items;                          // in ascending bytes of identity
  std::unordered_map<std::string, std::string> families;  // identity -> family, of articles that have copies
  std::vector<std::string> notes;                         // how the query was read, one sentence each
};

// Every article of the index, or those that match a query in the language of newssearch. Families are those
// of the whole index. Throws Error(bad_query). With `held`, and without a query, articles that are withheld
// or cancelled are planned too; their document is 0.
ExportPlan plan_export(const std::string& root, const std::string& query = {}, bool held = false);

// Hands out the identity of every article, withheld and cancelled ones too, in no order; some twice if a
// writer is at work.
void for_each_identity(const std::string& root, const std::function<void(const std::string& identity)>& take);

// The value of `family`: the smallest identity of the group in a printable form that tells identities apart:
// '%' and '/' before the separator become %25 and %2F, the separator becomes '/'.
std::string family_name(const std::string& smallest_identity);

}  // namespace news

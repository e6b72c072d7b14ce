// An index in a directory of its own, for tests that search: articles go in through the indexer's own
// document builder.
#pragma once

#include <string>
#include <vector>

#include "common/query_compiler.h"
#include "common/query_parser.h"
#include "common/query_xapian.h"
#include "common/xapian_terms.h"
#include "tests/support/small_index.h"
#include "tests/support/temp_directory.h"

namespace news {

class SearchableIndex {
 public:
  // One segment for each list.
  explicit SearchableIndex(const std::vector<std::vector<Article>>& segments)
      : root_(directory_.path() + "/index") {
    IndexWriter writer(root_, 0, "test");
    for (const auto& articles : segments) publish(writer, articles);
  }
  const std::string& root() const { return root_; }

  void add(const std::vector<Article>& articles) {
    IndexWriter writer(root_, 0, "test");
    publish(writer, articles);
  }

  // Ids of the articles that match, ascending, separated by spaces.
  std::string ids(const std::string& query) const {
    QueryOptions options;
    options.as_of = civil_from_days(days_from_civil(2024, 3, 31));
    std::vector<std::string> found;
    with_index(root_, [&](IndexReader& reader) {
      found.clear();
      const std::unique_ptr<IndexTerms> terms = terms_of(reader.database());
      QueryCompiler compiler(*terms);
      Xapian::Enquire enquire(reader.database());
      enquire.set_query(reader.visible(xapian_query(compiler.compile(parse_query(query, options).root))));
      const Xapian::MSet set = enquire.get_mset(0, reader.database().get_doccount());
      for (auto it = set.begin(); it != set.end(); ++it) {
        found.push_back(article_from_data(it.get_document().get_data()).id);
      }
    });
    std::sort(found.begin(), found.end());
    std::string text;
    for (const std::string& id : found) text += (text.empty() ? "" : " ") + id;
    return text;
  }

 private:
  TempDirectory directory_;
  std::string root_;
};

}  // namespace news

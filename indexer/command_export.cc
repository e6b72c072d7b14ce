// newsidx export: articles of the index as canonical JSON lines.
#include <optional>

#include "common/error.h"
#include "common/stored_article.h"
#include "common/utf8.h"
#include "indexer/commands.h"
#include "indexer/export_plan.h"
#include "indexer/standard_output.h"
#include "indexer/sync_config.h"

namespace news {
namespace {

// The stored article; nothing if it was removed since the plan was made.
std::optional<Article> fetch(IndexReader& reader, const ExportPlan& plan, const ExportItem& item) {
  Xapian::docid document = item.document;
  if (reader.manifest() != plan.manifest) {  // other segments, other numbers
    const std::vector<Xapian::docid> found = reader.find_identity(item.identity);
    if (found.empty()) return std::nullopt;
    document = found.back();
  }
  return article_from_data(reader.database().get_document(document).get_data());
}

// Writes the plan. A writer may publish meanwhile: what was determined is written all the same, each article
// once, as it is when its turn comes.
void write_plan(const std::string& root, const ExportPlan& plan) {
  StandardOutput out;
  for (size_t next = 0; next < plan.items.size();) {
    const size_t before = next;
    with_index(root, [&](IndexReader& reader) {
      while (next < plan.items.size()) {
        const ExportItem& item = plan.items[next];
        const std::optional<Article> article = fetch(reader, plan, item);
        const auto family = plan.families.find(item.identity);
        if (article)
          out.line(to_canonical_json(*article, family == plan.families.end() ? "" : family->second));
        ++next;
      }
    });
    if (next == before) break;
  }
  out.flush();
}

}  // namespace

int run_export(const Options& options) {
  std::string query;
  for (const std::string& word : options.query) query += (query.empty() ? "" : " ") + word;
  const std::string root = index_root(options);
  const ExportPlan plan = plan_export(root, query);
  Report report(report_style(options));
  for (const std::string& note : plan.notes) report.tell("newsidx: " + printable(note));
  write_plan(root, plan);
  return 0;
}

}  // namespace news

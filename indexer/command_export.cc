// newsidx export: articles of the index as canonical JSON lines.
#include <optional>

#include "common/article_versions.h"
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

// Every version of an article, the oldest first.
void write_versions(IndexReader& reader, VersionStore& store, const ExportItem& item,
                    const std::string& family, StandardOutput& out) {
  for (const ArticleVersion& version : versions_of_article(reader, store, item.identity))
    out.line(to_canonical_json(version.article, version.is_found ? family : ""));
}

// Writes the plan. A writer may publish meanwhile: what was determined is written all the same, each article
// once, as it is when its turn comes.
void write_plan(const std::string& root, const ExportPlan& plan, bool all_versions) {
  StandardOutput out;
  for (size_t next = 0; next < plan.items.size();) {
    const size_t before = next;
    with_index(root, [&](IndexReader& reader) {
      VersionStore store(IndexPaths(root).versions(), all_versions ? reader.manifest().publication : 0);
      while (next < plan.items.size()) {
        const ExportItem& item = plan.items[next];
        const auto found = plan.families.find(item.identity);
        const std::string family = found == plan.families.end() ? "" : found->second;
        if (all_versions) {
          write_versions(reader, store, item, family, out);
        } else if (const std::optional<Article> article = fetch(reader, plan, item)) {
          out.line(to_canonical_json(*article, family));
        }
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
  const ExportPlan plan = plan_export(root, query, options.all_versions);
  Report report(report_style(options));
  for (const std::string& note : plan.notes) report.tell("newsidx: " + printable(note));
  write_plan(root, plan, options.all_versions);
  return 0;
}

}  // namespace news

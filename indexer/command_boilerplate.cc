// newsidx boilerplate: which sentences are page furniture, and what the user says of them.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "common/error.h"
#include "common/index_directory.h"
#include "common/json.h"
#include "common/utf8.h"
#include "indexer/commands.h"
#include "indexer/indexing_run.h"
#include "indexer/standard_output.h"
#include "indexer/sync_config.h"

namespace news {
namespace {

std::string to_json(const LearnedFurniture& learned) {
  std::string text;
  json::Writer writer(text);
  writer.begin_object();
  writer.key("number");
  writer.number(learned.number);
  writer.optional("source", learned.group.source);
  writer.optional("period", name_of_period(learned.group.period));
  writer.key("articles");
  writer.number(uint64_t{learned.articles});
  writer.key("of");
  writer.number(uint64_t{learned.total});
  writer.key("kept");
  writer.boolean(learned.is_kept());
  writer.optional("sentence", learned.sentence);
  writer.end_object();
  return text;
}

std::string to_text(const LearnedFurniture& learned) {
  return fmt::format("{:>5}  {}  {}  {} of {} articles{}  {}", learned.number,
                     printable(learned.group.source), name_of_period(learned.group.period),
                     with_thousands(learned.articles), with_thousands(learned.total),
                     learned.is_kept() ? "  kept" : "", printable(learned.sentence));
}

int list(const Options& options, const std::string& root) {
  const IndexPaths paths(root);
  Catalogue catalogue(paths.catalogue(), read_manifest(paths).publication, Catalogue::Access::read);
  StandardOutput out;
  for (const LearnedFurniture& learned : FurnitureStore(catalogue).all())
    out.line(options.json ? to_json(learned) : to_text(learned));
  out.flush();
  return 0;
}

bool is_meant(const LearnedFurniture& learned, const std::string& typed) {
  int64_t number = 0;
  const char* const end = typed.data() + typed.size();
  const bool is_number = std::from_chars(typed.data(), end, number).ptr == end;
  return is_number ? learned.number == number : learned.sentence == typed;
}

// The sentences that the user names, in all periods of their sources.
std::vector<LearnedFurniture> named(const std::vector<LearnedFurniture>& all,
                                    const std::vector<std::string>& typed) {
  std::vector<LearnedFurniture> chosen;
  for (const std::string& one : typed) {
    const size_t before = chosen.size();
    for (const LearnedFurniture& meant : all) {
      if (!is_meant(meant, one)) continue;
      std::copy_if(all.begin(), all.end(), std::back_inserter(chosen), [&](const LearnedFurniture& learned) {
        return learned.group.source == meant.group.source && learned.hash == meant.hash;
      });
    }
    if (chosen.size() == before) {
      throw Error(ErrorCode::usage, fmt::format("no sentence '{}' was learned", printable(one)),
                  "'newsidx boilerplate' lists them with their numbers");
    }
  }
  return chosen;
}

}  // namespace

int run_boilerplate(const Options& options) {
  const std::string root = index_root(options);
  read_settings(IndexPaths(root));  // an index that is not there is not made
  if (!options.forget && options.keep.empty() && options.cut.empty()) return list(options, root);
  Report report(report_style(options));
  IndexingRun run(options, root, "boilerplate", report);
  uint64_t articles = 0;
  if (options.forget) {
    articles = run.forget_furniture();
  } else {
    using State = LearnedFurniture::State;
    const std::vector<LearnedFurniture> all = FurnitureStore(run.catalogue()).all();
    const auto keep = named(all, options.keep), cut = named(all, options.cut);
    articles = run.change_furniture(keep, State::restored);
    articles += run.change_furniture(cut, State::learned);
  }
  report.tell(fmt::format("newsidx: {} {} indexed again", with_thousands(articles),
                          articles == 1 ? "article was" : "articles were"));
  return run.finish(false);
}

}  // namespace news

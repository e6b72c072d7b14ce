// newsidx status: what the index holds.
#include <fmt/format.h>

#include <filesystem>
#include <string_view>

#include "common/date.h"
#include "common/index_reader.h"
#include "common/json.h"
#include "common/schema.h"
#include "common/utf8.h"
#include "common/version_store.h"
#include "indexer/catalogue.h"
#include "indexer/commands.h"
#include "indexer/standard_output.h"
#include "indexer/sync_config.h"

namespace news {
namespace {

struct Status {
  std::string index;
  uint64_t articles = 0, sources = 0, languages = 0, segments = 0, bytes = 0, revision = 0;
  VersionCounts versions;
  std::string first, last;  // dates of publication, as precise as known; "" for none
  int format_version = 0;
  std::string last_run;  // RFC 3339; "" for never
};

// The values of all terms with a prefix, in ascending order.
std::vector<std::string> values_of(Xapian::Database& database, const std::string& prefix,
                                   const std::string& start) {
  std::vector<std::string> values;
  const std::string from = prefix + start;
  for (auto it = database.allterms_begin(from); it != database.allterms_end(from); ++it) {
    values.push_back((*it).substr(prefix.size()));
  }
  return values;
}

// The first or last date there is: the year, then the month within it, then the day, each where one is known.
std::string edge_date(Xapian::Database& database, bool last) {
  std::string date;
  for (const std::string_view prefix : {prefix::kYear, prefix::kMonth, prefix::kDay}) {
    const std::vector<std::string> values = values_of(database, std::string(prefix), date);
    if (values.empty()) break;
    date = last ? values.back() : values.front();
  }
  if (date.size() > 6) date.insert(6, 1, '-');
  if (date.size() > 4) date.insert(4, 1, '-');
  return date;
}

uint64_t bytes_below(const std::string& root) {
  namespace fs = std::filesystem;
  uint64_t bytes = 0;
  std::error_code error;  // files come and go while a writer is at work
  for (fs::recursive_directory_iterator it(root, error), end; !error && it != end; it.increment(error)) {
    const uint64_t size = it->is_regular_file(error) ? it->file_size(error) : 0;
    if (!error) bytes += size;
    error.clear();
  }
  return bytes;
}

Status read_status(const std::string& root) {
  Status status;
  const IndexPaths paths(root);
  with_index(root, [&](IndexReader& reader) {
    Xapian::Database& database = reader.database();
    status.articles = reader.article_count();
    status.sources = values_of(database, std::string(field("source").prefix), "").size();
    status.languages = 0;
    for (const std::string& lang : values_of(database, std::string(field("lang").prefix), "")) {
      if (lang.find('-') == std::string::npos) ++status.languages;  // "en-gb" has "en" beside it
    }
    status.first = edge_date(database, false);
    status.last = edge_date(database, true);
    status.segments = reader.manifest().segments.size();
    status.revision = reader.manifest().publication;
  });
  status.versions = VersionStore(paths.versions(), status.revision).counts();
  status.index = root;
  status.bytes = bytes_below(root);
  status.format_version = read_settings(paths).format_version;
  Catalogue catalogue(paths.catalogue(), status.revision, Catalogue::Access::read);
  if (const auto run = catalogue.last_run()) status.last_run = format(date_from_instant(run->time));
  return status;
}

std::string to_json(const Status& status) {
  std::string text;
  json::Writer writer(text);
  const auto number = [&](const char* name, uint64_t value) {
    writer.key(name);
    writer.number(value);
  };
  writer.begin_object();
  writer.optional("index", status.index);
  number("articles", status.articles);
  number("older_versions", status.versions.older);
  number("withheld", status.versions.withheld);
  number("canceled", status.versions.canceled);
  number("sources", status.sources);
  number("languages", status.languages);
  writer.optional("first", status.first);
  writer.optional("last", status.last);
  number("segments", status.segments);
  number("bytes", status.bytes);
  number("format_version", static_cast<uint64_t>(status.format_version));
  number("revision", status.revision);
  writer.optional("last_run", status.last_run);
  writer.end_object();
  return text;
}

std::string to_text(const Status& status) {
  const auto or_none = [](const std::string& text) { return text.empty() ? std::string("none") : text; };
  std::string text = fmt::format("index           {}\n", printable(status.index));
  text += fmt::format("articles        {}\n", with_thousands(status.articles));
  text += fmt::format("older_versions  {}\n", with_thousands(status.versions.older));
  text += fmt::format("withheld        {}\n", with_thousands(status.versions.withheld));
  text += fmt::format("canceled        {}\n", with_thousands(status.versions.canceled));
  text += fmt::format("sources         {}\n", with_thousands(status.sources));
  text += fmt::format("languages       {}\n", with_thousands(status.languages));
  text += fmt::format("first           {}\n", or_none(status.first));
  text += fmt::format("last            {}\n", or_none(status.last));
  text += fmt::format("segments        {}\n", with_thousands(status.segments));
  text += fmt::format("bytes           {}\n", with_thousands(status.bytes));
  text += fmt::format("format_version  {}\n", status.format_version);
  text += fmt::format("revision        {}\n", status.revision);
  text += fmt::format("last_run        {}", or_none(status.last_run));
  return text;
}

}  // namespace

int run_status(const Options& options) {
  const Status status = read_status(index_root(options));
  StandardOutput out;
  out.line(options.json ? to_json(status) : to_text(status));
  out.flush();
  return 0;
}

}  // namespace news

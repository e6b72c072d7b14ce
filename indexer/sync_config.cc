#include "indexer/sync_config.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include "common/config.h"
#include "common/error.h"
#include "common/index_directory.h"
#include "common/suggest.h"
#include "common/utf8.h"
#include "indexer/intake.h"

namespace news {
namespace {

// Where in which file, for every complaint.
struct Place {
  const std::string& file;

  Error error(const toml::source_region& where, const std::string& message,
              const std::string& hint = {}) const {
    return {ErrorCode::usage, fmt::format("{}: line {}: {}", printable(file), where.begin.line, message),
            hint};
  }
  Error unknown(const toml::key& key, const std::vector<std::string>& names) const {
    const std::string typed(key.str());
    const std::string nearest = suggest(typed, names);
    std::string known;
    for (const std::string& name : names) known += (known.empty() ? "" : ", ") + name;
    return error(key.source(), fmt::format("no key '{}'", printable(typed)),
                 nearest.empty() ? "known are " + known : fmt::format("did you mean '{}'?", nearest));
  }
  std::string text(const toml::key& key, const toml::node& node) const {
    if (const auto value = node.value_exact<std::string>()) return *value;
    throw error(node.source(),
                fmt::format("'{}' must be a text in quotes", printable(std::string(key.str()))));
  }
  bool flag(const toml::key& key, const toml::node& node) const {
    if (const auto value = node.value_exact<bool>()) return *value;
    throw error(node.source(), fmt::format("'{}' must be true or false", printable(std::string(key.str()))));
  }
  std::vector<std::string> texts(const toml::key& key, const toml::node& node) const {
    std::vector<std::string> list;
    if (const toml::array* array = node.as_array()) {
      for (const toml::node& item : *array) list.push_back(text(key, item));
    } else {
      list.push_back(text(key, node));
    }
    return list;
  }
};

void read_map(const Place& place, const toml::key& key, const toml::node& node, ReadOptions& read) {
  const toml::table* table = node.as_table();
  if (table == nullptr)
    throw place.error(node.source(), "'map' must be a table: map = { title = \"headline.main\" }");
  for (const auto& [field, path] : *table)
    read.map.emplace_back(std::string(field.str()), place.text(key, path));
}

ArchiveConfig read_archive(const Place& place, const toml::table& table) {
  static const std::vector<std::string> kKeys = {"path",     "include",  "exclude",    "format",
                                                 "source",   "category", "lang",       "timezone",
                                                 "encoding", "map",      "detect_lang"};
  ArchiveConfig archive;
  ReadOptions& read = archive.read;
  for (const auto& [key, node] : table) {
    const std::string_view name = key.str();
    if (name == "path")
      archive.path = path_in_config(place.text(key, node), place.file);
    else if (name == "include")
      archive.selection.include = place.texts(key, node);
    else if (name == "exclude")
      archive.selection.exclude = place.texts(key, node);
    else if (name == "format")
      read.format = place.text(key, node);
    else if (name == "source")
      read.source = place.text(key, node);
    else if (name == "category")
      read.category = place.text(key, node);
    else if (name == "lang")
      read.lang = place.text(key, node);
    else if (name == "detect_lang")
      read.detect_lang = place.flag(key, node);
    else if (name == "timezone")
      read.timezone = place.text(key, node);
    else if (name == "encoding")
      read.encoding = place.text(key, node);
    else if (name == "map")
      read_map(place, key, node, read);
    else
      throw place.unknown(key, kKeys);
  }
  if (archive.path.empty()) throw place.error(table.source(), "an [[archive]] needs a 'path'");
  archive.selection.paths = {archive.path};
  try {
    check_read_options(read);
  } catch (const Error& error) {
    throw place.error(table.source(), error.message, error.hint);
  }
  return archive;
}

}  // namespace

SyncConfig parse_sync_config(std::string_view text, const std::string& file) {
  const Place place{file};
  SyncConfig config;
  config.file = file;
  try {
    const toml::table root = toml::parse(text);
    for (const auto& [key, node] : root) {
      if (key.str() == "index") {
        config.index = path_in_config(place.text(key, node), place.file);
      } else if (key.str() == "archive") {
        const toml::array* array = node.as_array();
        if (array == nullptr || !array->is_homogeneous<toml::table>()) {
          throw place.error(node.source(), "archives are written as [[archive]], with two brackets");
        }
        for (const toml::node& item : *array)
          config.archives.push_back(read_archive(place, *item.as_table()));
      } else if (key.str() == "boilerplate") {
        config.boilerplate = place.flag(key, node);
      } else if (key.str() == "synonyms") {
        static_cast<void>(place.text(key, node));  // of newssearch
      } else {
        throw place.unknown(key, {kConfigKeys.begin(), kConfigKeys.end()});
      }
    }
  } catch (const toml::parse_error& error) {
    throw place.error(error.source(), printable(error.description()));
  }
  return config;
}

std::optional<SyncConfig> load_config(const Options& options) {
  const std::string path = options.config.empty() ? default_config_path() : options.config;
  const std::optional<std::string> text = read_small_file(path);
  if (text) return parse_sync_config(*text, path);
  if (options.config.empty()) return std::nullopt;
  throw Error(ErrorCode::usage, fmt::format("no configuration '{}'", printable(path)));
}

std::string index_root(const Options& options) { return find_index_root(options.index, options.config); }

}  // namespace news

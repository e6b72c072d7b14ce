#include "common/config.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <vector>

#include "common/error.h"
#include "common/index_directory.h"
#include "common/suggest.h"
#include "common/utf8.h"

namespace news {

namespace {

namespace fs = std::filesystem;

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

Error mistake(const std::string& file, const toml::source_region& where, std::string_view message) {
  return {ErrorCode::usage,
          fmt::format("{}: line {}: {}", printable(file), where.begin.line, printable(message))};
}

// A slip in a name must not lead to another index. What the values of the other keys are is not looked at.
void check_keys(const toml::table& root, const std::string& file) {
  const std::vector<std::string> known(kConfigKeys.begin(), kConfigKeys.end());
  for (const auto& [key, node] : root) {
    if (std::find(known.begin(), known.end(), key.str()) != known.end()) continue;
    const std::string near = suggest(std::string(key.str()), known);
    Error error = mistake(file, key.source(), fmt::format("no key '{}'", key.str()));
    error.hint = near.empty() ? fmt::format("known are {}", fmt::join(known, ", "))
                              : fmt::format("did you mean '{}'?", near);
    throw error;
  }
}

std::string default_index_root() {
  if (const std::string index = environment("NEWSIDX_INDEX"); !index.empty()) return index;
  const std::string data = environment("XDG_DATA_HOME");
  return (data.empty() ? environment("HOME") + "/.local/share" : data) + "/newsidx/index";
}

}  // namespace

std::string default_config_path() {
  const std::string config_home = environment("XDG_CONFIG_HOME");
  return (config_home.empty() ? environment("HOME") + "/.config" : config_home) + "/newsidx/config.toml";
}

std::string path_in_config(const std::string& path, const std::string& file) {
  const std::string home = environment("HOME");
  const fs::path expanded =
      path.starts_with("~/") && !home.empty() ? fs::path(home) / path.substr(2) : fs::path(path);
  std::string resolved = (fs::absolute(file).parent_path() / expanded).lexically_normal().string();
  if (resolved.size() > 1 && resolved.back() == '/') resolved.pop_back();
  return resolved;
}

std::string path_from_config(std::string_view text, const std::string& file, std::string_view key) {
  try {
    const toml::table root = toml::parse(text);
    check_keys(root, file);
    const toml::node* node = root.get(key);
    if (node == nullptr) return {};
    const auto path = node->value_exact<std::string>();
    if (!path || path->empty())
      throw mistake(file, node->source(), fmt::format("'{}' must be a path in quotes", key));
    return path_in_config(*path, file);
  } catch (const toml::parse_error& error) {
    throw mistake(file, error.source(), error.description());
  }
}

namespace {

// A path that the configuration named by the option, or the default one, says under `key`; "" if it does not.
std::string configured_path(const std::string& config_option, std::string_view key) {
  const bool named = !config_option.empty();
  const std::string file = named ? config_option : default_config_path();
  const std::optional<std::string> text = read_small_file(file);
  if (named && !text) throw Error(ErrorCode::usage, fmt::format("no configuration '{}'", printable(file)));
  return text ? path_from_config(*text, file, key) : std::string();
}

}  // namespace

std::string find_index_root(const std::string& index_option, const std::string& config_option) {
  if (!index_option.empty()) return index_option;
  if (!config_option.empty() || environment("NEWSIDX_INDEX").empty()) {
    const std::string index = configured_path(config_option, "index");
    if (!index.empty()) return index;
  }
  return default_index_root();
}

std::string find_synonyms_file(const std::string& synonyms_option, const std::string& config_option) {
  return synonyms_option.empty() ? configured_path(config_option, "synonyms") : synonyms_option;
}

}  // namespace news

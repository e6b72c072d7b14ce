// What both programs take from the configuration file: where things are. The archives in it are the
// indexer's business (sync). TOML; this is one of the two places that include toml++.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace news {

// All that may stand at the top of a configuration.
inline constexpr std::array<std::string_view, 4> kConfigKeys = {"index", "archive", "boilerplate",
                                                                "synonyms"};

// $XDG_CONFIG_HOME/newsidx/config.toml, else ~/.config/newsidx/config.toml.
std::string default_config_path();

// A path that stands in the configuration `file`, absolute: a relative one counts from the folder of `file`,
// a leading "~/" is the home directory; no slash at the end.
std::string path_in_config(const std::string& path, const std::string& file);

// The path that `index = "..."`, or another key at the top, names in the text of a configuration, as
// path_in_config; "" if it does not say. Throws Error(usage) naming file and line for what is no TOML, a
// value that is no text, and a key at the top that is none of kConfigKeys.
std::string path_from_config(std::string_view text, const std::string& file, std::string_view key);
inline std::string index_from_config(std::string_view text, const std::string& file) {
  return path_from_config(text, file, "index");
}

// The index of a run: --index; else `index` of the file that --config names; else $NEWSIDX_INDEX; else
// `index` of the default configuration; else $XDG_DATA_HOME/newsidx/index, else ~/.local/share/newsidx/index.
// Empty arguments mean that the option was not given. Throws Error(usage) if the file named cannot be found,
// and as index_from_config.
std::string find_index_root(const std::string& index_option, const std::string& config_option);

// The file of synonyms of a search: --synonyms; else `synonyms` of the configuration that --config names, or
// of the default one; "" if none is named. Throws as find_index_root.
std::string find_synonyms_file(const std::string& synonyms_option, const std::string& config_option);

}  // namespace news

// The index directory: all names in it are made and parsed here, and the small files that both sides read.
// INDEX_FORMAT.md is the specification. Readers take no lock; only a holder of the WriterLock (indexer)
// writes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace news {

inline constexpr int kFormatVersion = 3;

// Paths inside an index directory.
struct IndexPaths {
  explicit IndexPaths(std::string index_root) : root(std::move(index_root)) {}
  std::string root;
  std::string manifest() const { return root + "/XAPIANDB"; }
  std::string settings() const { return root + "/newsidx.json"; }
  std::string journal() const { return root + "/journal.json"; }
  std::string catalogue() const { return root + "/catalogue.db"; }
  std::string versions() const { return root + "/versions.db"; }
  std::string lock() const { return root + "/lock"; }
  std::string segments() const { return root + "/segments"; }
  std::string segment(uint32_t number) const;           // .../segments/000017
  std::string building_segment(uint32_t number) const;  // .../segments/000017.new: not yet part of anything
};
// The number of a directory entry's name under segments/ ("000017"); nullopt for anything else, unfinished
// ones too.
std::optional<uint32_t> segment_number(const std::string& name);

// What is published: a Xapian stub file with the publication number in a comment line. Replacing it by rename
// is the commit point. Empty index: no segments.
struct Manifest {
  uint64_t publication = 0;
  uint32_t next_segment = 1;       // numbers are never used twice
  std::vector<uint32_t> segments;  // ascending
  bool operator==(const Manifest&) const = default;
};
std::string to_text(const Manifest& manifest);
// Throws Error(corrupt) for a text that to_text never writes.
Manifest manifest_from_text(const std::string& text);

// A commit under way: the publication it leads to, and the old copies that must go once it is published.
// Never an identity alone: a replay would delete the new copy.
struct Journal {
  uint64_t publication = 0;
  std::vector<std::pair<uint32_t, std::string>> deletions;  // segment, identity
};
std::string to_text(const Journal& journal);
Journal journal_from_text(const std::string& text);  // throws Error(corrupt)

// newsidx.json: what the index was made with. Unknown features are refused.
struct IndexSettings {
  int format_version = kFormatVersion;
  std::vector<std::string> features;  // none yet
};
std::string to_text(const IndexSettings& settings);

// Reads; nullopt when the file is not there. Errors other than that throw Error(io).
std::optional<std::string> read_small_file(const std::string& path);
// Throws Error(no_index) with the command to make one, if `paths` holds no index; Error(newer_format) if this
// program does not know its version or features.
IndexSettings read_settings(const IndexPaths& paths);
Manifest read_manifest(const IndexPaths& paths);  // Error(no_index) if there is none
std::optional<Journal> read_journal(const IndexPaths& paths);

}  // namespace news

// Changes to the index directory, each one durable when its call returns. The commit protocol
// (common/INDEX_FORMAT.md) is made of these and of what Xapian and SQLite write, so a test that counts steps
// can stop a writer before every one of them, or let it fail.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace news {

// The operations throw Error(io). The real one may be used by several threads. Paths are raw bytes.
class FileOps {
 public:
  virtual ~FileOps() = default;

  // Called before each change with what is about to happen ("write", "rename", "sync" ...). Returns 0, or the
  // errno with which the change fails instead of being made. The real one returns 0. A test may also throw
  // from it: the disk is then as a crash at that instant would leave it (what was not yet synced counts as
  // written).
  virtual int step(std::string_view operation, const std::string& path);

  // Bytes that this process may still write to the file system of a directory that exists.
  virtual uint64_t free_bytes(const std::string& directory);

  // A step that somebody else then takes (Xapian). Throws if it is to fail: "cannot `operation` 'path'".
  void announce(std::string_view operation, const std::string& path);
  // Makes a directory, its missing parents included; nothing happens if it exists.
  void make_directory(const std::string& path);
  // Replaces a file as a whole by way of `path`.tmp: whoever reads `path` sees the old text or the new one.
  void replace_file(const std::string& path, std::string_view text);
  // Renames within one directory; replaces a file, never a directory with something in it.
  void rename_synced(const std::string& from, const std::string& to);
  // Removes a file; nothing happens if it is not there.
  void remove_file(const std::string& path);
  // Removes a file or directory with all that is in it. Not synced: what remains after a crash is removed as
  // an orphan.
  void remove_tree(const std::string& path);
  // Syncs all files of a directory (one level, as a segment has) and the directory itself.
  void sync_tree(const std::string& path);
};

// The one without interference; no state, lives for ever.
FileOps& real_file_ops();

// Bytes of all files in a directory, one level; 0 if it cannot be read.
uint64_t directory_bytes(const std::string& path);

}  // namespace news

#include "indexer/input_files.h"

#include <dirent.h>
#include <fmt/format.h>
#include <fnmatch.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <memory>
#include <set>
#include <string_view>
#include <utility>

#include "common/error.h"
#include "indexer/sidecar.h"

namespace news {
namespace {

using Visit = std::function<bool(const InputFile&)>;
using Complain = std::function<void(Diagnostic)>;
using DirectoryId = std::pair<dev_t, ino_t>;

int64_t nanoseconds(const timespec& time) { return int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec; }

// "/dev/stdin", "/dev/fd/63": an open descriptor, which may be a pipe and is meant.
bool names_descriptor(std::string_view path) {
  return path == "/dev/stdin" || path.starts_with("/dev/fd/") || path.starts_with("/proc/self/fd/");
}

std::string_view kind_of(mode_t mode) {
  if (S_ISFIFO(mode)) return "a named pipe";
  if (S_ISSOCK(mode)) return "a socket";
  return "a device";
}

bool matches_any(const std::vector<std::string>& patterns, const std::string& below) {
  const std::string last = below.substr(below.find_last_of('/') + 1);
  return std::ranges::any_of(patterns, [&](std::string pattern) {
    while (pattern.ends_with('/')) pattern.pop_back();
    return ::fnmatch(pattern.c_str(), below.c_str(), 0) == 0 ||
           ::fnmatch(pattern.c_str(), last.c_str(), 0) == 0;
  });
}

struct Entry {
  std::string name;
  struct stat info {};
  int error = 0;  // of stat

  // Sorted as the whole paths below would be, in which a directory's name is followed by '/'.
  std::string key() const { return error == 0 && S_ISDIR(info.st_mode) ? name + '/' : name; }
};

class Walker {
 public:
  Walker(const InputSelection& selection, const Visit& visit, const Complain& complain)
      : selection_(selection), visit_(visit), complain_(complain) {}

  // All of these return false to stop.
  bool named(const std::string& path) {
    struct stat info {};
    if (path == "-") return visit_({.path = "-"});
    if (::stat(path.c_str(), &info) != 0) return unreachable(path, errno);
    if (S_ISDIR(info.st_mode)) return directory(path, "", {{info.st_dev, info.st_ino}});
    for (const std::string& text : texts_of_sidecar(path)) {
      if (!is_file(text)) continue;
      complain_({Severity::skipped, path, "", "sidecar",
                 fmt::format("describes '{}' and is read together with it", text), ""});
      return true;
    }
    for (const std::string& sidecar : sidecars_of_text(path)) {
      struct stat beside {};
      if (::stat(sidecar.c_str(), &beside) == 0 && S_ISREG(beside.st_mode))
        return described_file(path, info, sidecar, beside);
    }
    return file(path, info);
  }

  bool listed(const std::string& path) {
    struct stat info {};
    if (path != "-" && ::stat(path.c_str(), &info) == 0 && S_ISDIR(info.st_mode)) {
      complain_({Severity::failure, path, "", "directory",
                 "is a directory, but a list of files must name files",
                 "name the directory on the command line to add all files below it"});
      return true;
    }
    return named(path);
  }

 private:
  static bool is_file(const std::string& path) {
    struct stat info {};
    return ::stat(path.c_str(), &info) == 0 && S_ISREG(info.st_mode);
  }

  bool described_file(const std::string& path, const struct stat& info, const std::string& sidecar,
                      const struct stat& beside) {
    return visit_({path, static_cast<uint64_t>(info.st_size) + static_cast<uint64_t>(beside.st_size),
                   std::max(nanoseconds(info.st_mtim), nanoseconds(beside.st_mtim)), sidecar});
  }

  bool file(const std::string& path, const struct stat& info) {
    if (S_ISREG(info.st_mode)) {
      return visit_({path, static_cast<uint64_t>(info.st_size), nanoseconds(info.st_mtim)});
    }
    if (names_descriptor(path)) return visit_({.path = path});
    const bool pipe = S_ISFIFO(info.st_mode);
    complain_({Severity::skipped, path, "", "special",
               fmt::format("is {}, not a file", kind_of(info.st_mode)),
               pipe ? "give its contents as standard input: '-'" : ""});
    return true;
  }

  bool unreachable(const std::string& path, int error) {
    std::string reason = "unreadable";
    if (error == ENOENT || error == ENOTDIR) reason = "missing";
    if (error == ELOOP) reason = "loop";
    const char* text = error == ELOOP ? "symbolic links lead in a circle" : std::strerror(error);
    complain_({Severity::failure, path, "", reason, fmt::format("cannot be read: {}", text), ""});
    return true;
  }

  // `path` is the directory, `below` the way to it from the directory the user named, `parents` itself and
  // those around it.
  bool directory(const std::string& path, const std::string& below, const std::vector<DirectoryId>& parents) {
    std::vector<Entry> entries;
    if (!list(path, entries)) return unreachable(path, errno);
    const std::string above = path.ends_with('/') ? path : path + '/';
    const auto relative = [&](const Entry& entry) {
      return below.empty() ? entry.name : below + '/' + entry.name;
    };
    std::erase_if(entries,
                  [&](const Entry& entry) { return matches_any(selection_.exclude, relative(entry)); });
    const Sidecars sidecars = take_sidecars(entries);
    for (const Entry& entry : entries) {
      const auto sidecar = sidecars.find(entry.name);
      const Entry* beside = sidecar == sidecars.end() ? nullptr : &sidecar->second;
      if (!one_entry(entry, above, relative(entry), parents, beside)) return false;
    }
    return true;
  }

  // By the name of the text.
  using Sidecars = std::map<std::string, Entry>;
  static Sidecars take_sidecars(std::vector<Entry>& entries) {
    Sidecars sidecars;
    std::set<std::string> taken;
    for (const Entry& entry : entries) {
      if (entry.error != 0 || !S_ISREG(entry.info.st_mode)) continue;
      for (const std::string& name : texts_of_sidecar(entry.name)) {
        const auto text = std::ranges::lower_bound(entries, name, {}, &Entry::key);
        if (text == entries.end() || text->name != name || !S_ISREG(text->info.st_mode)) continue;
        if (sidecars.emplace(name, entry).second) taken.insert(entry.name);
        break;
      }
    }
    if (!taken.empty())
      std::erase_if(entries, [&](const Entry& entry) { return taken.contains(entry.name); });
    return sidecars;
  }

  // `above` ends in '/'; `sidecar` stands in the same directory.
  bool one_entry(const Entry& entry, const std::string& above, const std::string& relative,
                 const std::vector<DirectoryId>& parents, const Entry* sidecar) {
    const std::string whole = above + entry.name;
    const bool is_directory = entry.error == 0 && S_ISDIR(entry.info.st_mode);
    if (is_directory) {
      const DirectoryId id{entry.info.st_dev, entry.info.st_ino};
      if (std::ranges::find(parents, id) != parents.end()) return unreachable(whole, ELOOP);
      std::vector<DirectoryId> deeper = parents;
      deeper.push_back(id);
      return directory(whole, relative, deeper);
    }
    if (!selection_.include.empty() && !matches_any(selection_.include, relative)) return true;
    if (entry.error != 0) return unreachable(whole, entry.error);
    return sidecar == nullptr ? file(whole, entry.info)
                              : described_file(whole, entry.info, above + sidecar->name, sidecar->info);
  }

  // False with errno if the directory cannot be read.
  static bool list(const std::string& path, std::vector<Entry>& entries) {
    const std::unique_ptr<DIR, int (*)(DIR*)> handle(::opendir(path.c_str()), &::closedir);
    if (!handle) return false;
    while (const dirent* item = ::readdir(handle.get())) {
      Entry entry{.name = item->d_name};
      if (entry.name.starts_with('.') || entry.name == "__MACOSX") continue;
      if (::fstatat(::dirfd(handle.get()), item->d_name, &entry.info, 0) != 0) entry.error = errno;
      entries.push_back(std::move(entry));
    }
    std::ranges::sort(entries, {}, &Entry::key);
    return true;
  }

  const InputSelection& selection_;
  const Visit& visit_;
  const Complain& complain_;
};

// Calls `take` for each path of a list until it returns false.
void read_list(const std::string& list, bool nul_separated,
               const std::function<bool(const std::string&)>& take) {
  const bool standard_input = list == "-";
  const std::unique_ptr<FILE, int (*)(FILE*)> in(standard_input ? stdin : std::fopen(list.c_str(), "re"),
                                                 standard_input ? [](FILE*) { return 0; } : &std::fclose);
  if (!in) throw io_error("cannot open the list of files", list, errno);
  char* buffer = nullptr;
  size_t capacity = 0;
  bool go_on = true;
  while (go_on) {
    const ssize_t got = ::getdelim(&buffer, &capacity, nul_separated ? '\0' : '\n', in.get());
    if (got < 0) break;
    std::string path(buffer, static_cast<size_t>(got));
    if (path.ends_with(nul_separated ? '\0' : '\n')) path.pop_back();
    if (!nul_separated && path.ends_with('\r')) path.pop_back();
    if (!path.empty()) go_on = take(path);
  }
  std::free(buffer);
  if (go_on && std::ferror(in.get()) != 0) throw io_error("cannot read the list of files", list, errno);
}

}  // namespace

void walk(const InputSelection& selection, const Visit& visit, const Complain& complain) {
  Walker walker(selection, visit, complain);
  for (const std::string& path : selection.paths) {
    if (!walker.named(path)) return;
  }
  if (selection.files_from.empty()) return;
  read_list(selection.files_from, selection.nul_separated,
            [&walker](const std::string& path) { return walker.listed(path); });
}

}  // namespace news

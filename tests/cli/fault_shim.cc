// A disk that fails, for programs that know nothing of it: loaded with LD_PRELOAD, it counts the calls that
// change files below FAULT_ROOT, whoever makes them (ourselves, Xapian, SQLite), and spoils one of them.
//
//   FAULT_ROOT  the directory that is watched (required)
//   FAULT_AT    the call that is spoilt, from 1; 0 or absent: none
//   FAULT_KIND  crash    half of a write is done, then the process is killed
//               EIO      that call fails
//               ENOSPC   half of a write is done; from then on nothing can be written or created any more
//   FAULT_LOG   a file that gets a line for each call: name, path, for renames the new path (tab between)
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

namespace {

enum class Kind { none, crash, eio, enospc };

struct Settings {
  std::string root;
  long at = 0;
  Kind kind = Kind::none;
  int log = -1;
};

template <typename Function>
Function* real(const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

using OpenFunction = int(const char*, int, ...);
using WriteFunction = ssize_t(int, const void*, size_t);

const Settings& settings() {
  static const Settings all = [] {
    Settings s;
    const auto env = [](const char* name) {
      const char* value = getenv(name);
      return std::string(value != nullptr ? value : "");
    };
    s.root = env("FAULT_ROOT");
    s.at = atol(env("FAULT_AT").c_str());
    const std::string kind = env("FAULT_KIND");
    if (kind == "crash") s.kind = Kind::crash;
    if (kind == "EIO") s.kind = Kind::eio;
    if (kind == "ENOSPC") s.kind = Kind::enospc;
    if (const std::string log = env("FAULT_LOG"); !log.empty())
      s.log = real<OpenFunction>("open")(log.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
    return s;
  }();
  return all;
}

std::atomic<long> calls = 0;

std::string absolute(const char* path, int directory = AT_FDCWD) {
  if (path[0] == '/') return path;
  std::array<char, PATH_MAX> base{};
  if (directory == AT_FDCWD) {
    if (getcwd(base.data(), base.size()) == nullptr) return path;
  } else if (readlink(("/proc/self/fd/" + std::to_string(directory)).c_str(), base.data(), base.size() - 1) <
             0) {
    return path;
  }
  return std::string(base.data()) + "/" + path;
}

std::string path_of(int fd) {
  std::array<char, PATH_MAX> path{};
  const std::string link = "/proc/self/fd/" + std::to_string(fd);
  return readlink(link.c_str(), path.data(), path.size() - 1) < 0 ? "" : path.data();
}

bool is_watched(const std::string& path) {
  return !settings().root.empty() && path.starts_with(settings().root);
}

// Notes a call; true if it is the one to be spoilt, or comes after it on a full disk. `grows`: it needs room.
bool is_spoilt(const char* name, const std::string& path, bool grows, const std::string& to = {}) {
  const int saved = errno;
  const long number = ++calls;
  if (settings().log >= 0) {
    const std::string line = std::string(name) + '\t' + path + (to.empty() ? "" : '\t' + to) + '\n';
    if (real<WriteFunction>("write")(settings().log, line.data(), line.size()) < 0) abort();
  }
  errno = saved;
  if (settings().at <= 0 || number < settings().at) return false;
  if (settings().kind == Kind::enospc) return grows;
  return number == settings().at;
}

// What a call that cannot be done in part ends with.
int spoil() {
  if (settings().kind == Kind::crash) raise(SIGKILL);
  errno = settings().kind == Kind::eio ? EIO : ENOSPC;
  return -1;
}

bool changes(int flags) { return (flags & (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC)) != 0; }
bool has_mode(int flags) { return (flags & O_CREAT) != 0 || (flags & O_TMPFILE) == O_TMPFILE; }

int open_through(const char* name, const char* path, int flags, mode_t mode) {
  const std::string whole = absolute(path);
  struct stat info {};
  const bool creates = (flags & O_CREAT) != 0 && stat(whole.c_str(), &info) != 0;
  if (changes(flags) && is_watched(whole) && is_spoilt(creates ? "create" : "open", whole, creates))
    return spoil();
  return real<OpenFunction>(name)(path, flags, mode);
}

template <typename Write>
ssize_t write_through(int fd, size_t size, Write&& write) {
  const std::string path = path_of(fd);
  if (!is_watched(path) || !is_spoilt("write", path, true)) return write(size);
  if (settings().kind != Kind::eio && calls == settings().at && size > 1) {
    const ssize_t half = write(size / 2);
    if (settings().kind == Kind::enospc) return half;
  }
  return spoil();
}

int sync_through(const char* name, int fd) {
  const std::string path = path_of(fd);
  if (is_watched(path) && is_spoilt("sync", path, false)) return spoil();
  return real<int(int)>(name)(fd);
}

}  // namespace

extern "C" {

int open(const char* path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = has_mode(flags) ? va_arg(arguments, mode_t) : 0;
  va_end(arguments);
  return open_through("open", path, flags, mode);
}
int open64(const char* path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = has_mode(flags) ? va_arg(arguments, mode_t) : 0;
  va_end(arguments);
  return open_through("open64", path, flags, mode);
}
ssize_t write(int fd, const void* data, size_t size) {
  return write_through(fd, size, [&](size_t n) { return real<WriteFunction>("write")(fd, data, n); });
}
ssize_t pwrite(int fd, const void* data, size_t size, off_t offset) {
  return write_through(fd, size, [&](size_t n) {
    return real<ssize_t(int, const void*, size_t, off_t)>("pwrite")(fd, data, n, offset);
  });
}
ssize_t pwrite64(int fd, const void* data, size_t size, off64_t offset) {
  return write_through(fd, size, [&](size_t n) {
    return real<ssize_t(int, const void*, size_t, off64_t)>("pwrite64")(fd, data, n, offset);
  });
}
int fsync(int fd) { return sync_through("fsync", fd); }
int fdatasync(int fd) { return sync_through("fdatasync", fd); }
int ftruncate(int fd, off_t size) noexcept {
  const std::string path = path_of(fd);
  if (is_watched(path) && is_spoilt("truncate", path, false)) return spoil();
  return real<int(int, off_t)>("ftruncate")(fd, size);
}
int ftruncate64(int fd, off64_t size) noexcept {
  const std::string path = path_of(fd);
  if (is_watched(path) && is_spoilt("truncate", path, false)) return spoil();
  return real<int(int, off64_t)>("ftruncate64")(fd, size);
}
int rename(const char* from, const char* to) noexcept {
  const std::string target = absolute(to);
  if (is_watched(target) && is_spoilt("rename", absolute(from), false, target)) return spoil();
  return real<int(const char*, const char*)>("rename")(from, to);
}
int unlink(const char* path) noexcept {
  const std::string whole = absolute(path);
  if (is_watched(whole) && is_spoilt("remove", whole, false)) return spoil();
  return real<int(const char*)>("unlink")(path);
}
int unlinkat(int directory, const char* path, int flags) noexcept {
  const std::string whole = absolute(path, directory);
  if (is_watched(whole) && is_spoilt("remove", whole, false)) return spoil();
  return real<int(int, const char*, int)>("unlinkat")(directory, path, flags);
}
int mkdir(const char* path, mode_t mode) noexcept {
  const std::string whole = absolute(path);
  if (is_watched(whole) && is_spoilt("make-directory", whole, true)) return spoil();
  return real<int(const char*, mode_t)>("mkdir")(path, mode);
}
}

#include "indexer/container.h"

#include <fcntl.h>
#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "common/ascii.h"
#include "common/utf8.h"
#include "indexer/archive_reader.h"
#include "indexer/decompress.h"
#include "indexer/prefetch_stream.h"

namespace news {
namespace {

constexpr size_t kMagicBytes = 512;

// Last component of a name without the endings that only tell of compression.
std::string base_name(std::string_view name) {
  std::string_view base = name.substr(name.find_last_of('/') + 1);
  for (bool found = true; found;) {
    found = false;
    for (std::string_view ending : {".gz", ".zst", ".bz2", ".xz", ".lz4"}) {
      if (base.size() <= ending.size() || !ends_with_no_case(base, ending)) continue;
      base.remove_suffix(ending.size());
      found = true;
    }
  }
  return std::string(base);
}

// What file managers leave in archives.
bool is_junk(std::string_view name) {
  if (name.starts_with("__MACOSX/") || name.find("/__MACOSX/") != std::string_view::npos) return true;
  const std::string_view base = name.substr(name.find_last_of('/') + 1);
  return base.starts_with("._") || base == ".DS_Store";
}

// Where a stream stands: its name and how deep it is.
struct Place {
  std::string file;
  int archives = 0;
  int compressions = 0;  // since the innermost archive
  size_t level = 0;      // steps of unpacking in all
};

class MemberStream : public ByteStream {
 public:
  MemberStream(ArchiveReader& archive, ExpansionGuard& guard, size_t level)
      : archive_(archive), guard_(guard), level_(level) {}
  size_t read(char* buffer, size_t size) override {
    failed_ = true;
    const size_t got = archive_.read(buffer, size);
    failed_ = false;
    guard_.produced(level_, got);
    return got;
  }
  // True if the archive could not give out this member, as against damage of what is inside it.
  bool failed() const { return failed_; }

 private:
  ArchiveReader& archive_;
  ExpansionGuard& guard_;
  const size_t level_;
  bool failed_ = false;
};

// Members of one archive that could not be read, told in one complaint.
struct BadMembers {
  size_t count = 0;
  std::string first, message;
  void add(const std::string& name, const std::string& why) {
    if (count++ == 0) first = name, message = why;
  }
  std::string text() const {
    const std::string others = count > 1 ? fmt::format(" and {} more", count - 1) : "";
    return fmt::format("'{}'{}: {}", printable(first), others, message);
  }
};

// What was wrong with one archive.
struct Troubles {
  BadMembers damaged, encrypted;
  size_t damaged_headers = 0;

  bool any() const { return damaged.count > 0 || encrypted.count > 0 || damaged_headers > 0; }
  std::string reason() const { return damaged.count > 0 || damaged_headers > 0 ? "damaged" : "encrypted"; }
  std::string text() const {
    std::string out;
    const auto add = [&out](const std::string& part) { out += (out.empty() ? "" : "; ") + part; };
    if (damaged.count > 0) add("damaged members: " + damaged.text());
    if (damaged_headers > 0) add("members with damaged headers were passed over");
    if (encrypted.count > 0) add("encrypted members: " + encrypted.text());
    return out;
  }
};

// One file, opened from the outside to the inside.
class Opener {
 public:
  // `source` is what an ExpansionGuard is made from.
  template <typename Source>
  Opener(const StreamVisitor& visit, const std::function<void(Diagnostic)>& complain, Source source)
      : visit_(visit), complain_(complain), guard_(source) {}

  void run(ByteStream& in, FileStream* file, const std::string& name) {
    read_ahead_ = file != nullptr && file->seekable();
    try {
      stream(in, file, {.file = name});
    } catch (const StreamError& error) {
      report(name, error.reason, error.message, error.hint);
    }
    if (too_deep_.count > 0) {
      report(name, "too-deep", "archives too deep inside each other were not opened: " + too_deep_.text(),
             "unpack the outer ones first");
    }
  }

 private:
  // False: stop. Throws StreamError for damage that belongs to what is around.
  bool stream(ByteStream& in, FileStream* file, const Place& place) {
    PeekStream peeked(in);
    const std::string_view head = peeked.peek(kMagicBytes);
    const Compression compression = compression_of(head);
    const bool tar = is_tar(head), zip = is_zip(head);
    if (compression == Compression::none && !tar && !zip)
      return visit_(peeked, {place.file, base_name(place.file)});
    if ((compression != Compression::none ? place.compressions : place.archives) >= kMaxNesting) {
      too_deep_.add(place.file, fmt::format("more than {} levels", kMaxNesting));
      return true;
    }
    if (compression != Compression::none) {
      const Place deeper{place.file, place.archives, place.compressions + 1, place.level + 1};
      const auto inner = decompress(peeked, compression, guard_, place.level);
      // Not from a pipe: nobody could be sure that a read of it, once begun, ever ends.
      if (!read_ahead_) return stream(*inner, nullptr, deeper);
      PrefetchStream ahead(*inner);
      return stream(ahead, nullptr, deeper);
    }
    const bool seek = zip && file != nullptr && file->seekable() && file->seek(0, SEEK_SET) == 0;
    ArchiveReader archive(seek ? static_cast<ByteStream&>(*file) : peeked, seek ? file : nullptr,
                          tar ? ArchiveKind::tar : ArchiveKind::zip);
    return members(archive, place);
  }

  bool members(ArchiveReader& archive, const Place& place) {
    Troubles troubles;
    bool go_on = true;
    try {
      ArchiveMember member;
      while (go_on && archive.next(member)) {
        if (!member.is_file || is_junk(member.name)) continue;
        if (member.encrypted) {
          troubles.encrypted.add(member.name, "a password is needed");
        } else {
          go_on = one_member(archive, member, place, troubles);
        }
      }
    } catch (const StreamError& error) {
      if (archive.source_failed() || guard_.tripped()) throw;
      report(place.file, error.reason, error.message + (troubles.any() ? "; " + troubles.text() : ""),
             error.hint);
      return true;
    }
    troubles.damaged_headers = archive.damaged_headers();
    if (troubles.any()) {
      const bool locked = troubles.encrypted.count > 0;
      report(place.file, troubles.reason(), troubles.text(),
             locked ? "unpack the archive and add the files" : "");
    }
    return go_on;
  }

  bool one_member(ArchiveReader& archive, const ArchiveMember& member, const Place& place,
                  Troubles& troubles) {
    const Place inside{place.file + '!' + member.name, place.archives + 1, 0, place.level + 1};
    MemberStream bytes(archive, guard_, place.level);
    try {
      return stream(bytes, nullptr, inside);
    } catch (const StreamError& error) {
      if (archive.broken() || guard_.tripped()) throw;
      if (bytes.failed()) {
        troubles.damaged.add(member.name, error.message);
      } else {
        report(inside.file, error.reason, error.message, error.hint);
      }
      return true;
    }
  }

  void report(const std::string& file, const std::string& reason, const std::string& message,
              const std::string& hint) {
    complain_({Severity::failure, file, "", reason, message, hint});
  }

  const StreamVisitor& visit_;
  const std::function<void(Diagnostic)>& complain_;
  ExpansionGuard guard_;
  bool read_ahead_ = false;
  BadMembers too_deep_;
};

}  // namespace

void open_input(const InputFile& file, const StreamVisitor& visit,
                const std::function<void(Diagnostic)>& complain, std::atomic<uint64_t>* bytes_read) {
  // O_NONBLOCK: the file may have become a pipe without a writer since it was walked; opening must not wait
  // for one.
  const int fd = file.path == "-" ? 0 : ::open(file.path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (fd < 0) {
    const bool missing = errno == ENOENT || errno == ENOTDIR;
    complain({Severity::failure, file.path, "", missing ? "missing" : "unreadable",
              fmt::format("cannot be opened: {}", std::strerror(errno)), ""});
    return;
  }
  if (fd > 0) ::fcntl(fd, F_SETFL, ::fcntl(fd, F_GETFL) & ~O_NONBLOCK);
  FileStream stream(fd, bytes_read);
  Opener(visit, complain, &stream).run(stream, &stream, file.path);
}

void open_stream(ByteStream& in, uint64_t size, const std::string& file, const StreamVisitor& visit,
                 const std::function<void(Diagnostic)>& complain) {
  Opener(visit, complain, size).run(in, nullptr, file);
}

}  // namespace news

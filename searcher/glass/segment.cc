#include "searcher/glass/segment.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xapian.h>

#include <bit>
#include <cerrno>

#include "searcher/glass/coding.h"

namespace news::glass {

namespace {

using namespace std::string_view_literals;

constexpr std::string_view kMagic = "\x0f\x0dXapian Glass"sv;
constexpr std::string_view kFormat = "\x04\x6e"sv;  // 2016-03-14
constexpr size_t kUuidBytes = 16;

TableRoot take_root(TagReader& reader) {
  TableRoot root;
  root.block = reader.take_uint32();
  const uint32_t flags = reader.take_uint32();
  root.absent = (flags & 1) != 0;
  root.level = flags >> 2;
  reader.take_uint();  // entries
  const uint64_t size = reader.take_uint() << 11;
  reader.take_uint();    // compress_min
  reader.take_string();  // free list
  if (size < 2048 || size > 65536 || !std::has_single_bit(size)) damaged("a table has no size of blocks");
  root.block_size = static_cast<uint32_t>(size);
  return root;
}

std::string read_all(int file) {
  std::string bytes(4096, '\0');
  size_t filled = 0;
  while (filled < bytes.size()) {
    const ssize_t got = pread(file, bytes.data() + filled, bytes.size() - filled, static_cast<off_t>(filled));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    filled += static_cast<size_t>(got);
  }
  bytes.resize(filled);
  return bytes;
}

}  // namespace

std::optional<VersionFile> read_version_file(std::string_view bytes) {
  if (!bytes.starts_with(kMagic)) damaged("iamglass cannot be understood");
  bytes.remove_prefix(kMagic.size());
  if (!bytes.starts_with(kFormat)) return std::nullopt;
  bytes.remove_prefix(kFormat.size());
  if (bytes.size() < kUuidBytes) damaged("iamglass cannot be understood");
  TagReader reader(bytes.substr(kUuidBytes));
  VersionFile version;
  version.revision = reader.take_uint32();
  version.postlist = take_root(reader);
  take_root(reader);  // docdata
  take_root(reader);  // termlist
  version.position = take_root(reader);
  take_root(reader);  // spelling
  take_root(reader);  // synonym
  version.documents = reader.take_uint32();
  const uint64_t last = reader.take_uint() + version.documents;
  if (last >= UINT32_MAX) damaged("iamglass cannot be understood");
  version.last_document = static_cast<uint32_t>(last);
  version.shortest = reader.take_uint32();
  reader.take_uint();  // largest count of a term
  reader.take_uint();  // longest document, less that
  reader.take_uint();  // oldest changeset
  version.total_length = reader.take_uint();
  return version;
}

std::unique_ptr<Segment> Segment::open(const std::string& directory) {
  const std::string path = directory + "/iamglass";
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) {
    struct stat status {};
    if (stat(directory.c_str(), &status) == 0) return nullptr;  // another backend
    throw Xapian::DatabaseOpeningError("cannot open " + path, errno);
  }
  try {
    const auto version = read_version_file(read_all(file));
    if (version) return std::unique_ptr<Segment>(new Segment(directory, file, *version));
  } catch (...) {
    close(file);
    throw;
  }
  close(file);
  return nullptr;
}

Segment::Segment(const std::string& directory, int version_file, const VersionFile& version)
    : version_file_(version_file),
      version_(version),
      postlist_(directory + "/postlist.glass", version.postlist, version.revision),
      position_(directory + "/position.glass", version.position, version.revision),
      lengths_(postlist_, version.last_document) {}

Segment::~Segment() { close(version_file_); }

// A commit replaces the version file.
bool Segment::changed() const noexcept {
  struct stat status {};
  return fstat(version_file_, &status) != 0 || status.st_nlink == 0;
}

}  // namespace news::glass

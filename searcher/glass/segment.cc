#include "searcher/glass/segment.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "common/glass/coding.h"
#include "common/glass/errors.h"

namespace news::glass {

namespace {

using namespace std::string_view_literals;

using Reading = MappedFile::Reading;

constexpr uint8_t kSynonymMagic = 96;

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

std::unique_ptr<Segment> Segment::open(const std::string& directory) {
  const std::string path = directory + "/iamglass";
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) {
    struct stat status {};
    if (stat(directory.c_str(), &status) == 0) return nullptr;  // another backend
    throw CannotOpen("cannot open " + path + ": " + std::strerror(errno));
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
      postlist_(directory + "/postlist.glass", version.postlist, version.revision, Reading::along),
      position_(directory + "/position.glass", version.position, version.revision, Reading::anywhere),
      docdata_(directory + "/docdata.glass", version.docdata, version.revision, Reading::anywhere),
      directory_(directory),
      lengths_(postlist_, version.last_document) {}

Segment::~Segment() { close(version_file_); }

bool DocumentReader::read(uint32_t document, std::string& data) {
  std::string key;
  append_sortable(key, document);
  const bool found = entries_.seek(key);
  if (found) data = entries_.tag();
  entries_.verify();
  return found;
}

// Blocks need nothing of what is before them, so any of them make a stream, if the last one is there to end
// it.
bool DocumentReader::read_blocks(uint32_t document, const ReadingMarksView& marks,
                                 std::span<const size_t> blocks, std::string& data) {
  constexpr std::string_view kBlockEnd = "\x00\x00\xff\xff"sv;  // of the stored block that ends each
  std::string key;
  append_sortable(key, document);
  if (!entries_.seek(key) || !entries_.is_compressed()) return false;
  compressed_.clear();
  size_t size = 0;
  for (size_t i = 0; i < blocks.size(); ++i) {
    const ReadingMark from = marks.begin_of(blocks[i]);
    const ReadingMark to = marks.begin_of(blocks[i] + 1);
    if (to.compressed <= from.compressed || to.data < from.data) return false;
    if (!entries_.append_stored(from.compressed, to.compressed, compressed_)) return false;
    if (i + 1 < blocks.size() && !compressed_.ends_with(kBlockEnd)) return false;
    size += to.data - from.data;
  }
  data = inflater_.inflate(compressed_);
  entries_.verify();
  return data.size() == size;
}

// Lists of words, each behind its length.
std::vector<std::string> Segment::synonyms(const std::string& key) const {
  if (!synonym_) {
    synonym_.emplace(directory_ + "/synonym.glass", version_.synonym, version_.revision, Reading::anywhere);
  }
  EntryCursor entries(*synonym_);
  std::vector<std::string> found;
  if (!entries.seek(key)) return found;
  for (std::string_view left = entries.tag(); !left.empty();) {
    const size_t size = static_cast<uint8_t>(left[0]) ^ kSynonymMagic;
    if (size >= left.size()) damaged("a list of synonyms cannot be understood");
    found.emplace_back(left.substr(1, size));
    left.remove_prefix(1 + size);
  }
  return found;
}

// A commit replaces the version file.
bool Segment::changed() const noexcept {
  struct stat status {};
  return fstat(version_file_, &status) != 0 || status.st_nlink == 0;
}

}  // namespace news::glass

#include "searcher/glass/segment.h"

#include <sys/stat.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "common/glass/coding.h"
#include "common/glass/errors.h"

namespace news::glass {

namespace {

using namespace std::string_view_literals;

using Reading = MappedFile::Reading;

constexpr uint8_t kSynonymMagic = 96;
// A version file is smaller (common/glass/version_file.h).
constexpr size_t kMostVersionBytes = 4096;

}  // namespace

std::unique_ptr<Segment> Segment::open(const std::string& directory) {
  const std::string path = directory + "/iamglass";
  FileWatch file(path);
  if (!file.is_open()) {
    const int problem = errno;
    struct stat status {};
    if (stat(directory.c_str(), &status) == 0) return nullptr;  // another backend
    throw CannotOpen("cannot open " + path + ": " + std::strerror(problem));
  }
  const auto version = read_version_file(file.read(kMostVersionBytes));
  if (!version) return nullptr;
  return std::unique_ptr<Segment>(new Segment(directory, std::move(file), *version));
}

Segment::Segment(const std::string& directory, FileWatch version_file, const VersionFile& version)
    : version_file_(std::move(version_file)),
      version_(version),
      postlist_(directory + "/postlist.glass", version.postlist, version.revision, Reading::along),
      position_(directory + "/position.glass", version.position, version.revision, Reading::anywhere),
      docdata_(directory + "/docdata.glass", version.docdata, version.revision, Reading::anywhere),
      directory_(directory),
      lengths_(postlist_, version.last_document) {}

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

}  // namespace news::glass

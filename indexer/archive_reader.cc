#include "indexer/archive_reader.h"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>
#include <locale.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <exception>
#include <stdexcept>
#include <vector>

#include "common/utf8.h"
#include "indexer/encoding.h"

namespace news {
namespace {

constexpr size_t kBlock = 64 << 10;
constexpr size_t kZipTail = (64 << 10) + 22;  // the end record of a zip with the longest comment

// libarchive converts names by the locale of the thread. Programs run in any locale, "C" too, where names
// beyond ASCII would be lost; so its calls are made under UTF-8.
class Utf8Locale {
 public:
  Utf8Locale() : old_(uselocale(shared())) {}
  ~Utf8Locale() { uselocale(old_); }
  Utf8Locale(const Utf8Locale&) = delete;
  Utf8Locale& operator=(const Utf8Locale&) = delete;

 private:
  static locale_t shared() {
    static const locale_t locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
    return locale;
  }
  locale_t old_;
};

bool says(std::string_view message, std::string_view words) {
  return message.find(words) != std::string_view::npos;
}

uint64_t octal(std::string_view field) {
  const size_t first = std::min(field.find_first_not_of(' '), field.size());
  uint64_t value = 0;
  std::from_chars(field.data() + first, field.data() + field.size(), value, 8);
  return value;
}

std::string member_name(archive_entry* entry, ArchiveKind kind) {
  const char* raw = archive_entry_pathname(entry);
  if (raw == nullptr) raw = archive_entry_pathname_utf8(entry);
  if (raw == nullptr) return "(unnamed)";
  if (is_valid_utf8(raw)) return raw;
  // The zip format means code page 437 where a name is not marked as UTF-8, but East Asian and Cyrillic
  // archivers wrote their own; names are too short to tell the Western code pages apart.
  const std::string guess = detect_encoding(raw);
  const bool western = guess.starts_with("windows-1252") || guess.starts_with("ISO-8859") || guess == "UTF-8";
  return decode(raw, {}, western && kind == ArchiveKind::zip ? "IBM437" : guess).text;
}

}  // namespace

struct ArchiveReader::State {
  State(ByteStream& source, FileStream* seekable_file, ArchiveKind archive_kind)
      : below(source), file(seekable_file), kind(archive_kind) {}

  ByteStream& below;
  FileStream* file;
  ArchiveKind kind;
  archive* handle = nullptr;
  std::vector<char> block = std::vector<char>(kBlock);
  std::exception_ptr source_error;
  bool opened = false, broken = false, warned = false, source_ended = false;
  size_t damaged_headers = 0;

  static la_ssize_t on_read(archive* handle, void* self, const void** buffer) {
    auto* state = static_cast<State*>(self);
    try {
      const size_t got = state->below.read(state->block.data(), state->block.size());
      *buffer = state->block.data();
      state->source_ended = got == 0;
      if (state->looks_at_end()) state->remember(got);
      return static_cast<la_ssize_t>(got);
    } catch (...) {
      state->source_error = std::current_exception();
      archive_set_error(handle, EIO, "input error");
      return ARCHIVE_FATAL;
    }
  }
  static la_int64_t on_seek(archive*, void* self, la_int64_t offset, int whence) {
    const int64_t at = static_cast<State*>(self)->file->seek(offset, whence);
    return at < 0 ? ARCHIVE_FATAL : at;
  }
  static la_int64_t on_skip(archive*, void* self, la_int64_t count) {
    FileStream* input = static_cast<State*>(self)->file;
    const int64_t here = input->seek(0, SEEK_CUR);
    // Never beyond the end: a member that was cut must be seen to be.
    const int64_t step = std::min<int64_t>(count, static_cast<int64_t>(input->size()) - here);
    return here >= 0 && step > 0 && input->seek(step, SEEK_CUR) >= 0 ? step : 0;
  }

  std::string tail;  // the last bytes so far, where the end of the input must be looked at

  void remember(size_t count) {
    tail.append(block.data(), count);
    if (tail.size() > 4 * kZipTail) tail.erase(0, tail.size() - kZipTail);
  }
  bool looks_at_end() const {
    return kind == ArchiveKind::bzip2 || (kind == ArchiveKind::zip && !seekable());
  }
  bool is_filter() const { return kind != ArchiveKind::zip && kind != ArchiveKind::tar; }
  bool has_zip_end();
  bool has_bzip2_end() const;
  bool seekable() const { return file != nullptr && file->seekable(); }
  void choose();
  void open();
  void finish();
  [[noreturn]] void fail(bool fatal);
};

// Exactly one format or filter is enabled.
void ArchiveReader::State::choose() {
  switch (kind) {
    case ArchiveKind::tar:
      archive_read_support_format_tar(handle);
      return;
    case ArchiveKind::zip:
      if (seekable()) archive_read_support_format_zip_seekable(handle);
      archive_read_support_format_zip_streamable(handle);
      return;
    case ArchiveKind::zstd:
      archive_read_append_filter(handle, ARCHIVE_FILTER_ZSTD);
      break;
    case ArchiveKind::bzip2:
      archive_read_append_filter(handle, ARCHIVE_FILTER_BZIP2);
      break;
    case ArchiveKind::xz:
      archive_read_append_filter(handle, ARCHIVE_FILTER_XZ);
      break;
    case ArchiveKind::lz4:
      archive_read_append_filter(handle, ARCHIVE_FILTER_LZ4);
      break;
      archive_read_append_filter(handle, ARCHIVE_FILTER_COMPRESS);
      break;
  }
  archive_read_support_format_raw(handle);
  archive_read_support_format_empty(handle);
}

void ArchiveReader::State::open() {
  opened = true;
  choose();
  archive_read_set_read_callback(handle, on_read);
  archive_read_set_callback_data(handle, this);
  if (kind == ArchiveKind::zip && seekable()) {
    archive_read_set_seek_callback(handle, on_seek);
    archive_read_set_skip_callback(handle, on_skip);
  }
  // Opening looks at the first bytes already, and the next call forgets what was wrong with them.
  if (archive_read_open1(handle) != ARCHIVE_OK || source_error || (is_filter() && archive_errno(handle) != 0))
    fail(true);
}

// A zip that was cut within its directory gives all its members, but the cut is to be told. Precondition: all
// members are read.
bool ArchiveReader::State::has_zip_end() {
  if (seekable()) {
    file->seek(std::max<int64_t>(0, static_cast<int64_t>(file->size()) - static_cast<int64_t>(kZipTail)),
               SEEK_SET);
  }
  while (const size_t got = below.read(block.data(), block.size())) remember(got);
  return tail.find("PK\x05\x06") != std::string::npos;
}

void ArchiveReader::State::fail(bool fatal) {
  if (fatal) broken = true;
  if (source_error) {
    broken = true;
    std::rethrow_exception(source_error);
  }
  const char* text = archive_error_string(handle);
  const std::string message = text != nullptr ? text : "unreadable";
  if (says(message, "Passphrase")) throw StreamError{"encrypted", "encrypted: a password is needed", ""};
  if (source_ended || says(message, "runcated"))
    throw StreamError{"cut", fmt::format("ends too early: {}", message), ""};
  throw StreamError{"damaged", fmt::format("damaged: {}", message), ""};
}

ArchiveReader::ArchiveReader(ByteStream& below, FileStream* file, ArchiveKind kind)
    : state_(std::make_unique<State>(below, file, kind)) {
  state_->handle = archive_read_new();
  if (state_->handle == nullptr) throw std::bad_alloc();
}

ArchiveReader::~ArchiveReader() { archive_read_free(state_->handle); }

// The last block of bzip2 is 48 bits of magic and 32 of checksum, filled up to a byte.
bool ArchiveReader::State::has_bzip2_end() const {
  constexpr uint64_t kMagic = 0x177245385090, kMask = (uint64_t{1} << 48) - 1;
  constexpr size_t kEndBytes = 11;
  if (tail.size() < kEndBytes) return false;
  for (unsigned padding = 0; padding < 8; ++padding) {
    uint64_t bits = 0;
    // The bytes before the checksum, of which the last may hold padding and part of the checksum.
    for (size_t i = tail.size() - kEndBytes; i < tail.size() - 4; ++i)
      bits = bits << 8 | static_cast<unsigned char>(tail[i]);
    if ((bits >> padding & kMask) == kMagic) return true;
  }
  return false;
}

// libarchive takes some damage for the end.
void ArchiveReader::State::finish() {
  if (source_error || (is_filter() && archive_errno(handle) != 0)) fail(true);
  if (kind == ArchiveKind::bzip2 && !has_bzip2_end()) {
    broken = true;
    throw StreamError{"cut", "the bzip2 data ends in the middle: the file was cut", ""};
  }
  if (kind == ArchiveKind::zip && !has_zip_end()) {
    broken = true;
    throw StreamError{"cut", "ends too early: the directory at the end of the zip is missing", ""};
  }
}

bool ArchiveReader::next(ArchiveMember& member) {
  const Utf8Locale locale;
  State& state = *state_;
  if (!state.opened) state.open();
  state.warned = false;
  while (true) {
    archive_entry* entry = nullptr;
    const int result = archive_read_next_header(state.handle, &entry);
    if (result == ARCHIVE_EOF) {
      state.finish();
      return false;
    }
    if (result == ARCHIVE_RETRY) {
      ++state.damaged_headers;
      continue;
    }
    if (result != ARCHIVE_OK && result != ARCHIVE_WARN) state.fail(true);
    member.is_file = archive_entry_filetype(entry) == AE_IFREG && archive_entry_hardlink(entry) == nullptr;
    member.encrypted = archive_entry_is_data_encrypted(entry) == 1;
    member.name = member_name(entry, state.kind);
    return true;
  }
}

size_t ArchiveReader::read(char* buffer, size_t size) {
  const Utf8Locale locale;
  while (true) {
    const la_ssize_t got = archive_read_data(state_->handle, buffer, size);
    if (got == ARCHIVE_WARN && !state_->warned) {
      state_->warned =
          true;  // a wrong checksum; libarchive still holds the last bytes, which the next call hands out
      continue;
    }
    if (got < 0 || (got == 0 && state_->warned)) state_->fail(got == ARCHIVE_FATAL);
    if (got == 0 && size > 0 && state_->kind == ArchiveKind::bzip2) state_->finish();
    return static_cast<size_t>(got);
  }
}

bool ArchiveReader::broken() const noexcept { return state_->broken; }
bool ArchiveReader::source_failed() const noexcept { return state_->source_error != nullptr; }
size_t ArchiveReader::damaged_headers() const noexcept { return state_->damaged_headers; }

bool is_tar(std::string_view head) noexcept {
  constexpr size_t kHeader = 512, kSum = 148, kSumLength = 8;
  if (head.size() < kHeader || head[0] == '\0') return false;
  uint64_t sum = 0;
  for (size_t i = 0; i < kHeader; ++i) {
    sum += i >= kSum && i < kSum + kSumLength ? ' ' : static_cast<unsigned char>(head[i]);
  }
  return octal(head.substr(kSum, kSumLength)) == sum;
}

bool is_zip(std::string_view head) noexcept {
  return head.starts_with("PK\x03\x04") || head.starts_with("PK\x05\x06") || head.starts_with("PK\x07\x08");
}

}  // namespace news

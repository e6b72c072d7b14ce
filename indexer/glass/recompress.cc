#include "indexer/glass/recompress.h"

#include <fmt/format.h>
#include <libdeflate.h>

#include <future>
#include <memory>
#include <new>
#include <optional>
#include <span>
#include <vector>

#include "common/error.h"
#include "common/glass/errors.h"
#include "common/glass/inflate.h"
#include "common/glass/version_file.h"
#include "common/index_directory.h"
#include "common/reading_marks.h"
#include "common/utf8.h"
#include "indexer/glass/compression.h"
#include "indexer/glass/entries.h"
#include "indexer/glass/table_writer.h"
#include "indexer/glass/version_file.h"

namespace news::glass {

namespace {

constexpr const char* kDocdata = "/docdata.glass";
constexpr const char* kTermlist = "/termlist.glass";
constexpr const char* kVersionFile = "/iamglass";

// Of libdeflate. News of 100 MB: text 8.6 % shorter than with the codes that were learned, term lists 13 %,
// at 45 MB a second; level 12 would take 3 % more away and four times as long.
constexpr int kLevel = 6;

// Articles from there on have blocks, and marks that tell where these begin.
constexpr size_t kMostData = kLeastMarkedText - 1;
constexpr size_t kMostTerms = UINT32_MAX / 4;

// An entry of a table as it is stored.
struct Stored {
  std::string key;
  std::string bytes;
  bool compressed = false;
};

// Not thread-safe: one for each thread.
class Recompressor {
 public:
  // Leaves tags above `most` bytes alone.
  explicit Recompressor(size_t most) noexcept : most_(most) {}

  void shorten(Stored& entry) {
    const std::string_view tag = entry.compressed ? inflater_.inflate(entry.bytes) : entry.bytes;
    const size_t stored = entry.bytes.size();
    if (stored <= kNeverBelow || tag.size() > most_) return;
    if (out_.size() < stored) out_.resize(2 * stored);
    const size_t size =
        libdeflate_deflate_compress(compressor_.get(), tag.data(), tag.size(), out_.data(), stored - 1);
    if (size == 0 || !xapian_can_inflate({out_.data(), size}, tag.size())) return;
    entry.bytes.assign(out_, 0, size);
    entry.compressed = true;
  }

 private:
  struct Release {
    void operator()(libdeflate_compressor* compressor) const noexcept {
      libdeflate_free_compressor(compressor);
    }
  };
  static libdeflate_compressor* make() {
    libdeflate_compressor* const compressor = libdeflate_alloc_compressor(kLevel);
    if (!compressor) throw std::bad_alloc();
    return compressor;
  }
  const size_t most_;
  std::unique_ptr<libdeflate_compressor, Release> compressor_{make()};
  Inflater inflater_;
  std::string out_;
};

// Shortens entries in two threads, of which only the caller's does anything else.
class Pair {
 public:
  explicit Pair(size_t most) : here_(most), there_(most) {}
  void shorten(std::span<Stored> entries) {
    const size_t half = entries.size() / 2;
    auto others = std::async(std::launch::async, [&] {
      for (Stored& entry : entries.first(half)) there_.shorten(entry);
    });
    for (Stored& entry : entries.subspan(half)) here_.shorten(entry);
    others.get();
  }

 private:
  Recompressor here_;
  Recompressor there_;
};

[[noreturn]] void damaged_segment(const std::string& directory, const char* what) {
  throw Error(ErrorCode::corrupt, fmt::format("segment '{}' is damaged: {}", printable(directory), what),
              "run 'newsidx check' for the whole picture");
}

// Calls work(bytes of the version file, what they say) for a segment of our format that has both tables.
template <typename Work>
void with_version(const std::string& directory, Work&& work) {
  try {
    const auto bytes = read_small_file(directory + kVersionFile);
    const auto version = bytes ? read_version_file(*bytes) : std::nullopt;
    if (version && !version->docdata.absent && !version->termlist.absent) work(*bytes, *version);
  } catch (const Damaged& error) {
    damaged_segment(directory, error.what());
  } catch (const Changed& error) {  // by whom, where the writer's lock is ours?
    damaged_segment(directory, error.what());
  } catch (const CannotOpen& error) {
    throw Error(ErrorCode::io, printable(error.what()));
  }
}

RootInfo rewrite(const std::string& path, const TableRoot& root, uint32_t revision, size_t most,
                 FileOps& ops) {
  constexpr size_t kBatchBytes = size_t{1} << 20;
  const MappedTable table(path, root, revision, MappedFile::Reading::along);
  EntryCursor entry(table);
  TableWriter writer(ops, path + ".new");
  Pair threads(most);
  std::vector<Stored> batch;
  entry.seek({});
  for (bool more = entry.next(); more;) {
    batch.clear();
    for (size_t bytes = 0; more && bytes < kBatchBytes; more = entry.next()) {
      batch.push_back({std::string(entry.key()), std::string(entry.stored()), entry.is_compressed()});
      bytes += batch.back().bytes.size();
    }
    threads.shorten(batch);
    for (const Stored& stored : batch) writer.add(stored.key, stored.bytes, stored.compressed);
  }
  const RootInfo written = writer.finish();
  ops.rename_synced(path + ".new", path);
  return written;
}

// What a sample of a table takes, and what it would take.
struct Sizes {
  size_t now = 0;
  size_t then = 0;
};

Sizes sample(const std::string& path, const TableRoot& root, const VersionFile& version, size_t most) {
  constexpr uint32_t kEntries = 400;
  const MappedTable table(path, root, version.revision, MappedFile::Reading::anywhere);
  EntryCursor entry(table);
  Recompressor recompressor(most);
  Sizes sizes;
  const uint32_t step = version.last_document / kEntries + 1;
  std::string key;
  for (uint64_t document = 1; document <= version.last_document; document += step) {
    document_key(key, static_cast<uint32_t>(document));
    if (!entry.seek(key)) continue;
    Stored stored{key, std::string(entry.stored()), entry.is_compressed()};
    sizes.now += stored.bytes.size();
    recompressor.shorten(stored);
    sizes.then += stored.bytes.size();
  }
  return sizes;
}

}  // namespace

bool can_shrink(const std::string& directory) {
  bool can = false;
  with_version(directory, [&](const std::string&, const VersionFile& version) {
    const Sizes data = sample(directory + kDocdata, version.docdata, version, kMostData);
    const Sizes terms = sample(directory + kTermlist, version.termlist, version, kMostTerms);
    constexpr size_t kWorthIt = 33;  // less by one part of so many
    const size_t now = data.now + terms.now;
    can = now - (data.then + terms.then) > now / kWorthIt;
  });
  return can;
}

void recompress(const std::string& directory, FileOps& ops) {
  with_version(directory, [&](const std::string& bytes, const VersionFile& version) {
    const auto renewed = [&](const char* name, const TableRoot& root, size_t most) {
      return rewrite(directory + name, root, version.revision, most, ops);
    };
    const RootInfo docdata = renewed(kDocdata, version.docdata, kMostData);
    const RootInfo termlist = renewed(kTermlist, version.termlist, kMostTerms);
    ops.replace_file(directory + kVersionFile,
                     with_roots(bytes, version.roots_begin, version.roots_end, docdata, termlist));
  });
}

}  // namespace news::glass

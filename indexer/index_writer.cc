#include "indexer/index_writer.h"

#include <fmt/format.h>

#include <filesystem>
#include <system_error>

#include "common/error.h"
#include "common/schema.h"
#include "common/stored_article.h"
#include "common/utf8.h"
#include "indexer/index_writer_state.h"
#include "indexer/segment_builder.h"
#include "indexer/xapian_errors.h"

namespace news {

namespace fs = std::filesystem;

namespace {

// A creation that was interrupted leaves only these; newsidx.json is written last and makes the directory an
// index.
bool belongs_to_unfinished_index(const std::string& name) {
  return name == "lock" || name == "segments" || name == "XAPIANDB" || name == "XAPIANDB.tmp" ||
         name == "newsidx.json.tmp";
}

void refuse_foreign_directory(const std::string& root) {
  std::error_code problem;
  for (fs::directory_iterator it(root, problem), end; !problem && it != end; it.increment(problem)) {
    if (belongs_to_unfinished_index(it->path().filename().string())) continue;
    throw Error(ErrorCode::usage, fmt::format("'{}' is not empty and not an index", printable(root)),
                "name another directory with --index DIR; it will be made");
  }
  if (problem) throw io_error("cannot read directory", root, problem.value());
}

// The directory itself, before the lock in it can be taken.
const IndexPaths& prepare_root(const IndexPaths& paths, FileOps& ops) {
  ops.make_directory(paths.root);
  if (!read_small_file(paths.settings())) refuse_foreign_directory(paths.root);
  return paths;
}

// Without its settings an index must not be taken for an unfinished one: that would drop every segment.
void refuse_damaged_index(const IndexPaths& paths) {
  const auto manifest = read_small_file(paths.manifest());
  const bool published = manifest && manifest_from_text(*manifest) != Manifest{};
  if (!published && (manifest || fs::is_empty(paths.segments()))) return;
  throw Error(ErrorCode::corrupt,
              fmt::format("'{}' is missing", printable(manifest ? paths.settings() : paths.manifest())),
              "restore it from a backup, or index again into another directory");
}

void create_if_new(const IndexPaths& paths, FileOps& ops) {
  ops.make_directory(paths.segments());
  const bool has_settings = read_small_file(paths.settings()).has_value();
  if (has_settings && read_small_file(paths.manifest())) return;
  refuse_damaged_index(paths);
  ops.replace_file(paths.manifest(), to_text(Manifest{}));
  ops.replace_file(paths.settings(), to_text(IndexSettings{}));
}

}  // namespace

IndexWriter::State::State(const std::string& root, int wait_seconds, const std::string& command,
                          FileOps& file_ops)
    : paths(root), ops(file_ops), lock(prepare_root(paths, ops), wait_seconds, command) {
  create_if_new(paths, ops);
  read_settings(paths);
  manifest = read_manifest(paths);
  next_segment = manifest.next_segment;
  recover();
  versions = std::make_unique<VersionWriter>(paths.versions(), manifest.publication, ops);
}

Xapian::Database& IndexWriter::State::open_segment(uint32_t number) {
  const auto known = open_segments.find(number);
  if (known != open_segments.end()) return known->second;
  const std::string path = paths.segment(number);
  return with_xapian("cannot open segment", path, [&]() -> Xapian::Database& {
    return open_segments.emplace(number, Xapian::Database(path, Xapian::DB_BACKEND_GLASS)).first->second;
  });
}

IndexWriter::IndexWriter(const std::string& root, int wait_seconds, const std::string& command,
                         FileOps& ops) {
  disable_commit_by_count();
  state_ = std::make_unique<State>(root, wait_seconds, command, ops);
}

IndexWriter::~IndexWriter() = default;

const IndexPaths& IndexWriter::paths() const noexcept { return state_->paths; }
const Manifest& IndexWriter::manifest() const noexcept { return state_->manifest; }
FileOps& IndexWriter::ops() const noexcept { return state_->ops; }

std::optional<StoredVersion> IndexWriter::find(const std::string& identity) {
  const std::string key = term(prefix::kUnique, identity);
  const auto& segments = state_->manifest.segments;
  for (auto number = segments.rbegin(); number != segments.rend(); ++number) {
    Xapian::Database& segment = state_->open_segment(*number);
    const auto version = with_xapian("cannot read segment", state_->paths.segment(*number), [&] {
      const auto posting = segment.postlist_begin(key);
      if (posting == segment.postlist_end(key)) return std::optional<std::string>{};
      const Xapian::Document document = segment.get_document(*posting, Xapian::DOC_ASSUME_VALID);
      return std::optional(document.get_value(static_cast<Xapian::valueno>(Slot::version)));
    });
    if (version) return StoredVersion{*number, *version};
  }
  return std::nullopt;
}

StoredArticle IndexWriter::read(const std::string& identity, const StoredVersion& stored) {
  Xapian::Database& segment = state_->open_segment(stored.segment);
  return with_xapian("cannot read segment", state_->paths.segment(stored.segment), [&] {
    const auto posting = segment.postlist_begin(term(prefix::kUnique, identity));
    if (posting == segment.postlist_end(term(prefix::kUnique, identity))) return StoredArticle();
    const Xapian::Document document = segment.get_document(*posting);
    const std::string added = document.get_value(static_cast<Xapian::valueno>(Slot::added));
    return StoredArticle{article_from_data(document.get_data()),
                         static_cast<int64_t>(Xapian::sortable_unserialise(added))};
  });
}

VersionWriter& IndexWriter::versions() noexcept { return *state_->versions; }

uint32_t IndexWriter::reserve_segment() { return state_->next_segment++; }

}  // namespace news

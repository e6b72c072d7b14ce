// The commit protocol (common/INDEX_FORMAT.md), step by step, and how a later writer finishes one that was
// cut short.
#include <algorithm>
#include <filesystem>
#include <system_error>

#include "common/error.h"
#include "common/schema.h"
#include "indexer/index_writer_state.h"
#include "indexer/xapian_errors.h"

namespace news {

namespace fs = std::filesystem;

namespace {

// Deletions wait in memory until they are committed: about this much a term of the documents, and no more
// than this in all.
constexpr size_t kBytesPerDeletedTerm = 96;
constexpr size_t kDeletionMemory = size_t{64} << 20;

// Deletes from one segment whatever it still holds of the identities: doing it twice does no more.
void delete_from_segment(const std::string& path, const std::vector<std::string>& identities) {
  Xapian::WritableDatabase segment(path, Xapian::DB_OPEN | Xapian::DB_BACKEND_GLASS);
  size_t waiting = 0;
  for (const std::string& identity : identities) {
    const std::string key = term(prefix::kUnique, identity);
    const std::vector<Xapian::docid> documents(segment.postlist_begin(key), segment.postlist_end(key));
    for (const Xapian::docid document : documents) {
      waiting += segment.get_unique_terms(document) * kBytesPerDeletedTerm;
      segment.delete_document(document);
    }
    if (waiting < kDeletionMemory) continue;
    segment.commit();
    waiting = 0;
  }
  segment.commit();
}

// What a writer leaves under segments/: a number, perhaps with the endings of unfinished work.
bool is_ours(std::string name, bool& unfinished) {
  for (const std::string ending : {".tmp", ".new"}) {
    if (!name.ends_with(ending)) continue;
    name.resize(name.size() - ending.size());
    unfinished = true;
  }
  return segment_number(name).has_value();
}

}  // namespace

void IndexWriter::State::take_in(const std::vector<uint32_t>& new_segments) {
  for (const uint32_t number : new_segments)
    ops.rename_synced(paths.building_segment(number), paths.segment(number));
}

void IndexWriter::State::announce(const Journal& journal) {
  if (!journal.deletions.empty()) ops.replace_file(paths.journal(), to_text(journal));
}

void IndexWriter::State::switch_to(std::vector<uint32_t> segments) {
  std::sort(segments.begin(), segments.end());
  Manifest next{
      .publication = manifest.publication + 1, .next_segment = next_segment, .segments = std::move(segments)};
  ops.replace_file(paths.manifest(), to_text(next));
  manifest = std::move(next);
  versions->published(manifest.publication);
}

void IndexWriter::State::apply(const Journal& journal) {
  std::map<uint32_t, std::vector<std::string>> by_segment;
  for (const auto& [segment, identity] : journal.deletions) by_segment[segment].push_back(identity);
  for (const auto& [number, identities] : by_segment) {
    if (!std::binary_search(manifest.segments.begin(), manifest.segments.end(), number)) continue;
    const std::string path = paths.segment(number);
    ops.announce("delete documents of", path);
    with_xapian("cannot write segment", path,
                [&, &doomed = identities] { delete_from_segment(path, doomed); });
    // Xapian renames its version file without syncing the directory: should that be lost after the journal
    // was removed, the old copies would be back.
    ops.sync_tree(path);
    open_segments.erase(number);
  }
}

void IndexWriter::State::forget_journal() { ops.remove_file(paths.journal()); }

void IndexWriter::State::recover() {
  // A journal ahead of the manifest belongs to a commit that never happened; one behind it is done with.
  if (const auto journal = read_journal(paths)) {
    if (journal->publication == manifest.publication) apply(*journal);
    forget_journal();
  }
  remove_orphans();
}

void IndexWriter::State::remove_orphans() {
  for (const std::string& path : {paths.manifest(), paths.journal(), paths.settings()}) {
    std::error_code ignored;
    if (fs::exists(path + ".tmp", ignored)) ops.remove_file(path + ".tmp");
  }
  std::vector<std::string> orphans;
  std::error_code problem;
  for (fs::directory_iterator it(paths.segments(), problem), end; !problem && it != end;
       it.increment(problem)) {
    const std::string name = it->path().filename().string();
    bool unfinished = false;
    if (!is_ours(name, unfinished)) continue;
    const bool listed = !unfinished && std::binary_search(manifest.segments.begin(), manifest.segments.end(),
                                                          *segment_number(name));
    if (!listed) orphans.push_back(it->path().string());
  }
  if (problem) throw io_error("cannot read directory", paths.segments(), problem.value());
  for (const std::string& orphan : orphans) ops.remove_tree(orphan);
}

void IndexWriter::publish(const std::vector<uint32_t>& new_segments,
                          const std::vector<std::pair<uint32_t, std::string>>& deletions) {
  State& state = *state_;
  if (new_segments.empty() && deletions.empty() && !state.versions->has_changes()) return;
  if (state.broken) throw Error(ErrorCode::internal, "the index writer was used after an error");
  state.broken = true;
  std::vector<uint32_t> segments = state.manifest.segments;
  segments.insert(segments.end(), new_segments.begin(), new_segments.end());
  const Journal journal{state.manifest.publication + 1, deletions};
  state.take_in(new_segments);
  state.versions->commit();
  state.announce(journal);
  state.switch_to(std::move(segments));
  if (!deletions.empty()) {
    state.apply(journal);
    state.forget_journal();
  }
  state.broken = false;
}

}  // namespace news

#include "common/index_reader.h"

#include <fmt/format.h>

#include <algorithm>

#include "common/error.h"
#include "common/schema.h"
#include "common/utf8.h"

namespace news {

namespace {

constexpr int kAttempts = 10;

// Yields, in each segment, the documents that are hidden there. Segments are told apart by their UUID,
// because Xapian hands each one to a copy of the source without saying which it is.
class HiddenDocuments : public Xapian::PostingSource {
 public:
  using Lists = std::vector<std::pair<std::string, std::vector<Xapian::docid>>>;
  explicit HiddenDocuments(Lists lists) : lists_(std::move(lists)) {}

  void init(const Xapian::Database& segment) override {
    current_.clear();
    next_ = 0;
    started_ = false;
    const std::string uuid = segment.get_uuid();
    for (const auto& [owner, documents] : lists_) {
      if (owner == uuid) current_ = documents;
    }
  }
  Xapian::doccount get_termfreq_min() const override { return size(); }
  Xapian::doccount get_termfreq_est() const override { return size(); }
  Xapian::doccount get_termfreq_max() const override { return size(); }
  void next(double) override {
    if (started_) ++next_;
    started_ = true;
  }
  void skip_to(Xapian::docid id, double) override {
    started_ = true;
    while (next_ < current_.size() && current_[next_] < id) ++next_;
  }
  bool at_end() const override { return next_ >= current_.size(); }
  Xapian::docid get_docid() const override { return current_[next_]; }
  HiddenDocuments* clone() const override { return new HiddenDocuments(lists_); }

 private:
  Xapian::doccount size() const { return static_cast<Xapian::doccount>(current_.size()); }
  Lists lists_;
  std::vector<Xapian::docid> current_;
  size_t next_ = 0;
  bool started_ = false;
};

Error as_error(const Xapian::Error& error) {
  const std::string text = fmt::format("{} ({})", printable(error.get_msg()), error.get_type());
  if (std::string_view(error.get_type()) == "DatabaseCorruptError") {
    return {ErrorCode::corrupt, "the index is damaged: " + text, "run 'newsidx check' for the whole picture"};
  }
  return {ErrorCode::io, "the index cannot be read: " + text, "run 'newsidx check' if it happens again"};
}

}  // namespace

IndexReader::IndexReader(const std::string& root) {
  const IndexPaths paths(root);
  read_settings(paths);
  // A merge may remove segments between reading the manifest and opening them: then the manifest has changed.
  for (int attempt = 1;; ++attempt) {
    try {
      if (open_once(paths)) return;
    } catch (const Xapian::Error& error) {
      if (attempt == kAttempts) throw as_error(error);
    }
    if (attempt == kAttempts)
      throw Error(ErrorCode::io, "the index changes faster than it can be opened", "try again");
  }
}

// The order matters. Manifest, journal, segments, manifest again: if the publication is the same at both
// ends, no deletion of a later one can have touched what was opened, and the deletions of this one are in the
// journal that was read, or were finished before.
bool IndexReader::open_once(const IndexPaths& paths) {
  manifest_ = read_manifest(paths);
  const auto journal = read_journal(paths);
  has_journal_ = journal.has_value();
  database_ = Xapian::Database();
  hidden_.clear();
  by_uuid_.clear();
  segment_uuids_.clear();
  for (const uint32_t number : manifest_.segments) {
    const Xapian::Database segment(paths.segment(number));
    segment_uuids_.push_back(segment.get_uuid());
    database_.add_database(segment);
  }
  // Xapian::Enquire refuses a database without any part.
  if (manifest_.segments.empty())
    database_.add_database(Xapian::WritableDatabase({}, Xapian::DB_BACKEND_INMEMORY));
  if (journal && journal->publication == manifest_.publication) hide(*journal);
  return read_manifest(paths) == manifest_;
}

void IndexReader::hide(const Journal& journal) {
  const size_t count = manifest_.segments.size();
  std::vector<std::vector<Xapian::docid>> lists(count);
  for (const auto& [segment, identity] : journal.deletions) {
    const auto place = std::find(manifest_.segments.begin(), manifest_.segments.end(), segment);
    if (place == manifest_.segments.end()) continue;
    const auto index = static_cast<size_t>(place - manifest_.segments.begin());
    const std::string key = term(prefix::kUnique, identity);
    for (auto it = database_.postlist_begin(key); it != database_.postlist_end(key); ++it) {
      // Combined number of document d of segment i of n: (d - 1) * n + i + 1.
      if ((*it - 1) % count == index)
        lists[index].push_back(static_cast<Xapian::docid>((*it - 1) / count + 1));
    }
  }
  for (size_t index = 0; index < count; ++index) {
    auto& list = lists[index];
    if (list.empty()) continue;
    std::sort(list.begin(), list.end());
    for (const Xapian::docid id : list) {
      hidden_.push_back(static_cast<Xapian::docid>((id - 1) * count + index + 1));
    }
    by_uuid_.emplace_back(segment_uuids_[index], std::move(list));
  }
  std::sort(hidden_.begin(), hidden_.end());
}

// An index with a journal is in motion: it is opened each time.
bool IndexReader::is_current(const std::string& root) const {
  const IndexPaths paths(root);
  return !has_journal_ && !read_small_file(paths.journal()) && read_manifest(paths) == manifest_;
}

uint64_t IndexReader::article_count() { return database_.get_doccount() - hidden_.size(); }

Xapian::Query IndexReader::visible(const Xapian::Query& query) const {
  if (hidden_.empty()) return query;
  auto* source = new HiddenDocuments(by_uuid_);
  return {Xapian::Query::OP_AND_NOT, query, Xapian::Query(source->release())};
}

bool IndexReader::is_hidden(Xapian::docid id) const {
  return std::binary_search(hidden_.begin(), hidden_.end(), id);
}

std::vector<Xapian::docid> IndexReader::find_identity(const std::string& identity) {
  std::vector<Xapian::docid> found;
  const std::string key = term(prefix::kUnique, identity);
  for (auto it = database_.postlist_begin(key); it != database_.postlist_end(key); ++it) {
    if (!is_hidden(*it)) found.push_back(*it);
  }
  const size_t count = std::max<size_t>(manifest_.segments.size(), 1);
  std::stable_sort(found.begin(), found.end(),
                   [count](Xapian::docid a, Xapian::docid b) { return (a - 1) % count < (b - 1) % count; });
  return found;
}

void with_index(const std::string& root, const std::function<void(IndexReader&)>& work) {
  retry_reading([&](bool) {
    IndexReader reader(root);
    work(reader);
  });
}

void retry_reading(const std::function<void(bool again)>& work) {
  for (int attempt = 1;; ++attempt) {
    try {
      return work(attempt > 1);
    } catch (const Xapian::DatabaseModifiedError& error) {
      if (attempt == kAttempts) throw as_error(error);
    } catch (const Xapian::DatabaseOpeningError& error) {
      if (attempt == kAttempts) throw as_error(error);
    } catch (const Xapian::Error& error) {
      throw as_error(error);
    }
  }
}

}  // namespace news

// The segment builder that writes glass tables itself: the fast one. Replaced and forgotten articles are rare
// and are deleted through Xapian once the segment is written.
#include <xapian.h>

#include <unordered_map>
#include <vector>

#include "common/schema.h"
#include "indexer/document_builder.h"
#include "indexer/glass/database_writer.h"
#include "indexer/segment_builder.h"
#include "indexer/xapian_errors.h"

namespace news {

namespace {

// Terms that say which article it is: nearly all of them stand in one document.
bool is_rare(std::string_view term) {
  return term.starts_with(prefix::kUnique) || term.starts_with(prefix::kUrl) ||
         term.starts_with(prefix::kCopy) || term.starts_with("XI");
}

class GlassSink : public DocumentSink {
 public:
  explicit GlassSink(glass::DatabaseWriter& writer) : writer_(writer) {}
  uint32_t term(std::string_view prefix, std::string_view word) override {
    scratch_.assign(prefix).append(word);
    return writer_.new_term(scratch_);
  }
  void words(std::span<const DocumentTerm> terms, std::span<const uint32_t> positions) override {
    constexpr size_t kAhead = 12;  // entries that are on their way from memory at a time
    for (size_t i = 0; i < terms.size(); ++i) {
      if (i + kAhead < terms.size()) writer_.prefetch(terms[i + kAhead].term);
      if (i + kAhead / 2 < terms.size()) writer_.prefetch_chain(terms[i + kAhead / 2].term);
      const DocumentTerm& word = terms[i];
      writer_.occurrences(word.term, word.wdf, positions.subspan(word.first_position, word.positions));
    }
  }
  void posting(std::string_view term, uint32_t position) override { writer_.posting(term, position, 1); }
  void weighted(std::string_view term) override { writer_.term(term, 1); }
  void form(std::string_view language, std::string_view stem, std::string_view form) override {
    writer_.synonym(forms_key(language, stem), form);
  }
  void filter(std::string_view term) override {
    if (is_rare(term))
      writer_.rare_term(term);
    else
      writer_.term(term, 0);
  }
  void value(Slot slot, std::string_view bytes) override {
    writer_.value(static_cast<uint32_t>(slot), bytes);
  }
  void data(std::string&& bytes, ReadingMarks&& marks) override {
    writer_.data(std::move(bytes), std::move(marks));
  }

 private:
  glass::DatabaseWriter& writer_;
  std::string scratch_;
};

class DirectSegmentBuilder : public SegmentBuilder {
 public:
  DirectSegmentBuilder(const std::string& directory, FileOps& ops)
      : directory_(directory), ops_(ops), writer_((ops.make_directory(directory), directory), ops) {}

  ~DirectSegmentBuilder() override {
    if (finished_) return;
    try {
      real_file_ops().remove_tree(directory_);
    } catch (...) {  // what remains is removed by the next writer
    }
  }

  void add(const PreparedArticle& prepared) override {
    build_document(prepared, terms_, sink_);
    const uint32_t number = writer_.end_document();
    auto [held, fresh] = held_.try_emplace(prepared.identity, number);
    if (fresh) {
      held_bytes_ += prepared.identity.size() + 2 * sizeof(std::string);
    } else {
      dropped_.push_back(held->second);
      held->second = number;
    }
  }

  void forget(const std::string& identity) override {
    const auto held = held_.find(identity);
    if (held == held_.end()) return;
    dropped_.push_back(held->second);
    held_.erase(held);
  }

  uint64_t documents() const override { return held_.size(); }
  size_t memory() const override { return writer_.memory() + terms_.memory() + held_bytes_; }

  void finish() override {
    writer_.finish();
    if (!dropped_.empty()) delete_dropped();
    ops_.sync_tree(directory_);
    finished_ = true;
  }

 private:
  void delete_dropped() {
    ops_.announce("delete documents of", directory_);
    with_xapian("cannot write segment", directory_, [&] {
      Xapian::WritableDatabase database(directory_, Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
      for (const Xapian::docid number : dropped_) {
        if (displaced_) {
          const Xapian::Document document = database.get_document(number);
          displaced_(document.get_value(static_cast<Xapian::valueno>(Slot::identity)), document.get_data());
        }
        database.delete_document(number);
      }
      database.commit();
    });
  }

  std::string directory_;
  FileOps& ops_;
  glass::DatabaseWriter writer_;
  GlassSink sink_{writer_};
  DocumentTerms terms_;
  std::unordered_map<std::string, Xapian::docid> held_;
  std::vector<Xapian::docid> dropped_;
  size_t held_bytes_ = 0;
  bool finished_ = false;
};

}  // namespace

std::unique_ptr<SegmentBuilder> make_direct_segment_builder(const std::string& directory, FileOps& ops) {
  return std::make_unique<DirectSegmentBuilder>(directory, ops);
}

}  // namespace news

// The segment builder that uses nothing but Xapian's documented interface: a scratch database, written
// without syncing, compacted into the segment at the end.
#include <xapian.h>

#include <cstdlib>
#include <unordered_map>

#include "common/schema.h"
#include "indexer/document_builder.h"
#include "indexer/document_data.h"
#include "indexer/glass/entries.h"
#include "indexer/segment_builder.h"
#include "indexer/xapian_errors.h"

namespace news {

namespace {

// What Xapian's inverter holds, measured with 1.4.22 and glibc: a node of a balanced tree for each pair of
// term and document (more if it has positions, which are kept as text), and the map entries of each term,
// which most documents share.
constexpr size_t kBytesPerTerm = 96;
constexpr size_t kBytesPerPosition = 4;
constexpr size_t kBytesPerDocument = 600;
constexpr size_t kBytesPerName = sizeof(std::string);  // few are longer than it holds itself

class XapianSink : public DocumentSink {
 public:
  Xapian::Document document;
  size_t positions = 0;

  // `names` are the terms by their numbers less 1.
  XapianSink(Xapian::WritableDatabase& database, std::vector<std::string>& names)
      : database_(database), names_(names) {}

  uint32_t term(std::string_view prefix, std::string_view word) override {
    names_.push_back(std::string(prefix).append(word));
    return static_cast<uint32_t>(names_.size());
  }
  void words(std::span<const DocumentTerm> terms, std::span<const uint32_t> all_positions) override {
    for (const DocumentTerm& word : terms) {
      const std::string& term = names_[word.term - 1];
      const auto own = all_positions.subspan(word.first_position, word.positions);
      // A term with positions and no count: Xapian has no one call for it.
      document.add_term(term, own.empty() ? word.wdf : 0);
      for (const uint32_t position : own) document.add_posting(term, position, 0);
      if (!own.empty() && word.wdf > 0) document.add_term(term, word.wdf);
      positions += own.size();
    }
  }
  void posting(std::string_view term, uint32_t position) override {
    document.add_posting(std::string(term), position);
    ++positions;
  }
  void weighted(std::string_view term) override { document.add_term(std::string(term)); }
  void form(std::string_view language, std::string_view stem, std::string_view form) override {
    database_.add_synonym(forms_key(language, stem), std::string(form));
  }
  void filter(std::string_view term) override { document.add_boolean_term(std::string(term)); }
  void value(Slot slot, std::string_view bytes) override {
    document.add_value(static_cast<Xapian::valueno>(slot), std::string(bytes));
  }
  // Xapian compresses data as a whole: marks would lead nowhere.
  void data(std::string&& bytes, ReadingMarks&&) override {
    document.set_data(readable_data(std::move(bytes)));
  }

 private:
  Xapian::WritableDatabase& database_;
  std::vector<std::string>& names_;
};

// The term list as Xapian packs it, and then compresses it.
std::string packed_terms(const Xapian::Document& document) {
  std::vector<std::string> names;
  std::vector<uint32_t> counts;
  uint32_t length = 0;
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    names.push_back(*term);
    counts.push_back(term.get_wdf());
    length += term.get_wdf();
  }
  std::vector<glass::TermCount> terms;
  for (size_t i = 0; i < names.size(); ++i) terms.push_back({names[i], glass::head_of(names[i]), counts[i]});
  std::string buffer;
  return std::string(glass::pack_term_list(buffer, length, terms));
}

class ApiSegmentBuilder : public SegmentBuilder {
 public:
  ApiSegmentBuilder(const std::string& directory, size_t memory_bound, FileOps& ops)
      : directory_(directory), scratch_(directory + ".tmp"), memory_bound_(memory_bound), ops_(ops) {
    disable_commit_by_count();
    with_xapian("cannot make segment", scratch_, [&] {
      // Not DB_DANGEROUS: with it, Xapian 1.4.22 reports a full disk as "cancel() not supported".
      constexpr int kFlags = Xapian::DB_CREATE | Xapian::DB_NO_SYNC;
      database_ = Xapian::WritableDatabase(scratch_, kFlags | Xapian::DB_BACKEND_GLASS);
    });
  }

  ~ApiSegmentBuilder() override {
    try {
      database_ = Xapian::WritableDatabase();
      real_file_ops().remove_tree(scratch_);
    } catch (...) {  // what remains is removed by the next writer
    }
  }

  void add(const PreparedArticle& prepared) override {
    XapianSink sink(database_, names_);
    with_xapian("cannot write segment", scratch_, [&] {
      build_document(prepared, terms_, sink);
      if (!is_readable_data(packed_terms(sink.document))) {
        for (const std::string& filler : filler_terms()) sink.document.add_boolean_term(filler);
      }
      const auto held = held_.find(prepared.identity);
      if (held != held_.end()) {
        tell(prepared.identity, held->second);
        database_.replace_document(held->second, sink.document);
      } else {
        held_.emplace(prepared.identity, database_.add_document(sink.document));
        held_bytes_ += prepared.identity.size() + 2 * sizeof(std::string);
      }
    });
    pending_bytes_ += kBytesPerDocument + sink.document.termlist_count() * kBytesPerTerm +
                      sink.positions * kBytesPerPosition;
    spill_if_needed();
  }

  void forget(const std::string& identity) override {
    const auto held = held_.find(identity);
    if (held == held_.end()) return;
    with_xapian("cannot write segment", scratch_, [&] {
      tell(identity, held->second);
      database_.delete_document(held->second);
    });
    held_.erase(held);
  }

  uint64_t documents() const override { return held_.size(); }
  size_t memory() const override {
    return pending_bytes_ + held_bytes_ + terms_.memory() + names_.capacity() * kBytesPerName;
  }

  void finish() override {
    ops_.announce("write segment", directory_);
    with_xapian("cannot write segment", directory_, [&] {
      database_.commit();
      database_.compact(directory_, Xapian::Compactor::FULL);
      database_.close();
    });
    ops_.sync_tree(directory_);
    ops_.remove_tree(scratch_);
  }

 private:
  void tell(const std::string& identity, Xapian::docid number) {
    if (displaced_) displaced_(identity, database_.get_document(number).get_data());
  }

  void spill_if_needed() {
    if (pending_bytes_ < memory_bound_) return;
    with_xapian("cannot write segment", scratch_, [&] { database_.commit(); });
    pending_bytes_ = 0;
  }

  std::string directory_;
  std::string scratch_;
  size_t memory_bound_;
  FileOps& ops_;
  DocumentTerms terms_;
  std::vector<std::string> names_;
  Xapian::WritableDatabase database_;
  std::unordered_map<std::string, Xapian::docid> held_;
  size_t pending_bytes_ = 0;
  size_t held_bytes_ = 0;
};

}  // namespace

std::unique_ptr<SegmentBuilder> make_api_segment_builder(const std::string& directory, size_t memory_bound,
                                                         FileOps& ops) {
  return std::make_unique<ApiSegmentBuilder>(directory, memory_bound, ops);
}

void disable_commit_by_count() {
  static const bool done = [] { return setenv("XAPIAN_FLUSH_THRESHOLD", "2000000000", 1) == 0; }();
  static_cast<void>(done);
}

}  // namespace news

#include "common/xapian_terms.h"

#include <utility>

namespace news {

namespace {

class XapianWalk : public TermWalk {
 public:
  XapianWalk(Xapian::TermIterator begin, Xapian::TermIterator end)
      : it_(std::move(begin)), end_(std::move(end)) {
    look();
  }
  bool at_end() const override { return it_ == end_; }
  const std::string& term() const override { return term_; }
  uint64_t articles() const override { return it_.get_termfreq(); }
  void next() override {
    ++it_;
    look();
  }
  void skip_to(const std::string& term) override {
    it_.skip_to(term);
    look();
  }

 private:
  void look() {
    if (it_ != end_) term_ = *it_;
  }
  Xapian::TermIterator it_, end_;
  std::string term_;
};

class XapianTerms : public IndexTerms {
 public:
  explicit XapianTerms(const Xapian::Database& database) : database_(database) {}

  uint64_t articles(const std::string& term) override { return database_.get_termfreq(term); }
  bool have_both(const std::string& rare, const std::string& other) override {
    auto found = database_.postlist_begin(other);
    const auto end = database_.postlist_end(other);
    for (auto it = database_.postlist_begin(rare); it != database_.postlist_end(rare); ++it) {
      if (found == end) return false;
      found.skip_to(*it);
      if (found != end && *found == *it) return true;
    }
    return false;
  }
  std::unique_ptr<TermWalk> begin(const std::string& start) override {
    return std::make_unique<XapianWalk>(database_.allterms_begin(start), database_.allterms_end(start));
  }
  std::vector<std::string> synonyms(const std::string& key) override {
    return {database_.synonyms_begin(key), database_.synonyms_end(key)};
  }
  std::string value_of_first(const std::string& term, Slot slot) override {
    const auto posting = database_.postlist_begin(term);
    if (posting == database_.postlist_end(term)) return {};
    return database_.get_document(*posting).get_value(static_cast<Xapian::valueno>(slot));
  }

 private:
  const Xapian::Database& database_;
};

}  // namespace

std::unique_ptr<IndexTerms> terms_of(const Xapian::Database& database) {
  return std::make_unique<XapianTerms>(database);
}

}  // namespace news

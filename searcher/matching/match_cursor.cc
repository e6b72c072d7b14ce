#include "searcher/matching/match_cursor.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "searcher/matching/bm25.h"
#include "searcher/matching/phrase_check.h"
#include "searcher/matching/union_cursor.h"
#include "searcher/matching/weight_bounds.h"

namespace news {

namespace {

using Cursors = std::vector<std::unique_ptr<MatchCursor>>;
using glass::kNoDocument;

class NoCursor : public MatchCursor {
 public:
  void next() override {}
  void skip_to(uint32_t) override {}
  double weight(double) const override { return 0; }
  double bound() const override { return 0; }
  uint64_t most() const override { return 0; }
};

// A term, or all documents.
class TermCursor final : public MatchCursor {
 public:
  TermCursor(glass::PostingCursor postings, double term_weight, double least_norm, uint64_t most)
      : postings_(std::move(postings)),
        term_weight_(term_weight),
        bounds_(term_weight, least_norm),
        most_(most) {
    document_ = postings_.document();
  }
  void next() override {
    postings_.next();
    document_ = postings_.document();
  }
  void skip_to(uint32_t document) override {
    postings_.skip_to(document);
    document_ = postings_.document();
  }
  uint64_t next_with_bound(double least) override {
    const uint64_t passed = postings_.next_with_count(bounds_.least_count(least));
    document_ = postings_.document();
    return passed;
  }
  double weight(double norm) const override {
    return term_weight_ == 0 ? 0 : Bm25::weight(term_weight_, postings_.count(), norm);
  }
  double bound() const override { return bounds_.of(postings_.count()); }
  uint64_t most() const override { return most_; }

 private:
  glass::PostingCursor postings_;
  const double term_weight_;
  const WeightBounds bounds_;
  const uint64_t most_;
};

// Documents that all cursors have and that pass all checks. The first `weighing` cursors weigh.
class AllCursor final : public MatchCursor {
 public:
  AllCursor(Cursors cursors, size_t weighing, std::vector<PhraseCheck> checks)
      : cursors_(std::move(cursors)), checks_(std::move(checks)) {
    for (size_t i = 0; i < cursors_.size(); ++i) {
      order_.push_back(cursors_[i].get());
      if (i < weighing) weighing_.push_back(cursors_[i].get());
    }
    std::stable_sort(order_.begin(), order_.end(),
                     [](const MatchCursor* a, const MatchCursor* b) { return a->most() < b->most(); });
    settle();
  }
  void next() override {
    order_[0]->next();
    settle();
  }
  void skip_to(uint32_t document) override {
    if (document <= document_) return;
    order_[0]->skip_to(document);
    settle();
  }
  double weight(double norm) const override {
    double sum = 0;
    for (const MatchCursor* cursor : weighing_) sum += cursor->weight(norm);
    return sum;
  }
  double bound() const override {
    double sum = 0;
    for (const MatchCursor* cursor : weighing_) sum += cursor->bound();
    return sum;
  }
  uint64_t most() const override { return order_[0]->most(); }

 private:
  void find_inner_parts(std::vector<const MatchCursor*>& parts) const override {
    for (const auto& cursor : cursors_) cursor->find_parts(parts);
  }
  void settle() {
    agree();
    while (document_ != kNoDocument && !passes()) {
      order_[0]->next();
      agree();
    }
  }
  bool passes() {
    for (PhraseCheck& check : checks_) {
      if (!check.matches(document_)) return false;
    }
    return true;
  }
  // Moves the rarest on until all stand on one document.
  void agree() {
    uint32_t wanted = order_[0]->document();
    for (size_t i = 1; i < order_.size() && wanted != kNoDocument;) {
      order_[i]->skip_to(wanted);
      if (order_[i]->document() == wanted) {
        ++i;
        continue;
      }
      order_[0]->skip_to(order_[i]->document());
      wanted = order_[0]->document();
      i = 1;
    }
    document_ = wanted;
  }
  Cursors cursors_;
  std::vector<PhraseCheck> checks_;
  std::vector<MatchCursor*> order_;  // rarest first
  std::vector<MatchCursor*> weighing_;
};

// Documents that any cursor has. Weights add up, or the highest counts.
class AnyCursor final : public MatchCursor {
 public:
  AnyCursor(Cursors cursors, bool highest) : cursors_(std::move(cursors)), highest_(highest) { settle(); }
  void next() override {
    for (const auto& cursor : cursors_) {
      if (cursor->document() == document_) cursor->next();
    }
    settle();
  }
  void skip_to(uint32_t document) override {
    if (document <= document_) return;
    for (const auto& cursor : cursors_) {
      if (cursor->document() < document) cursor->skip_to(document);
    }
    settle();
  }
  double weight(double norm) const override {
    return united([&](const MatchCursor& cursor) { return cursor.weight(norm); });
  }
  double bound() const override {
    return united([](const MatchCursor& cursor) { return cursor.bound(); });
  }
  uint64_t most() const override {
    uint64_t sum = 0;
    for (const auto& cursor : cursors_) sum += cursor->most();
    return sum;
  }

 private:
  void find_inner_parts(std::vector<const MatchCursor*>& parts) const override {
    for (const auto& cursor : cursors_) cursor->find_parts(parts);
  }
  template <typename Weight>
  double united(const Weight& weight_of) const {
    double result = 0;
    for (const auto& cursor : cursors_) {
      if (cursor->document() != document_) continue;
      const double weight = weight_of(*cursor);
      result = highest_ ? std::max(result, weight) : result + weight;
    }
    return result;
  }
  void settle() {
    document_ = kNoDocument;
    for (const auto& cursor : cursors_) document_ = std::min(document_, cursor->document());
  }
  Cursors cursors_;
  const bool highest_;
};

class WithoutCursor final : public MatchCursor {
 public:
  WithoutCursor(std::unique_ptr<MatchCursor> wanted, std::unique_ptr<MatchCursor> excluded)
      : wanted_(std::move(wanted)), excluded_(std::move(excluded)) {
    settle();
  }
  void next() override {
    wanted_->next();
    settle();
  }
  void skip_to(uint32_t document) override {
    if (document <= document_) return;
    wanted_->skip_to(document);
    settle();
  }
  double weight(double norm) const override { return wanted_->weight(norm); }
  double bound() const override { return wanted_->bound(); }
  uint64_t most() const override { return wanted_->most(); }

 private:
  void find_inner_parts(std::vector<const MatchCursor*>& parts) const override { wanted_->find_parts(parts); }
  void settle() {
    for (;; wanted_->next()) {
      document_ = wanted_->document();
      if (document_ == kNoDocument) return;
      excluded_->skip_to(document_);
      if (excluded_->document() != document_) return;
    }
  }
  std::unique_ptr<MatchCursor> wanted_;
  std::unique_ptr<MatchCursor> excluded_;
};

Cursors make_cursors(const std::vector<PlanNode>& plans, const glass::Segment& segment,
                     const Weighing& weighing) {
  Cursors cursors;
  for (const PlanNode& plan : plans) cursors.push_back(make_cursor(plan, segment, weighing));
  return cursors;
}

double weight_of(const PlanNode& term, const Weighing& weighing) {
  return term.weighs ? weighing.term_weight(term.term) * term.factor : 0;
}

std::unique_ptr<MatchCursor> term_cursor(const PlanNode& plan, const glass::Segment& segment,
                                         const Weighing& weighing) {
  glass::PostingCursor postings(segment.postlist(), plan.term);
  const uint64_t most = postings.frequency();
  return std::make_unique<TermCursor>(std::move(postings), weight_of(plan, weighing), weighing.least_norm,
                                      most);
}

// Of children that must all match. The places of phrases are looked at last, where everything else matches.
std::unique_ptr<MatchCursor> all_cursor(const PlanNode& plan, size_t weighing_children,
                                        const glass::Segment& segment, const Weighing& weighing) {
  Cursors cursors;
  std::vector<PhraseCheck> checks;
  if (plan.kind == PlanNode::Kind::phrase) checks.emplace_back(plan, segment);
  for (const PlanNode& child : plan.children) {
    if (child.kind != PlanNode::Kind::phrase) {
      cursors.push_back(make_cursor(child, segment, weighing));
      continue;
    }
    checks.emplace_back(child, segment);
    cursors.push_back(std::make_unique<AllCursor>(make_cursors(child.children, segment, weighing),
                                                  child.children.size(), std::vector<PhraseCheck>()));
  }
  return std::make_unique<AllCursor>(std::move(cursors), weighing_children, std::move(checks));
}

std::unique_ptr<MatchCursor> any_of(Cursors cursors, bool highest) {
  std::erase_if(cursors, [](const auto& cursor) { return cursor->document() == kNoDocument; });
  if (cursors.empty()) return std::make_unique<NoCursor>();
  if (cursors.size() == 1) return std::move(cursors.front());
  return std::make_unique<AnyCursor>(std::move(cursors), highest);
}

// nullptr if not all are terms, or too many.
std::unique_ptr<MatchCursor> union_of_terms(const PlanNode& plan, const glass::Segment& segment,
                                            const Weighing& weighing) {
  if (plan.children.size() > UnionCursor::kMostTerms) return nullptr;
  std::vector<UnionCursor::Term> terms;
  for (const PlanNode& child : plan.children) {
    if (child.kind != PlanNode::Kind::term) return nullptr;
    glass::PostingCursor postings(segment.postlist(), child.term);
    if (postings.document() == kNoDocument) continue;
    const uint64_t most = postings.frequency();
    terms.push_back({std::move(postings), weight_of(child, weighing), most});
  }
  if (terms.size() < 2) return nullptr;
  return std::make_unique<UnionCursor>(std::move(terms), plan.kind == PlanNode::Kind::best,
                                       weighing.least_norm);
}

std::unique_ptr<MatchCursor> cursor_of_kind(const PlanNode& plan, const glass::Segment& segment,
                                            const Weighing& weighing, Movement movement) {
  using Kind = PlanNode::Kind;
  switch (plan.kind) {
    case Kind::term:
      return term_cursor(plan, segment, weighing);
    case Kind::everything:
      return std::make_unique<TermCursor>(glass::PostingCursor::lengths(segment.postlist()), 0, 0,
                                          segment.version().documents);
    case Kind::all:
    case Kind::phrase:
      return all_cursor(plan, plan.children.size(), segment, weighing);
    case Kind::filtered:
      return all_cursor(plan, 1, segment, weighing);
    case Kind::any:
    case Kind::best:
      if (movement == Movement::steps) {
        if (auto cursor = union_of_terms(plan, segment, weighing)) return cursor;
      }
      return any_of(make_cursors(plan.children, segment, weighing), plan.kind == Kind::best);
    case Kind::without: {
      std::unique_ptr<MatchCursor> wanted = make_cursor(plan.children.front(), segment, weighing, movement);
      Cursors excluded;
      for (size_t i = 1; i < plan.children.size(); ++i)
        excluded.push_back(make_cursor(plan.children[i], segment, weighing));
      return std::make_unique<WithoutCursor>(std::move(wanted), any_of(std::move(excluded), false));
    }
    case Kind::nothing:
      break;
  }
  return std::make_unique<NoCursor>();
}

}  // namespace

uint64_t MatchCursor::next_with_bound(double least) {
  uint64_t passed = 0;
  for (next(); document_ != kNoDocument && bound() < least; next()) ++passed;
  return passed;
}

std::unique_ptr<MatchCursor> make_cursor(const PlanNode& plan, const glass::Segment& segment,
                                         const Weighing& weighing, Movement movement) {
  std::unique_ptr<MatchCursor> cursor = cursor_of_kind(plan, segment, weighing, movement);
  cursor->set_part(plan.part);
  return cursor;
}

}  // namespace news

#include "searcher/matching/match_cursor.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "searcher/matching/bm25.h"
#include "searcher/matching/phrase_check.h"

namespace news {

namespace {

using Cursors = std::vector<std::unique_ptr<MatchCursor>>;
using glass::kNoDocument;

class NoCursor : public MatchCursor {
 public:
  void next() override {}
  void skip_to(uint32_t) override {}
  double weight(double) const override { return 0; }
  uint64_t most() const override { return 0; }
};

// A term, or all documents.
class TermCursor final : public MatchCursor {
 public:
  TermCursor(glass::PostingCursor postings, double term_weight, uint64_t most)
      : postings_(std::move(postings)), term_weight_(term_weight), most_(most) {
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
  double weight(double norm) const override {
    return term_weight_ == 0 ? 0 : Bm25::weight(term_weight_, postings_.count(), norm);
  }
  uint64_t most() const override { return most_; }

 private:
  glass::PostingCursor postings_;
  const double term_weight_;
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
  uint64_t most() const override { return order_[0]->most(); }

 private:
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
    double result = 0;
    for (const auto& cursor : cursors_) {
      if (cursor->document() != document_) continue;
      const double weight = cursor->weight(norm);
      result = highest_ ? std::max(result, weight) : result + weight;
    }
    return result;
  }
  uint64_t most() const override {
    uint64_t sum = 0;
    for (const auto& cursor : cursors_) sum += cursor->most();
    return sum;
  }

 private:
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
  uint64_t most() const override { return wanted_->most(); }

 private:
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
                     const TermWeights& weights) {
  Cursors cursors;
  for (const PlanNode& plan : plans) cursors.push_back(make_cursor(plan, segment, weights));
  return cursors;
}

std::unique_ptr<MatchCursor> term_cursor(const PlanNode& plan, const glass::Segment& segment,
                                         const TermWeights& weights) {
  glass::PostingCursor postings(segment.postlist(), plan.term);
  const uint64_t most = postings.frequency();
  return std::make_unique<TermCursor>(std::move(postings), plan.weighs ? weights(plan.term) : 0, most);
}

// Of children that must all match. The places of phrases are looked at last, where everything else matches.
std::unique_ptr<MatchCursor> all_cursor(const PlanNode& plan, size_t weighing, const glass::Segment& segment,
                                        const TermWeights& weights) {
  Cursors cursors;
  std::vector<PhraseCheck> checks;
  if (plan.kind == PlanNode::Kind::phrase) checks.emplace_back(plan, segment);
  for (const PlanNode& child : plan.children) {
    if (child.kind != PlanNode::Kind::phrase) {
      cursors.push_back(make_cursor(child, segment, weights));
      continue;
    }
    checks.emplace_back(child, segment);
    cursors.push_back(std::make_unique<AllCursor>(make_cursors(child.children, segment, weights),
                                                  child.children.size(), std::vector<PhraseCheck>()));
  }
  return std::make_unique<AllCursor>(std::move(cursors), weighing, std::move(checks));
}

std::unique_ptr<MatchCursor> any_of(Cursors cursors, bool highest) {
  std::erase_if(cursors, [](const auto& cursor) { return cursor->document() == kNoDocument; });
  if (cursors.empty()) return std::make_unique<NoCursor>();
  if (cursors.size() == 1) return std::move(cursors.front());
  return std::make_unique<AnyCursor>(std::move(cursors), highest);
}

}  // namespace

std::unique_ptr<MatchCursor> make_cursor(const PlanNode& plan, const glass::Segment& segment,
                                         const TermWeights& weights) {
  using Kind = PlanNode::Kind;
  switch (plan.kind) {
    case Kind::term:
      return term_cursor(plan, segment, weights);
    case Kind::everything:
      return std::make_unique<TermCursor>(glass::PostingCursor::lengths(segment.postlist()), 0,
                                          segment.version().documents);
    case Kind::all:
    case Kind::phrase:
      return all_cursor(plan, plan.children.size(), segment, weights);
    case Kind::filtered:
      return all_cursor(plan, 1, segment, weights);
    case Kind::any:
    case Kind::best:
      return any_of(make_cursors(plan.children, segment, weights), plan.kind == Kind::best);
    case Kind::without: {
      Cursors cursors = make_cursors(plan.children, segment, weights);
      std::unique_ptr<MatchCursor> wanted = std::move(cursors.front());
      cursors.erase(cursors.begin());
      return std::make_unique<WithoutCursor>(std::move(wanted), any_of(std::move(cursors), false));
    }
    case Kind::nothing:
      break;
  }
  return std::make_unique<NoCursor>();
}

}  // namespace news

#include "searcher/matching/pair_reasons.h"

#include <algorithm>
#include <optional>
#include <span>

#include "common/query_compiler.h"
#include "searcher/glass/positions.h"
#include "searcher/glass/postings.h"
#include "searcher/matching/phrase_check.h"
#include "searcher/matching/top_scores.h"

namespace news {

// Where the forms stand in one segment, and how often. Each is read once for all pairs that it is in.
class PairReasons::SegmentForms {
 public:
  SegmentForms(const std::vector<Form>& forms, const glass::Segment& segment) : segment_(segment) {
    readers_.reserve(forms.size());
    for (const Form& form : forms) readers_.emplace_back(form.term, segment);
  }
  // Of ascending documents.
  uint32_t count(size_t form, uint32_t document) {
    std::optional<glass::PostingCursor>& postings = readers_[form].postings;
    if (!postings) postings.emplace(segment_.postlist(), readers_[form].term);
    postings->skip_to(document);
    return postings->document() == document ? postings->count() : 0;
  }
  // How many of both reasons hold: next to each other in order, and near. Cheap for ascending documents.
  int reasons(const Pair& pair, uint32_t document) {
    const std::span<const uint32_t> first = places(pair.first, document);
    if (first.empty()) return 0;
    const std::span<const uint32_t> second = places(pair.second, document);
    if (side_by_side(first, second)) return 2;
    return near_each_other(first, second, RankedQuery::kNearWindow) ? 1 : 0;
  }

 private:
  struct Reader {
    Reader(const std::string& form, const glass::Segment& segment)
        : term(form), positions(segment.position(), form) {}
    const std::string& term;
    std::optional<glass::PostingCursor> postings;
    glass::PositionReader positions;
    uint32_t document = 0;  // whose places these are; 0 if none
    std::span<const uint32_t> places;
  };
  std::span<const uint32_t> places(size_t form, uint32_t document) {
    Reader& reader = readers_[form];
    if (reader.document != document) {
      reader.places = reader.positions.get(document);
      reader.document = document;
    }
    return reader.places;
  }
  const glass::Segment& segment_;
  std::vector<Reader> readers_;
};

PairReasons::PairReasons(OpenSegments& index) : index_(index) {}
PairReasons::~PairReasons() = default;
PairReasons::PairReasons(PairReasons&&) noexcept = default;

bool PairReasons::add(const std::string& first, const std::string& second) {
  if (index_.frequency(first) == 0 || index_.frequency(second) == 0) return false;
  const size_t number = number_of(first);
  pairs_.push_back({number, number_of(second)});
  return true;
}

size_t PairReasons::number_of(const std::string& form) {
  const auto known =
      std::find_if(forms_.begin(), forms_.end(), [&](const Form& other) { return other.term == form; });
  if (known == forms_.end()) {
    forms_.push_back({form, index_.term_weight(form)});
    postings_ += index_.frequency(form);
    return forms_.size() - 1;
  }
  return static_cast<size_t>(known - forms_.begin());
}

PairReasons::SegmentForms& PairReasons::forms(uint32_t segment) {
  segments_.resize(index_.segments().size());
  if (!segments_[segment])
    segments_[segment] = std::make_unique<SegmentForms>(forms_, *index_.segments()[segment]);
  return *segments_[segment];
}

// What one reason of a pair would add to a candidate; 0 if it lacks a form.
double PairReasons::gain(const Pair& pair, const Candidate& candidate) {
  SegmentForms& forms = this->forms(candidate.segment);
  const uint32_t first = forms.count(pair.first, candidate.document);
  if (first == 0) return 0;
  const uint32_t second = forms.count(pair.second, candidate.document);
  if (second == 0) return 0;
  return RankedQuery::kPairWeight * (Bm25::weight(forms_[pair.first].weight, first, candidate.norm) +
                                     Bm25::weight(forms_[pair.second].weight, second, candidate.norm));
}

// To look up where a form stands in a document costs about as much as to walk through so many documents of
// its list.
bool PairReasons::are_few(size_t candidates) const {
  constexpr uint64_t kDocuments = 256;
  return candidates * forms_.size() * kDocuments < postings_;
}

// How often forms occur is looked up where a reason holds.
void PairReasons::add_to_all(std::vector<Candidate>& candidates) {
  for (Candidate& candidate : candidates) {
    for (const Pair& pair : pairs_) {
      const int reasons = forms(candidate.segment).reasons(pair, candidate.document);
      if (reasons > 0) candidate.score += gain(pair, candidate) * reasons;
    }
  }
}

// At candidate * pairs + pair.
std::vector<double> PairReasons::gains(const std::vector<Candidate>& candidates) {
  std::vector<double> gains;
  gains.reserve(candidates.size() * pairs_.size());
  for (const Candidate& candidate : candidates) {
    for (const Pair& pair : pairs_) gains.push_back(gain(pair, candidate));
  }
  return gains;
}

void PairReasons::evaluate(const std::vector<double>& gains, size_t number, Candidate& candidate) {
  for (size_t pair = 0; pair < pairs_.size(); ++pair) {
    const double gain = gains[number * pairs_.size() + pair];
    if (gain > 0)
      candidate.score += gain * forms(candidate.segment).reasons(pairs_[pair], candidate.document);
  }
}

// Those that are the best without the pairs first; of the others only those that can be among the best then.
// Both in the order of documents, which is the cheapest to read.
void PairReasons::add_to(std::vector<Candidate>& candidates, size_t wanted, double least) {
  if (are_few(candidates.size())) return add_to_all(candidates);
  const std::vector<double> gains = this->gains(candidates);
  std::vector<double> possible(candidates.size());
  std::vector<size_t> order;
  for (size_t i = 0; i < candidates.size(); ++i) {
    possible[i] = candidates[i].score;
    for (size_t pair = 0; pair < pairs_.size(); ++pair) possible[i] += 2 * gains[i * pairs_.size() + pair];
    if (possible[i] >= least - kRounding) order.push_back(i);
  }
  const auto first_end = order.begin() + static_cast<ptrdiff_t>(std::min(wanted, order.size()));
  if (first_end != order.end()) {
    std::nth_element(order.begin(), first_end, order.end(),
                     [&](size_t a, size_t b) { return candidates[a].score > candidates[b].score; });
    std::sort(order.begin(), first_end);
    std::sort(first_end, order.end());
  }
  TopScores evaluated(wanted);
  std::vector<Candidate> kept;
  for (const size_t i : order) {
    if (possible[i] < evaluated.least() - kRounding) continue;
    Candidate& candidate = kept.emplace_back(candidates[i]);
    evaluate(gains, i, candidate);
    evaluated.add(candidate.score);
  }
  candidates = std::move(kept);
}

}  // namespace news

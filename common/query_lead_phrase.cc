#include "common/query_lead_phrase.h"

#include <algorithm>

#include "common/schema.h"

namespace news {

void LeadPhrase::init(const Xapian::Database& segment) {
  segment_ = segment;
  started_ = false;
  std::sort(lead_terms_.begin(), lead_terms_.end());
  lead_terms_.erase(std::unique(lead_terms_.begin(), lead_terms_.end()), lead_terms_.end());
  std::stable_sort(lead_terms_.begin(), lead_terms_.end(), [&](const std::string& a, const std::string& b) {
    return segment_.get_termfreq(a) < segment_.get_termfreq(b);
  });
  at_most_ = segment_.get_termfreq(lead_terms_.front());
  current_ = segment_.postlist_begin(lead_terms_.front());
  end_ = segment_.postlist_end(lead_terms_.front());
  others_.clear();
  for (size_t i = 1; i < lead_terms_.size(); ++i) others_.push_back(segment_.postlist_begin(lead_terms_[i]));
}

void LeadPhrase::next(double) {
  if (started_) ++current_;
  started_ = true;
  settle();
}

void LeadPhrase::skip_to(Xapian::docid id, double) {
  started_ = true;
  if (current_ == end_) return;
  if (*current_ < id) current_.skip_to(id);
  settle();
}

void LeadPhrase::settle() {
  while (current_ != end_ && !matches(*current_)) ++current_;
}

bool LeadPhrase::matches(Xapian::docid id) {
  for (Xapian::PostingIterator& other : others_) {
    if (other == Xapian::PostingIterator()) return false;
    if (*other < id) other.skip_to(id);
    if (other == Xapian::PostingIterator() || *other != id) return false;
  }
  const Xapian::Document document = segment_.get_document(id);
  const auto position = [&](Slot slot) {
    const std::string value = document.get_value(static_cast<Xapian::valueno>(slot));
    return value.empty() ? 0 : static_cast<Xapian::termpos>(Xapian::sortable_unserialise(value));
  };
  const Xapian::termpos end = position(Slot::lead_end);
  return end != 0 && phrase_between(id, position(Slot::lead_begin), end);
}

bool LeadPhrase::phrase_between(Xapian::docid id, Xapian::termpos begin, Xapian::termpos end) {
  std::vector<std::vector<Xapian::termpos>> places;
  for (const std::string& form : forms_) {
    std::vector<Xapian::termpos>& list = places.emplace_back();
    auto it = segment_.positionlist_begin(id, form);
    for (it.skip_to(begin); it != segment_.positionlist_end(id, form) && *it <= end; ++it)
      list.push_back(*it);
    if (list.empty()) return false;
  }
  return std::any_of(places.front().begin(), places.front().end(), [&](Xapian::termpos first) {
    for (size_t i = 1; i < places.size(); ++i) {
      if (!std::binary_search(places[i].begin(), places[i].end(), first + static_cast<Xapian::termpos>(i)))
        return false;
    }
    return true;
  });
}

}  // namespace news

// Articles with a phrase in their lead, as a Xapian posting source. Part of QueryCompiler.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

namespace news {

// The lead's terms have no positions; the phrase is looked up in those of the whole text, between
// Slot::lead_begin and Slot::lead_end. Weighs nothing. Each Xapian match works on clones of its own.
class LeadPhrase : public Xapian::PostingSource {
 public:
  // `forms`: terms of the phrase in order, with positions. `lead_terms`: terms that an article must have
  // besides, all of them; at least one.
  LeadPhrase(std::vector<std::string> forms, std::vector<std::string> lead_terms)
      : forms_(std::move(forms)), lead_terms_(std::move(lead_terms)) {}

  void init(const Xapian::Database& segment) override;
  Xapian::doccount get_termfreq_min() const override { return 0; }
  Xapian::doccount get_termfreq_est() const override { return at_most_ / 2; }
  Xapian::doccount get_termfreq_max() const override { return at_most_; }
  void next(double min_weight) override;
  void skip_to(Xapian::docid id, double min_weight) override;
  bool at_end() const override { return current_ == end_; }
  Xapian::docid get_docid() const override { return *current_; }
  LeadPhrase* clone() const override { return new LeadPhrase(forms_, lead_terms_); }

 private:
  void settle();
  bool matches(Xapian::docid id);
  bool phrase_between(Xapian::docid id, Xapian::termpos begin, Xapian::termpos end);

  std::vector<std::string> forms_;
  std::vector<std::string> lead_terms_;
  Xapian::Database segment_;
  Xapian::doccount at_most_ = 0;
  bool started_ = false;
  Xapian::PostingIterator current_, end_;  // of the rarest of the lead's terms
  std::vector<Xapian::PostingIterator> others_;
};

}  // namespace news

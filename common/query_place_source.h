// The documents that have what an expression of distance asks for, as a Xapian posting source. Part of
// QueryCompiler.
#pragma once

#include <xapian.h>

#include <memory>
#include <optional>
#include <utility>

#include "common/query_place_finder.h"

namespace news {

// Weighs nothing. Meant to stand beside a query that narrows: then it is only asked about single documents.
// Each Xapian match works on clones of its own.
class PlaceSource : public Xapian::PostingSource {
 public:
  explicit PlaceSource(std::shared_ptr<const PlaceExpression> expression)
      : expression_(std::move(expression)) {}

  void init(const Xapian::Database& segment) override;
  Xapian::doccount get_termfreq_min() const override { return 0; }
  // As many as there can be, so that what stands beside it goes first.
  Xapian::doccount get_termfreq_est() const override { return finder_->most(); }
  Xapian::doccount get_termfreq_max() const override { return finder_->most(); }
  void next(double min_weight) override;
  void skip_to(Xapian::docid id, double min_weight) override;
  bool check(Xapian::docid id, double min_weight) override;
  bool at_end() const override { return started_ && current_ == 0; }
  Xapian::docid get_docid() const override { return current_; }
  PlaceSource* clone() const override { return new PlaceSource(expression_); }

 private:
  std::shared_ptr<const PlaceExpression> expression_;
  std::optional<PlaceFinder> finder_;
  Xapian::docid current_ = 0;
  bool started_ = false;
  bool matching_ = false;  // current_ matches; else it was asked about and does not
};

}  // namespace news

// Walks through the documents of one segment that match a plan.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "searcher/glass/postings.h"
#include "searcher/glass/segment.h"
#include "searcher/matching/plan.h"

namespace news {

// Stands on the first document at once, on glass::kNoDocument after the last. Not thread-safe. Throws as
// glass::EntryCursor.
class MatchCursor {
 public:
  virtual ~MatchCursor() = default;
  uint32_t document() const noexcept { return document_; }
  virtual void next() = 0;
  // To the first document that is not before this one.
  virtual void skip_to(uint32_t document) = 0;
  // To the next document whose bound() is not less, or behind the last one. How many documents there are in
  // between: a page is known long before the total is, and then most documents are only counted.
  virtual uint64_t next_with_bound(double least);
  // Of the document it stands on. Falls as Bm25::norm grows.
  virtual double weight(double norm) const = 0;
  // Not less than the weight of the document it stands on, and sooner known.
  virtual double bound() const = 0;
  // How many documents there are at most.
  virtual uint64_t most() const = 0;
  // Puts the cursors of numbered parts (PlanNode::part) in their places; those that have none of their own
  // are left out. Where this cursor stands on a document that a counted_part has, that one stands on it too.
  void find_parts(std::vector<const MatchCursor*>& parts) const {
    if (part_ >= 0) parts[static_cast<size_t>(part_)] = this;
    find_inner_parts(parts);
  }
  // A cursor keeps the first number that it is given.
  void set_part(int part) noexcept {
    if (part_ < 0) part_ = part;
  }

 protected:
  virtual void find_inner_parts(std::vector<const MatchCursor*>&) const {}
  uint32_t document_ = glass::kNoDocument;

 private:
  int part_ = -1;
};

// What weights are made of.
struct Weighing {
  std::function<double(const std::string& term)> term_weight;  // Bm25::term_weight
  double least_norm = 0;                                       // of the segment's shortest document
};
// How a cursor is moved: by next() alone, or mostly by skip_to.
enum class Movement : uint8_t { steps, skips };

// Keeps a reference to the segment; `weighing` is not kept.
std::unique_ptr<MatchCursor> make_cursor(const PlanNode& plan, const glass::Segment& segment,
                                         const Weighing& weighing, Movement movement = Movement::skips);

}  // namespace news

// Makes the articles that are in the index agree with what is known of page furniture: what was learned is
// cut from those that came before it was, what the user keeps is put back.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "indexer/furniture_store.h"
#include "indexer/index_writer.h"
#include "indexer/pipeline.h"

namespace news {

// Not thread-safe. A run that is stopped leaves the rest to the next one.
class FurnitureMender {
 public:
  enum class Extent {
    small_segments,  // to delete a few articles from a large segment costs as much as to index thousands
    everything,
  };
  static constexpr uint64_t kSmallSegment = uint64_t{32} << 20;  // bytes

  // `pipeline` cuts by the learner that it was given; all must outlive the mender. `stop` is asked often.
  FurnitureMender(IndexWriter& writer, Pipeline& pipeline, FurnitureStore& store, std::function<bool()> stop)
      : writer_(writer), pipeline_(pipeline), store_(store), stop_(std::move(stop)) {}

  // Indexes again what has to be and publishes it; returns how many articles. What is not within the extent
  // is left to the next call for everything. Precondition: everything is published. Costs a search for each
  // sentence that is to be carried out, and nothing if there is none.
  uint64_t mend(Extent extent);
  // All articles that anything is cut from, whatever is known.
  uint64_t mend_all();

 private:
  std::vector<std::string> articles_of(std::vector<LearnedFurniture>& pending, Extent extent);
  bool is_within(Extent extent, const std::string& identity);
  bool cut_anew(const std::vector<std::string>& identities);

  IndexWriter& writer_;
  Pipeline& pipeline_;
  FurnitureStore& store_;
  std::function<bool()> stop_;
  std::map<uint32_t, uint64_t> segment_bytes_;
  uint64_t mended_ = 0;
};

}  // namespace news

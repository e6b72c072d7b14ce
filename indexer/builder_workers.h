// Threads that build segments: one builder each, fed through queues that are bounded in bytes.
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "indexer/segment_builder.h"

namespace news {

// A pool of threads, each with its own builder, which it makes, feeds and finishes itself; the languages of
// articles are settled on the way. All functions are for one thread, the feeding one. What a builder throws
// is thrown again by the next submit() or finish().
class BuilderWorkers {
 public:
  // Makes the builder of a segment; called in the worker's thread.
  using MakeBuilder = std::function<std::unique_ptr<SegmentBuilder>(const std::string& directory)>;

  // `queue_bytes`: articles that may wait for one worker.
  BuilderWorkers(unsigned threads, size_t queue_bytes, MakeBuilder make);
  // Drops what is not finished.
  ~BuilderWorkers();
  BuilderWorkers(const BuilderWorkers&) = delete;
  BuilderWorkers& operator=(const BuilderWorkers&) = delete;

  size_t size() const noexcept { return workers_.size(); }
  // Has this worker been given anything since the last finish()?
  bool is_building(size_t worker) const { return workers_[worker]->building; }
  // The segment's directory for the worker's next builder. Precondition: not is_building(worker).
  void begin(size_t worker, const std::string& directory);
  // Hands an article over; waits while the queue is full. Precondition: is_building(worker).
  void submit(size_t worker, PreparedArticle&& prepared);
  // Lets the builder forget an identity that it was given before.
  void forget(size_t worker, const std::string& identity);
  // Bytes of articles that wait for a worker.
  size_t waiting(size_t worker) const noexcept { return workers_[worker]->queued_bytes; }
  // Bytes in builders and queues, an estimate.
  size_t memory() const;
  // Articles so far whose text is in another language than they declared.
  uint64_t corrected_languages() const noexcept { return corrected_languages_; }
  // Lets the workers end the segments that were begun, and does not wait; to ask again does no harm. Only
  // finish() may follow.
  void ask_to_finish();
  // Waits until all segments that were begun are on disk.
  void finish();

 private:
  struct Worker {
    std::thread thread;
    std::mutex mutex;
    std::condition_variable changed;
    std::deque<PreparedArticle> queue;  // this and what follows: changed under the mutex
    std::atomic<size_t> queued_bytes = 0;
    bool feeder_waits = false;  // for room in the queue
    std::string directory;
    bool finish = false;  // asked for, and not yet done
    bool stop = false;
    std::exception_ptr error;
    std::atomic<size_t> builder_bytes = 0;
    bool building = false;  // the feeding thread's own
  };

  void run(Worker& worker);
  void work(Worker& worker, std::unique_ptr<SegmentBuilder>& builder, PreparedArticle&& prepared);
  void rethrow(Worker& worker);

  std::atomic<uint64_t> corrected_languages_ = 0;
  size_t queue_bytes_;
  MakeBuilder make_;
  std::vector<std::unique_ptr<Worker>> workers_;
};

}  // namespace news

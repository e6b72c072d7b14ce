#include "indexer/builder_workers.h"

#include <utility>

#include "indexer/article_language.h"

namespace news {

BuilderWorkers::BuilderWorkers(unsigned threads, size_t queue_bytes, MakeBuilder make)
    : queue_bytes_(queue_bytes), make_(std::move(make)) {
  for (unsigned i = 0; i < threads; ++i) workers_.push_back(std::make_unique<Worker>());
  for (const auto& worker : workers_) worker->thread = std::thread([this, &worker] { run(*worker); });
}

BuilderWorkers::~BuilderWorkers() {
  for (const auto& worker : workers_) {
    const std::lock_guard lock(worker->mutex);
    worker->stop = true;
    worker->changed.notify_all();
  }
  for (const auto& worker : workers_) worker->thread.join();
}

void BuilderWorkers::begin(size_t index, const std::string& directory) {
  Worker& worker = *workers_[index];
  const std::lock_guard lock(worker.mutex);
  worker.directory = directory;
  worker.building = true;
}

void BuilderWorkers::submit(size_t index, PreparedArticle&& prepared) {
  Worker& worker = *workers_[index];
  const size_t bytes = prepared.bytes();
  std::unique_lock lock(worker.mutex);
  if (worker.queued_bytes + bytes > queue_bytes_) {
    // Until half of it is free: to be woken for each article costs more than to hand it over. What is larger
    // than that waits for an empty queue.
    worker.feeder_waits = true;
    worker.changed.wait(lock, [&] {
      return worker.error || worker.queue.empty() || worker.queued_bytes + bytes <= queue_bytes_ / 2;
    });
    worker.feeder_waits = false;
  }
  rethrow(worker);
  worker.queue.push_back(std::move(prepared));
  worker.queued_bytes += bytes;
  if (worker.queue.size() == 1) worker.changed.notify_all();
}

void BuilderWorkers::forget(size_t index, const std::string& identity) {
  PreparedArticle notice;
  notice.identity = identity;
  notice.forget = true;
  submit(index, std::move(notice));
}

size_t BuilderWorkers::memory() const {
  size_t bytes = 0;
  for (const auto& worker : workers_) {
    const std::lock_guard lock(worker->mutex);
    bytes += worker->queued_bytes + worker->builder_bytes.load();
  }
  return bytes;
}

void BuilderWorkers::ask_to_finish() {
  for (const auto& worker : workers_) {
    if (!worker->building) continue;
    const std::lock_guard lock(worker->mutex);
    worker->finish = true;
    worker->changed.notify_all();
  }
}

void BuilderWorkers::finish() {
  ask_to_finish();
  for (const auto& worker : workers_) {
    if (!worker->building) continue;
    std::unique_lock lock(worker->mutex);
    worker->changed.wait(lock, [&] { return !worker->finish; });
    worker->building = false;
  }
  for (const auto& worker : workers_) {
    const std::lock_guard lock(worker->mutex);
    rethrow(*worker);
  }
}

void BuilderWorkers::rethrow(Worker& worker) {
  if (worker.error) std::rethrow_exception(worker.error);
}

void BuilderWorkers::run(Worker& worker) {
  std::unique_ptr<SegmentBuilder> builder;
  std::unique_lock lock(worker.mutex);
  while (true) {
    worker.changed.wait(lock, [&] { return worker.stop || worker.finish || !worker.queue.empty(); });
    if (worker.stop) return;
    try {
      if (!worker.queue.empty()) {
        PreparedArticle prepared = std::move(worker.queue.front());
        worker.queue.pop_front();
        const size_t bytes = prepared.bytes();
        lock.unlock();
        if (!worker.error) work(worker, builder, std::move(prepared));
        lock.lock();
        worker.queued_bytes -= bytes;
        if (!worker.feeder_waits || (worker.queued_bytes > queue_bytes_ / 2 && !worker.queue.empty()))
          continue;
      } else {
        lock.unlock();
        if (builder && !worker.error) builder->finish();
        builder.reset();
        worker.builder_bytes = 0;
        lock.lock();
        worker.finish = false;
      }
    } catch (...) {
      builder.reset();
      lock.lock();
      worker.error = std::current_exception();
      worker.queue.clear();
      worker.queued_bytes = 0;
      worker.finish = false;
    }
    worker.changed.notify_all();
  }
}

void BuilderWorkers::work(Worker& worker, std::unique_ptr<SegmentBuilder>& builder,
                          PreparedArticle&& prepared) {
  if (settle_language(prepared.article)) ++corrected_languages_;
  if (!builder) builder = make_(worker.directory);
  if (prepared.forget)
    builder->forget(prepared.identity);
  else
    builder->add(prepared);
  worker.builder_bytes = builder->memory();
}

}  // namespace news

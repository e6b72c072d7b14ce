#include "indexer/progress_meter.h"

#include <algorithm>
#include <utility>

#include "common/error.h"

namespace news {
namespace {

bool is_countable(const InputSelection& selection) {
  if (selection.files_from == "-") return false;
  return std::none_of(selection.paths.begin(), selection.paths.end(), [](const std::string& path) {
    return path == "-" || path == "/dev/stdin" || path.starts_with("/dev/fd/") || path.starts_with("/proc/");
  });
}

}  // namespace

InputTotal::~InputTotal() {
  stop_ = true;
  if (thread_.joinable()) thread_.join();
}

void InputTotal::count(std::vector<InputSelection> selections) {
  if (!std::all_of(selections.begin(), selections.end(), is_countable)) return;
  thread_ = std::thread([this, all = std::move(selections)] {
    uint64_t sum = 0;
    try {
      for (const InputSelection& selection : all) {
        walk(
            selection,
            [&](const InputFile& file) {
              sum += file.size;
              return !stop_;
            },
            [](const Diagnostic&) {});  // the run itself will say so
      }
    } catch (const Error&) {
      return;
    }
    bytes_ = sum;
    known_ = !stop_;
  });
}

std::optional<uint64_t> InputTotal::bytes() const {
  if (!known_) return std::nullopt;
  return bytes_.load();
}

Progress ProgressMeter::measure(Clock::time_point now, uint64_t articles, uint64_t bytes,
                                const std::string& doing) {
  if (!std::exchange(counting_, true) && !expected_.empty()) total_.count(std::move(expected_));
  samples_.push_back({now, articles, bytes});
  while (samples_.size() > 2 && samples_[1].time <= now - kWindow) samples_.pop_front();
  const Sample& from = samples_.front();
  const double seconds = std::chrono::duration<double>(now - from.time).count();
  Progress progress;
  progress.articles = articles;
  progress.bytes = bytes;
  if (const auto total = total_.bytes()) progress.total_bytes = *total - std::min(*total, skipped_);
  if (seconds > 0) {
    progress.articles_per_second = static_cast<double>(articles - from.articles) / seconds;
    progress.bytes_per_second = static_cast<double>(bytes - from.bytes) / seconds;
  }
  progress.doing = doing;
  return progress;
}

}  // namespace news

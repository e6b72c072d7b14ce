#include "indexer/stop_signal.h"

#include <signal.h>
#include <unistd.h>

#include <atomic>

namespace news {
namespace {

std::atomic<bool> requested = false;
static_assert(std::atomic<bool>::is_always_lock_free);

extern "C" void note_signal(int) {
  requested = true;
  // The next one is deadly, whichever of the two it is.
  signal(SIGINT, SIG_DFL);
  signal(SIGTERM, SIG_DFL);
  constexpr char kText[] =
      "\nnewsidx: stopping; what was read is being written to the index (once more to stop at once, and lose "
      "that)\n";
  // Nothing can be done here if standard error is gone.
  [[maybe_unused]] const ssize_t written = write(STDERR_FILENO, kText, sizeof kText - 1);
}

}  // namespace

void catch_stop_signals() {
  struct sigaction action = {};
  action.sa_handler = note_signal;
  // Without SA_RESTART, so that a read that waits for a pipe or a terminal ends.
  action.sa_flags = 0;
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

bool stop_requested() noexcept { return requested; }

void settle_broken_pipes(Command command) {
  const bool changes = command == Command::add || command == Command::sync || command == Command::remove ||
                       command == Command::optimize;
  signal(SIGPIPE, changes ? SIG_IGN : SIG_DFL);
}

}  // namespace news

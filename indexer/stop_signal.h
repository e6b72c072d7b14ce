// Signals. SIGINT and SIGTERM: the first asks the run to finish what it has, the second ends the process as
// usual.
#pragma once

#include "indexer/options.h"

namespace news {

// Installs the handlers. While they are installed, a first signal only sets the flag (and says so on standard
// error).
void catch_stop_signals();
// Has a signal come? Cheap; any thread.
bool stop_requested() noexcept;

// A reader that goes away (| head) quietly ends a command that only writes; it must not end one that changes
// the index.
void settle_broken_pipes(Command command);

}  // namespace news

// SIGINT and SIGTERM: the first asks the run to finish what it has, the second ends the process as usual.
#pragma once

namespace news {

// Installs the handlers. While they are installed, a first signal only sets the flag (and says so on standard
// error).
void catch_stop_signals();
// Has a signal come? Cheap; any thread.
bool stop_requested() noexcept;

}  // namespace news

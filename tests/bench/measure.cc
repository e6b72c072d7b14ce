// bench_measure FILE LABEL COMMAND...: runs the command and appends one line to FILE: LABEL, wall, user and
// system seconds, peak resident KiB and exit status, separated by tabs. LABEL may hold tabs of its own ('\t'
// is understood). Children of the command count if it waited for them. Exits as the command did.
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <chrono>
#include <cstdio>
#include <string>

extern char** environ;

namespace {

double seconds(const timeval& t) {
  return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
}

std::string with_tabs(const std::string& text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    const bool tab = text[i] == '\\' && i + 1 < text.size() && text[i + 1] == 't';
    out += tab ? '\t' : text[i];
    i += tab;
  }
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    std::fputs("usage: bench_measure FILE LABEL COMMAND...\n", stderr);
    return 64;
  }
  const auto start = std::chrono::steady_clock::now();
  pid_t child = 0;
  if (posix_spawnp(&child, argv[3], nullptr, nullptr, argv + 3, environ) != 0) {
    std::fprintf(stderr, "bench_measure: cannot run %s\n", argv[3]);
    return 127;
  }
  int status = 0;
  rusage used{};
  if (wait4(child, &status, 0, &used) < 0) return 2;
  const double wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  const int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  std::FILE* out = std::fopen(argv[1], "a");
  if (!out) {
    std::perror(argv[1]);
    return 2;
  }
  std::fprintf(out, "%s\t%.6f\t%.6f\t%.6f\t%ld\t%d\n", with_tabs(argv[2]).c_str(), wall,
               seconds(used.ru_utime), seconds(used.ru_stime), used.ru_maxrss, code);
  return std::fclose(out) == 0 ? code : 2;
}

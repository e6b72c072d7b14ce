#include "common/diagnostics.h"

#include "common/utf8.h"

namespace news {

std::string describe(const Diagnostic& diagnostic) {
  std::string line = printable(diagnostic.file);
  if (!diagnostic.position.empty()) line += ": " + printable(diagnostic.position);
  if (diagnostic.severity == Severity::warning) line += ": warning";
  line += ": " + printable(diagnostic.message);
  if (!diagnostic.hint.empty()) line += " (" + printable(diagnostic.hint) + ")";
  return line;
}

}  // namespace news

// What was wrong with single records or files: reported, counted, remembered, never thrown.
#pragma once

#include <string>

namespace news {

enum class Severity {
  warning,  // the article went in, but something was dropped or replaced
  failure,  // a record or a file did not go in
  skipped,  // a file of no known kind; neither seen nor failed
};

// One complaint. `file` is the input's name as in Article::file ("a.zip!b.json"), raw bytes; `position` is
// where in it ("line 17", "record 3", "byte 120"), empty when the whole file is meant; `reason` a short
// stable word for scripts ("bad-json", "too-large", "bad-date"); `message` and `hint` are sentences for
// people. Text from the input inside `message` is not yet made safe for a terminal: printing does that.
struct Diagnostic {
  Severity severity = Severity::failure;
  std::string file;
  std::string position;
  std::string reason;
  std::string message;
  std::string hint;
};

// One line for stderr: "a.json: line 17: not valid JSON ... (hint)", control characters made harmless.
std::string describe(const Diagnostic& diagnostic);

}  // namespace news

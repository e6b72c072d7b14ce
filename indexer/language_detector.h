// The language of a text by its letters: CLD2 behind one function, with its large tables (160 languages).
#pragma once

#include <string>
#include <string_view>

namespace news {

struct DetectedLanguage {
  std::string tag;  // BCP 47, the language alone (and "zh-Hant"); "" if CLD2 is not sure
  int percent = 0;  // of the text that is in this language, 0 to 100
  int bytes = 0;    // of letters that were looked at
};

// `text`: valid UTF-8, no markup, at most 1 MiB is read. Thread-safe, deterministic for one version of the
// library.
DetectedLanguage detect_language(std::string_view text);

// Does the detector know this language (a primary subtag) at all? What it does not know it takes for a
// relative.
bool detector_knows(const std::string& primary);

}  // namespace news

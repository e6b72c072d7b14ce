// Sentences of a paragraph, by ICU's break iterator.
#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <map>
#include <memory>

#include "common/analysis.h"
#include "common/utf8.h"

namespace news {

namespace {

// Making an iterator costs much more than using it; there are few languages.
icu::BreakIterator* sentence_breaks(const std::string& lang) {
  thread_local std::map<std::string, std::unique_ptr<icu::BreakIterator>> iterators;
  const auto found = iterators.find(lang);
  if (found != iterators.end()) return found->second.get();
  if (iterators.size() > 64) iterators.clear();  // hostile language tags must not fill the memory
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::BreakIterator> made(
      icu::BreakIterator::createSentenceInstance(icu::Locale(lang.c_str()), status));
  if (U_FAILURE(status)) made.reset();
  return iterators.emplace(lang, std::move(made)).first->second.get();
}

void add_trimmed(std::string_view text, size_t begin, size_t end, std::vector<Range>& out) {
  const std::string_view sentence = trim(text.substr(begin, end - begin));
  if (sentence.empty()) return;
  const auto first = static_cast<size_t>(sentence.data() - text.data());
  out.push_back({first, first + sentence.size()});
}

}  // namespace

std::vector<Range> sentences(std::string_view text, std::string_view lang) {
  std::vector<Range> found;
  icu::BreakIterator* breaks = sentence_breaks(std::string(lang.substr(0, 8)));
  UErrorCode status = U_ZERO_ERROR;
  UText* input = utext_openUTF8(nullptr, text.data(), static_cast<int64_t>(text.size()), &status);
  if (breaks && U_SUCCESS(status)) {
    breaks->setText(input, status);
    int32_t begin = breaks->first();
    for (int32_t end = breaks->next(); U_SUCCESS(status) && end != icu::BreakIterator::DONE;
         end = breaks->next()) {
      add_trimmed(text, static_cast<size_t>(begin), static_cast<size_t>(end), found);
      begin = end;
    }
    // The iterator must not keep pointing into our text.
    UErrorCode ignored = U_ZERO_ERROR;
    UText* nothing = utext_openUTF8(nullptr, "", 0, &ignored);
    breaks->setText(nothing, ignored);
    utext_close(nothing);
  } else {
    add_trimmed(text, 0, text.size(), found);
  }
  utext_close(input);
  return found;
}

}  // namespace news

// What the names of encodings mean, and conversion from them by ICU.
#pragma once

#include <memory>
#include <string>
#include <string_view>

struct UConverter;

namespace news {

// The encoding that a label stands for, as browsers read labels; "" if it is none we can convert. "latin1"
// gives "windows-1252", "utf8" "UTF-8". The result is a label for itself.
std::string encoding_of_label(std::string_view label);

// Converts a text piece by piece to UTF-8. Not thread-safe.
class Utf8Converter {
 public:
  // Precondition: `encoding` came from encoding_of_label() and is not "".
  explicit Utf8Converter(const std::string& encoding);
  ~Utf8Converter();
  Utf8Converter(const Utf8Converter&) = delete;
  Utf8Converter& operator=(const Utf8Converter&) = delete;

  // Appends the UTF-8 of the next bytes. `last`: a character that is incomplete at the end becomes U+FFFD.
  void convert(std::string_view bytes, bool last, std::string& out);
  // Sequences that became U+FFFD so far.
  size_t replaced() const noexcept { return replaced_; }

 private:
  UConverter* converter_;
  char16_t high_ = 0;  // first half of a pair whose second half is still to come
  size_t replaced_ = 0;
};

}  // namespace news

// Stems must not depend on the library that makes them.
#include "common/word_stemmer.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

namespace news {
namespace {

TEST_CASE("stems are those of Xapian", "[common][stemmer]") {
  const std::vector<std::string> words = {
      "running",     "generically",    "skies",        "dying",      "news",        "cannot",
      "y",           "proceed",        "succeeds",     "happily",    "conflated",   "hopping",
      "agreed",      "plastered",      "flüchtling",   "häuser",     "straße",      "regierung",
      "wahlkämpfe",  "bundestags",     "mäuse",        "gobiernos",  "elecciones",  "economía",
      "rápidamente", "haciéndolo",     "niños",        "dígamelo",   "elezioni",    "governativa",
      "velocemente", "mandarglielo",   "verkiezingen", "regeringen", "lichamelijk", "opheffing",
      "eleccions",   "governamentals", "ràpidament",   "ménages",    "continuité",  "aïe"};
  for (const char* language : {"catalan", "dutch", "english", "french", "german", "italian", "spanish"}) {
    const auto ours = make_word_stemmer(language);
    const auto theirs = stemmer_of_xapian(language);
    for (const std::string& word : words) {
      CAPTURE(language, word);
      CHECK(ours->stem(word) == theirs->stem(word));
    }
  }
}

}  // namespace
}  // namespace news

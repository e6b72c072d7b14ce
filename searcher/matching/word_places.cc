#include "searcher/matching/word_places.h"

#include <algorithm>

#include "common/schema.h"

namespace news {

namespace {

constexpr std::string_view kNoStemmer = "none";

// Of the places where a phrase may begin, those that have one of `own` so many words later.
void keep_followed(std::vector<uint32_t>& begins, std::span<const uint32_t> own, uint32_t later) {
  auto at = own.begin();
  std::erase_if(begins, [&](uint32_t begin) {
    while (at != own.end() && *at < begin + later) ++at;
    return at == own.end() || *at != begin + later;
  });
}

}  // namespace

glass::PositionReader& WordPlacesReader::positions(const std::string& term) {
  return readers_.try_emplace(term, segment_.position(), term).first->second;
}

// Words that match themselves, then stems; without expansions.
const std::vector<WordPlacesReader::Forms>& WordPlacesReader::words(const std::string& language) {
  const auto [entry, fresh] = words_.try_emplace(language);
  if (!fresh) return entry->second;
  for (const std::string& form : wanted_.forms) {
    if (!wanted_.expanded.contains(form)) entry->second.push_back({form});
  }
  for (const auto& [stemmer, stems] : wanted_.stems) {
    if (stemmer != language) continue;
    for (const std::string& stem : stems) {
      Forms& forms = entry->second.emplace_back();
      if (language != kNoStemmer) forms = segment_.synonyms(forms_key(language, stem));
      forms.push_back(stem);
    }
  }
  return entry->second;
}

void WordPlacesReader::add_places(uint32_t document, const std::string& form, size_t most,
                                  WordPlaces& places) {
  bool whole = true;
  const auto found = positions(form).get_first(document, most, whole);
  const auto before = static_cast<ptrdiff_t>(places.positions.size());
  places.positions.insert(places.positions.end(), found.begin(), found.end());
  std::inplace_merge(places.positions.begin(), places.positions.begin() + before, places.positions.end());
  places.whole &= whole;
}

WordPlaces WordPlacesReader::places_of_word(uint32_t document, const Forms& forms, size_t most) {
  WordPlaces places;
  size_t looked_up = 0;
  for (const std::string& form : forms) {
    if (++looked_up > kMostForms && !places.positions.empty()) break;
    add_places(document, form, most, places);
  }
  return places;
}

// One thing, whatever they stand for: that a passage shows many of them is worth nothing.
WordPlaces WordPlacesReader::places_of_expansions(uint32_t document, size_t most) {
  WordPlaces places;
  size_t looked_up = 0;
  for (const std::string& form : wanted_.expanded) {
    places.whole &= looked_up < kMostExpansions;
    if (++looked_up > kMostExpansions && !places.positions.empty()) break;
    add_places(document, form, most, places);
  }
  return places;
}

// Among the first places of its words, then among more, until it is found.
WordPlaces WordPlacesReader::places_of_phrase(uint32_t document, const std::vector<std::string>& phrase,
                                              size_t most) {
  constexpr size_t kGrowth = 8;
  WordPlaces places;
  places.phrase = true;
  places.words = static_cast<uint32_t>(phrase.size());
  for (size_t read = most; places.positions.empty(); read *= kGrowth) {
    places.whole = true;
    for (uint32_t i = 0; i < phrase.size(); ++i) {
      bool whole = true;
      const auto own = positions(phrase[i]).get_first(document, read, whole);
      places.whole &= whole;
      if (i == 0)
        places.positions.assign(own.begin(), own.end());
      else
        keep_followed(places.positions, own, i);
    }
    if (places.whole) break;
  }
  places.whole &= places.positions.size() <= most;
  places.positions.resize(std::min(places.positions.size(), most));
  return places;
}

std::vector<WordPlaces> WordPlacesReader::read(uint32_t document, const std::string& language, size_t most) {
  std::vector<WordPlaces> found;
  for (const auto& phrase : wanted_.phrases) found.push_back(places_of_phrase(document, phrase, most));
  size_t looked_up = 0;
  bool some = false;
  for (const Forms& forms : words(language)) {
    found.emplace_back();
    if (++looked_up > kMostForms && some) continue;
    found.back() = places_of_word(document, forms, most);
    some |= !found.back().positions.empty();
  }
  if (!wanted_.expanded.empty()) found.push_back(places_of_expansions(document, most));
  return found;
}

void WordPlacesReader::read_more(uint32_t document, const std::string& language, size_t most,
                                 std::vector<WordPlaces>& found) {
  const std::vector<Forms>& forms = words(language);
  const size_t phrases = wanted_.phrases.size();
  for (size_t i = 0; i < phrases + forms.size(); ++i) {
    if (found[i].whole) continue;
    found[i] = i < phrases ? places_of_phrase(document, wanted_.phrases[i], most)
                           : places_of_word(document, forms[i - phrases], most);
  }
}

}  // namespace news

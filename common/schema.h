// THE field table: every field of an article that can be searched, filtered, counted or sorted, once. Terms,
// values, query prefixes, help texts and documentation follow from it. Prefixes are Omega's where Omega has
// one (xapian-applications/omega/docs/termprefixes.rst), so that other Xapian tools find the same articles.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace news {

// How a field is searched.
enum class FieldKind : uint8_t {
  text,    // words and phrases, with positions under its own prefix (title, byline)
  exact,   // the whole value, case folded, as one boolean term
  date,    // day, month and year terms
  lead,    // words and phrases in the lead of the body
  number,  // a range of numbers, by its value
  none,    // not searchable: only a value
};

// Where values are kept in a document. Numbers are part of the index format: never reuse one.
enum class Slot : uint32_t {
  published = 0,  // instant, sortable_serialise of seconds; absent if unknown
  added = 1,      // instant of the run that added this version
  source = 2,     // as shown
  category = 3,
  lang = 4,
  authors = 5,         // names joined by \x1f
  published_day = 6,   // wall clock: YYYY, YYYYMM or YYYYMMDD
  version = 7,         // version_digest
  lead_end = 8,        // sortable_serialise of the last position of the lead
  words = 9,           // sortable_serialise of the number of words in headline and body
  identity = 10,       // identity_of, for ties and for `export`
  lead_begin = 11,     // sortable_serialise of the first position of the lead
  reading_marks = 12,  // of long articles: where reading may begin (reading_marks.h)
  absent = 0xffffffff,
};

struct Field {
  std::string_view name;     // in queries, --by, --map, JSON
  std::string_view aliases;  // other names in queries, separated by spaces
  std::string_view prefix;   // of terms; "" if it has none
  Slot slot;                 // where its value is; Slot::absent if nowhere
  FieldKind kind;
  bool facet;                // --by may count it
  std::string_view help;     // half a line, no period
  std::string_view example;  // a query that uses it
};

inline constexpr Field kFields[] = {
    {"title", "headline hd", "S", Slot::absent, FieldKind::text, false, "words or a phrase in the headline",
     "title:cloud"},
    {"lead", "", "XL", Slot::lead_end, FieldKind::lead, false,
     "words or a phrase in the first two paragraphs (at most 100 words)", "lead:cloud"},
    {"byline", "author by", "A", Slot::authors, FieldKind::text, true,
     "words or a phrase in an author's name", "byline:\"li yi\""},
    {"source", "publication", "XS", Slot::source, FieldKind::exact, true, "the outlet, whole name, any case",
     "source:\"Global Times\""},
    {"category", "section", "XC", Slot::category, FieldKind::exact, true, "the section, whole name, any case",
     "category:companies"},
    {"tag", "keyword tags", "K", Slot::absent, FieldKind::exact, false, "a tag, whole, any case",
     "tag:trade"},
    {"lang", "language", "L", Slot::lang, FieldKind::exact, true,
     "the language, as BCP 47 (en also finds en-GB)", "lang:en"},
    {"url", "site host", "H", Slot::absent, FieldKind::exact, false,
     "the host of the article's address, with its subdomains, or the whole address", "url:example.com"},
    {"date", "published", "D", Slot::published_day, FieldKind::date, false,
     "day of publication: a year, month, day, or a range", "date:2018-08..2018-09"},
    {"words", "length", "", Slot::words, FieldKind::number, false,
     "the number of words in headline and text: a bound or a range", "words:>800"},
    {"id", "", "XI", Slot::absent, FieldKind::exact, false, "the article's id, whole", "id:gt-2018-1"},
};

// Prefixes of terms that are no field of their own.
namespace prefix {
inline constexpr std::string_view kUnique = "Q";      // identity
inline constexpr std::string_view kStem = "Z";        // before the field's prefix, as in stock Xapian
inline constexpr std::string_view kYear = "Y";        // YYYY
inline constexpr std::string_view kMonth = "M";       // YYYYMM
inline constexpr std::string_view kDay = "D";         // YYYYMMDD
inline constexpr std::string_view kUndated = "XN";    // the term alone: no known date of publication
inline constexpr std::string_view kUrl = "U";         // normalised URL
inline constexpr std::string_view kCopy = "XK";       // text_digest: copies of one text share it
inline constexpr std::string_view kStemmer = "XT";    // the language whose stemmer made the stems: XTen
inline constexpr std::string_view kFurniture = "XF";  // furniture_hash of what is cut, in hex
// Alone, with positions: of the last word of each sentence, and of each part (headline, subtitle, paragraph).
inline constexpr std::string_view kSentenceEnd = "XES";
inline constexpr std::string_view kParagraphEnd = "XEP";
}  // namespace prefix

// A field by its name or an alias; null if there is none. Names are lower case.
const Field* find_field(std::string_view name) noexcept;
// Precondition: name is in the table (a literal of ours).
const Field& field(std::string_view name) noexcept;

// Xapian refuses terms over 245 bytes, on disk only (1.4.22).
inline constexpr size_t kMaxTermBytes = 245;

// Prefix and value as one term; a value that would be too long keeps its beginning and gets a hash as its
// end, on both the writing and the searching side. The value is taken as it stands: fold it before if the
// field folds.
std::string term(std::string_view prefix, std::string_view value);
// The key of the index's table of surface forms (Xapian's synonym table) for a stem of a stemmer's language:
// its entries are the terms without prefix that have this stem, but for the stem itself.
std::string forms_key(std::string_view language, std::string_view stem);
// The term of an exact field's value: folded by fold_case, then term().
std::string exact_term(const Field& field, std::string_view value);

}  // namespace news

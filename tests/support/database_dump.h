// A database as text, for comparing the two segment writers.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <sstream>
#include <string>

#include "common/schema.h"
#include "common/utf8.h"

namespace news {

// What one writer adds to long repetitive articles and the other need not (indexer/document_data.h).
inline bool is_filler(const std::string& term) { return term.starts_with('\xf4'); }

// Values from this slot on are those of one writer: marks for reading long articles (common/reading_marks.h).
inline constexpr uint32_t kMarksSlot = static_cast<uint32_t>(Slot::reading_marks);

// Everything that the public interface shows of a database, as text: two databases with the same dump cannot
// be told apart. Fillers are left out, terms and white space around data: INDEX_FORMAT.md lets a writer add
// them.
inline std::string dump_database(const std::string& directory) {
  const Xapian::Database database(directory);
  std::ostringstream out;
  out << database.get_doccount() << ' ' << database.get_lastdocid() << ' ' << database.get_total_length()
      << '\n';
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    if (is_filler(*term)) continue;
    out << *term << ' ' << term.get_termfreq() << ' ' << database.get_collection_freq(*term) << ':';
    for (auto post = database.postlist_begin(*term); post != database.postlist_end(*term); ++post) {
      out << ' ' << *post << '/' << post.get_wdf() << '/' << post.get_doclength();
      for (auto p = post.positionlist_begin(); p != post.positionlist_end(); ++p) out << ',' << *p;
    }
    out << '\n';
  }
  for (auto post = database.postlist_begin(""); post != database.postlist_end(""); ++post) {
    const Xapian::Document document = database.get_document(*post);
    out << *post << " data " << trim(document.get_data()) << " terms";
    for (auto t = database.termlist_begin(*post); t != database.termlist_end(*post); ++t)
      if (!is_filler(*t)) out << ' ' << *t << '/' << t.get_wdf();
    for (auto v = document.values_begin(); v != document.values_end(); ++v)
      if (v.get_valueno() < kMarksSlot) out << " v" << v.get_valueno() << '=' << *v;
    out << '\n';
  }
  for (uint32_t slot = 0; slot < kMarksSlot; ++slot) {
    out << slot << ' ' << database.get_value_freq(slot) << ' ' << database.get_value_lower_bound(slot) << ' '
        << database.get_value_upper_bound(slot) << ':';
    for (auto v = database.valuestream_begin(slot); v != database.valuestream_end(slot); ++v)
      out << ' ' << v.get_docid() << '=' << *v;
    out << '\n';
  }
  for (auto key = database.synonym_keys_begin(); key != database.synonym_keys_end(); ++key) {
    out << *key << " synonyms";
    for (auto form = database.synonyms_begin(*key); form != database.synonyms_end(*key); ++form)
      out << ' ' << *form;
    out << '\n';
  }
  return out.str();
}

}  // namespace news

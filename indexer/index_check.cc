#include "indexer/index_check.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <sstream>
#include <system_error>

#include "common/error.h"
#include "common/identity.h"
#include "common/index_directory.h"
#include "common/index_reader.h"
#include "common/schema.h"
#include "common/stored_article.h"
#include "common/utf8.h"
#include "common/version_store.h"
#include "indexer/document_builder.h"
#include "indexer/marks_check.h"

namespace news {

namespace fs = std::filesystem;

namespace {

std::string name_of_segment(uint32_t number) { return fmt::format("segment {}", number); }

class Checker {
 public:
  explicit Checker(const std::string& root) : paths_(root) {}

  CheckReport run() {
    read_settings(paths_);
    try {
      manifest_ = read_manifest(paths_);
      if (const auto journal = read_journal(paths_)) look_at_journal(*journal);
    } catch (const Error& error) {
      if (error.code != ErrorCode::corrupt && error.code != ErrorCode::no_index) throw;
      problem("XAPIANDB, journal.json", error.message);
      return report_;
    }
    look_at_directory();
    for (const uint32_t number : manifest_.segments) look_at_segment(number);
    if (report_.is_sound()) look_across_segments();
    look_at_versions();
    return report_;
  }

 private:
  void note(std::string where, std::string message) {
    report_.findings.push_back({CheckFinding::Kind::note, std::move(where), std::move(message)});
  }

  void problem(std::string where, std::string message) {
    if (problems_++ >= kMaxFindings) {
      ++report_.more_problems;
      return;
    }
    report_.findings.push_back({CheckFinding::Kind::problem, std::move(where), std::move(message)});
  }

  void look_at_journal(const Journal& journal) {
    if (journal.publication == manifest_.publication) {
      note("journal.json",
           fmt::format("{} old copies are hidden and wait to be deleted; the next 'add' or 'sync' does it",
                       journal.deletions.size()));
    } else {
      note("journal.json", "belongs to a commit that never happened; the next 'add' or 'sync' removes it");
    }
  }

  void look_at_directory() {
    std::error_code failed;
    for (fs::directory_iterator it(paths_.segments(), failed), end; !failed && it != end;
         it.increment(failed)) {
      const std::string name = it->path().filename().string();
      const auto number = segment_number(name);
      if (number && std::binary_search(manifest_.segments.begin(), manifest_.segments.end(), *number))
        continue;
      note("segments/" + printable(name),
           "is not part of the index; the next 'add' or 'sync' removes what a stopped one left");
    }
    if (failed) throw io_error("cannot read directory", paths_.segments(), failed.value());
    const auto& segments = manifest_.segments;
    if (std::adjacent_find(segments.begin(), segments.end(), std::greater_equal<>()) != segments.end()) {
      problem("XAPIANDB", "its segments are not in ascending order");
    }
    if (!manifest_.segments.empty() && manifest_.next_segment <= manifest_.segments.back()) {
      problem("XAPIANDB", "its number for the next segment is taken");
    }
  }

  void look_at_segment(uint32_t number) {
    const std::string path = paths_.segment(number);
    ++report_.segments;
    try {
      std::ostringstream output;
      const size_t errors = Xapian::Database::check(path, 0, &output);
      if (errors > 0)
        problem(name_of_segment(number), fmt::format("{} errors: {}", errors, printable(output.str())));
      const Xapian::Database segment(path, Xapian::DB_BACKEND_GLASS);
      for (auto it = segment.postlist_begin(""); it != segment.postlist_end(""); ++it) {
        ++report_.documents;
        look_at_document(segment, *it, fmt::format("segment {}, document {}", number, *it));
      }
    } catch (const Xapian::Error& error) {
      problem(name_of_segment(number), printable(error.get_description()));
    }
  }

  void look_at_document(const Xapian::Database& segment, Xapian::docid id, const std::string& where) {
    try {
      const Xapian::Document document = segment.get_document(id);
      const std::string data = document.get_data();
      const Article article = article_from_data(data);
      std::vector<std::string> keys;
      std::string language;
      for (auto it = document.termlist_begin(); it != document.termlist_end(); ++it) {
        if ((*it).starts_with(prefix::kUnique)) keys.push_back(*it);
        if ((*it).starts_with(prefix::kStemmer)) language = (*it).substr(prefix::kStemmer.size());
      }
      std::string identity;
      for (const auto& [slot, expected] : stored_values(article)) {
        if (slot == Slot::identity) identity = expected;
        const std::string value = document.get_value(static_cast<Xapian::valueno>(slot));
        if (value == expected) continue;
        problem(where,
                fmt::format("value {} does not agree with the stored article", static_cast<uint32_t>(slot)));
      }
      if (keys.size() != 1) problem(where, fmt::format("has {} identities instead of one", keys.size()));
      if (keys.size() == 1 && keys[0] != term(prefix::kUnique, identity))
        problem(where, "is filed under another identity than its own");
      const std::string marks = document.get_value(static_cast<Xapian::valueno>(Slot::reading_marks));
      if (marks.empty()) return;
      if (const std::string damage = damage_of_marks(marks, article, data, language); !damage.empty())
        problem(where,
                fmt::format("the reading marks of '{}' {}", printable(shown_id(article)), printable(damage)));
    } catch (const Error& error) {
      problem(where, error.message);
    } catch (const Xapian::Error& error) {
      problem(where, printable(error.get_description()));
    }
  }

  // The readers' view: each identity once, when the copies that a pending commit hides are left out.
  void look_across_segments() {
    with_index(paths_.root, [this](IndexReader& reader) {
      report_.articles = reader.article_count();
      Xapian::Database& database = reader.database();
      const std::string key(prefix::kUnique);
      for (auto it = database.allterms_begin(key); it != database.allterms_end(key); ++it) {
        if (it.get_termfreq() <= 1) continue;
        Xapian::doccount visible = 0;
        for (auto copy = database.postlist_begin(*it); copy != database.postlist_end(*it); ++copy) {
          visible += !reader.is_hidden(*copy);
        }
        if (visible > 1)
          problem("XAPIANDB",
                  fmt::format("'{}' is in the index {} times", printable((*it).substr(1)), visible));
      }
    });
  }

  void look_at_versions() {
    const std::string where = "versions.db";
    try {
      VersionStore store(paths_.versions(), manifest_.publication);
      if (const std::string damage = store.damage(); !damage.empty())
        return problem(where, printable(damage));
      std::vector<std::string> identities;
      for (std::string last; !(identities = store.identities_after(last, kVersionPage)).empty();
           last = identities.back()) {
        with_index(paths_.root, [&](IndexReader& reader) {
          for (const std::string& identity : identities) look_at_versions_of(identity, store, reader);
        });
      }
    } catch (const Error& error) {
      problem(where, error.message);
    }
  }

  void look_at_versions_of(const std::string& identity, VersionStore& store, IndexReader& reader) {
    bool is_held = false;
    for (const KeptVersion& version : store.versions_of(identity)) {
      is_held = is_held || version.is_newest;
      if (identity_of(version.article) != identity || version_digest(version.article) != version.digest)
        problem("versions.db", fmt::format("a version of '{}' is not what it was", printable(identity)));
    }
    if (is_held && !reader.find_identity(identity).empty())
      problem("versions.db", fmt::format("'{}' is held back and in the index", printable(identity)));
  }

  static constexpr uint64_t kVersionPage = 1000;  // identities at a time

  IndexPaths paths_;
  Manifest manifest_;
  CheckReport report_;
  size_t problems_ = 0;
};

}  // namespace

bool CheckReport::is_sound() const noexcept {
  return std::none_of(findings.begin(), findings.end(), [](const CheckFinding& finding) {
    return finding.kind == CheckFinding::Kind::problem;
  });
}

CheckReport check_index(const std::string& root) { return Checker(root).run(); }

}  // namespace news

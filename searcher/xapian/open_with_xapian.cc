// Opens an index with Xapian beside our own segments, and makes one thing of both kinds of errors.
#include <fmt/format.h>
#include <xapian.h>

#include "common/error.h"
#include "common/glass/errors.h"
#include "common/index_reader.h"
#include "common/utf8.h"
#include "common/xapian_terms.h"
#include "searcher/xapian_side.h"

namespace news {

void need_xapian() {}

int start_with_xapian(char**) { throw Error(ErrorCode::internal, "Xapian is at hand", ""); }

std::string xapian_version() { return Xapian::version_string(); }

std::shared_ptr<IndexReader> open_with_xapian(const std::string& root) {
  return std::make_shared<IndexReader>(root);
}

bool is_current(const IndexReader& reader, const std::string& root) { return reader.is_current(root); }

std::unique_ptr<IndexTerms> terms_of_xapian(IndexReader& reader) { return terms_of(reader.database()); }

void with_errors_of_xapian(const std::function<void()>& work) {
  try {
    work();
  } catch (const Xapian::DatabaseModifiedError& error) {
    throw glass::Changed(error.get_msg());
  } catch (const Xapian::DatabaseOpeningError& error) {
    throw glass::CannotOpen(error.get_description());
  } catch (const Xapian::DatabaseCorruptError& error) {
    throw glass::Damaged(error.get_description());
  } catch (const Xapian::Error& error) {
    throw Error(ErrorCode::io,
                fmt::format("the index cannot be read: {}", printable(error.get_description())),
                "run 'newsidx check' if it happens again");
  }
}

}  // namespace news

#include "searcher/open_index.h"

#include <fmt/format.h>

#include "common/error.h"
#include "common/glass/errors.h"
#include "common/index_reader.h"
#include "common/utf8.h"
#include "searcher/matching/segment_terms.h"
#include "searcher/xapian_side.h"

namespace news {

namespace {

constexpr int kAttempts = 10;

}  // namespace

void OpenIndex::close() {
  terms_.reset();
  reader_.reset();
  segments_.reset();
}

void OpenIndex::bring_up_to_date() {
  if (segments_ ? segments_->is_current() : reader_ && is_current(*reader_, root_)) return;
  close();
  segments_ = OpenSegments::open(root_);
}

IndexReader& OpenIndex::reader() {
  if (!reader_) {
    reader_ = open_with_xapian(root_);
    if (segments_ && reader_->manifest() != segments_->manifest())
      throw glass::Changed("the index was changed while it was opened");
  }
  return *reader_;
}

IndexTerms& OpenIndex::terms() {
  if (!terms_) terms_ = segments_ ? terms_of(*segments_) : terms_of_xapian(reader());
  return *terms_;
}

void OpenIndex::read(const std::function<void(const View&)>& work) {
  retry_on_change([&](bool again) {
    if (again) close();
    bring_up_to_date();
    with_errors_of_xapian([&] { work(View(*this)); });
    if (segments_) segments_->verify();
  });
}

void retry_on_change(const std::function<void(bool again)>& work) {
  const auto unreadable = [](const std::exception& error) {
    return Error(ErrorCode::io, fmt::format("the index cannot be read: {}", printable(error.what())),
                 "run 'newsidx check' if it happens again");
  };
  for (int attempt = 1;; ++attempt) {
    try {
      return work(attempt > 1);
    } catch (const glass::Changed&) {
      if (attempt == kAttempts)
        throw Error(ErrorCode::io, "the index changes faster than it can be read", "try again");
    } catch (const glass::CannotOpen& error) {
      if (attempt == kAttempts) throw unreadable(error);
    } catch (const glass::Damaged& error) {
      throw Error(ErrorCode::corrupt, fmt::format("the index is damaged: {}", printable(error.what())),
                  "run 'newsidx check' for the whole picture");
    }
  }
}

}  // namespace news

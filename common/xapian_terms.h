// The terms of an index, read by Xapian.
#pragma once

#include <xapian.h>

#include <memory>

#include "common/index_terms.h"

namespace news {

// Of a database that must outlive it. Xapian's errors leave as they are.
std::unique_ptr<IndexTerms> terms_of(const Xapian::Database& database);

}  // namespace news

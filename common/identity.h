// Which article is which. Identity = source and given id; without an id the normalised URL; without that a
// hash of the content. Two records of one identity are versions of one article. Pure functions of the
// article.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "common/article.h"

namespace news {

// Scheme and host in lower case, "http" = "https", "www." and default port dropped, fragment and tracking
// parameters (utm_*, fbclid, gclid ...) dropped, the rest of the query kept in order, trailing slash dropped.
// Not a URL: returned trimmed.
std::string normalise_url(const std::string& url);

// Host of a URL in lower case without "www."; "" if it is none.
std::string host_of(const std::string& url);

// 32 hex digits over every member but `file`, `id` and the time of a crawl (XXH3, 128 bits): equal for equal
// content. Its form never changes.
std::string content_digest(const Article& article);
bool is_content_digest(std::string_view id, const Article& article);
// 16 letters (80 bits: among ten million texts two are taken for copies with a probability of 4e-11) over
// title and body alone, with white space folded: equal for copies of one text under other identities.
std::string text_digest(const Article& article);
// 13 letters (65 bits) over everything that is stored, `file` and the time of a crawl excepted: tells an
// unchanged article from an updated one. It is only compared with versions of the same identity.
std::string version_digest(const Article& article);

// What is shown and stored as the article's id: the given one, else the normalised URL, else the content
// digest.
std::string shown_id(const Article& article);

// The key that must be unique in an index. An id that is the URL again, or the content digest, counts as not
// given, so that an exported article has the identity of the original. Forms: "<source, case
// folded>\x1f<id>", "url\x1f<normalised>", "hash\x1f<digest>"; compared as bytes (the order of `export`).
std::string identity_of(const Article& article);

// 64 bits by which the catalogue of files knows an identity (XXH3): among ten million, two are one with a
// probability of 3e-6. Its form never changes.
uint64_t identity_digest(std::string_view identity) noexcept;

}  // namespace news

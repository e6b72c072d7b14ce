#include "indexer/url.h"

#include <libxml/uri.h>

#include <memory>

namespace news {

std::string resolve_url(const std::string& address, const std::string& base) {
  if (address.empty() || base.empty()) return address;
  const size_t scheme = address.find(':');
  if (scheme != std::string::npos && scheme < address.find_first_of("/?#")) return address;
  const std::unique_ptr<xmlChar, decltype(xmlFree)> built(
      xmlBuildURI(reinterpret_cast<const xmlChar*>(address.c_str()),
                  reinterpret_cast<const xmlChar*>(base.c_str())),
      xmlFree);
  return built ? std::string(reinterpret_cast<const char*>(built.get())) : address;
}

}  // namespace news

// The contents of a gzip file, for samples that are kept compressed.
#pragma once

#include <zlib.h>

#include <string>

namespace news {

// "" if there is no such file.
inline std::string gzip_contents(const std::string& path) {
  std::string out;
  gzFile file = gzopen(path.c_str(), "rb");
  if (file == nullptr) return out;
  char buffer[1 << 16];
  for (int count = 0; (count = gzread(file, buffer, sizeof buffer)) > 0;)
    out.append(buffer, static_cast<size_t>(count));
  gzclose(file);
  return out;
}

}  // namespace news

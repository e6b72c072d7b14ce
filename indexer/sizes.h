// Sizes as people type them, and the size of the machine.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace news {

// A number of bytes: digits with an optional K, M, G or T (powers of 1024), any case, "B" or "iB" allowed
// after it, a fraction allowed before it. nullopt for anything else, for 0, and beyond 2^62.
std::optional<uint64_t> parse_size(std::string_view text);

// Memory of the machine in bytes, or of the control group if that is less; 1 GiB when the system does not
// say.
uint64_t machine_memory();

}  // namespace news

// The one slow translation unit of the test program: Catch2's main.
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>

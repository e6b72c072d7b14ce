// One function a command, each in its command_*.cc. They return the exit status and throw Error for what ends
// the run.
#pragma once

#include "indexer/options.h"
#include "indexer/report.h"

namespace news {

int run_add(const Options& options);
int run_convert(const Options& options);
int run_sync(const Options& options);
int run_status(const Options& options);
int run_check(const Options& options);
int run_optimize(const Options& options);
int run_export(const Options& options);
int run_remove(const Options& options);
int run_failures(const Options& options);
int run_boilerplate(const Options& options);

// Colour and progress as the options and the terminal allow.
ReportStyle report_style(const Options& options);

}  // namespace news

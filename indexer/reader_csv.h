// Tables of articles, one a row: CSV, TSV and their kin (delimiters , ; TAB |), with a header or, where the
// columns leave no doubt, without. The formats "csv" and "tsv" of the table of readers are both read by
// read_csv.
#pragma once

#include <string_view>

#include "indexer/reader.h"

namespace news {

// 0-100, as Reader::sniff: high if the first row names columns that articles have and the rows are even;
// middling for even rows without known names in a file called .csv or .tsv; else 0.
int sniff_csv(std::string_view head, const InputName& name);

// Positions are "line N", the first line of the record. Failures: "bad-csv" (a row that cannot be told apart,
// the next line goes on), "too-large", and once for the file "no-columns" when it is not known which column
// is the title or the text. Rows of empty cells are passed over.
void read_csv(ByteStream& in, const InputName& name, const ReadOptions& options, RecordSink& out);

}  // namespace news

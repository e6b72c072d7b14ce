// Figures of merit for ranked lists against judgments, by the definitions of trec_eval 9.0.7 with -c, so that
// they can be compared with what is published. Pure; knows nothing of the programs that made the lists.
//
// A document is relevant if it is judged 1 or higher; one that is not judged is not relevant. Averages run
// over all queries that are judged; one without an answer, or without a relevant document, counts 0.
//
//   MAP         mean over the relevant documents of the precision at their rank, 0 for those not found
//   nDCG@10     sum over the first ten of judgment / log2(rank + 1), divided by the largest that the
//               judgments allow (ndcg_cut_10; gains are the judgments as they stand)
//   P@10        relevant ones among the first ten, divided by 10 even if fewer were found
//   recall@100  relevant ones among the first hundred, divided by all relevant ones
//   MRR         1 / rank of the first relevant one, 0 if there is none
#pragma once

#include <array>
#include <istream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace news::relevance {

enum Measure : size_t { kMap, kNdcg10, kPrecision10, kRecall100, kReciprocalRank, kMeasures };
inline constexpr std::array<std::string_view, kMeasures> kMeasureNames = {"MAP", "nDCG@10", "P@10",
                                                                          "recall@100", "MRR"};
using Scores = std::array<double, kMeasures>;

using Judged = std::map<std::string, int>;        // document to judgment
using Judgments = std::map<std::string, Judged>;  // query to its judged documents
using Ranking = std::vector<std::string>;         // documents, best first
using Run = std::map<std::string, Ranking>;       // query to its answer

// `query ignored document judgment`, four columns between white space. Throws std::runtime_error that names
// the line: too few columns, a judgment that is no number, a document judged twice for one query.
Judgments read_qrels(std::istream& in);

// `query Q0 document rank score tag`. As in trec_eval the column of the rank is not read: documents stand by
// falling score in single precision, equal ones by falling bytes of their names. Throws std::runtime_error as
// above; a document may stand once for a query.
Run read_run(std::istream& in);

Scores score(const Ranking& ranking, const Judged& judged);

// Scores of each judged query.
std::map<std::string, Scores> score(const Run& run, const Judgments& judgments);
Scores mean(const std::map<std::string, Scores>& by_query);

// Two-sided p of Fisher's randomisation test on the differences a - b of the same queries: how often the mean
// difference would be at least as large if the two systems were exchanged at random for each query (Smucker,
// Allan and Carterette, "A Comparison of Statistical Significance Tests for Information Retrieval
// Evaluation", CIKM 2007). 100,000 draws with a fixed seed, so it is reproducible and never below 1e-5.
Scores paired_test(const std::map<std::string, Scores>& a, const std::map<std::string, Scores>& b);

}  // namespace news::relevance

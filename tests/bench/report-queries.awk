# Queries in process: queries.tsv. CPU microseconds.
BEGIN {
  FS = "\t"
  engine_count = split("newssearch xapian lucene fts5 newssearch-large", engines, " ")
  name["newssearch"] = "newssearch"; name["xapian"] = "stock Xapian"; name["lucene"] = "Lucene"
  name["fts5"] = "SQLite FTS5"; name["newssearch-large"] = "newssearch, large corpus"
  split("top10 total snippets count", modes, " ")
  title["top10"] = "top 10"; title["total"] = "top 10 and exact total"; title["snippets"] = "top 10 with snippets"; title["count"] = "exact count alone"
  bar["top10", "xapian"] = "1.0"; bar["top10", "lucene"] = "0.5"; bar["top10", "fts5"] = "0.5"
  bar["total", "lucene"] = "1.0"; bar["snippets", "lucene"] = "0.4"; bar["snippets", "fts5"] = "0.4"
}
{
  seen[$1] = 1
  key = $1 SUBSEP $2 SUBSEP $4
  time[key, ++rounds[key]] = $5
  hits[$1, $2, $4] = $6
  if (!($4 in kind)) queries = $4 + 1 > queries ? $4 + 1 : queries
  if (!($3 in known)) { known[$3] = 1; kinds[++kind_count] = $3 }
  kind[$4] = $3
}

function sorted(v, n,    i, j, t) {
  for (i = 2; i <= n; ++i) {
    t = v[i]
    for (j = i; j > 1 && v[j - 1] > t; --j) v[j] = v[j - 1]
    v[j] = t
  }
}
# The median of the rounds of one query.
function of_query(e, m, q,    i, n, v, key) {
  key = e SUBSEP m SUBSEP q
  if (key in middle) return middle[key]
  n = rounds[key]
  for (i = 1; i <= n; ++i) v[i] = time[key, i]
  sorted(v, n)
  return middle[key] = v[int((n + 1) / 2)]
}
# Percentile p over the queries of a class; "" is all that are drawn from the corpus.
function percentile(e, m, class, p,    q, n, v, rank) {
  for (q = 0; q < queries; ++q) {
    if (class == "" ? kind[q] ~ /^public/ : kind[q] != class) continue
    v[++n] = of_query(e, m, q)
  }
  if (n == 0) return 0
  sorted(v, n)
  rank = int(p * n / 100)
  if (rank < p * n / 100) ++rank
  return v[rank < 1 ? 1 : rank]
}
function triple(e, m) { return sprintf("%.0f / %.0f / %.0f", percentile(e, m, "", 50), percentile(e, m, "", 95), percentile(e, m, "", 99)) }

function print_table(    s, e, m) {
  print "\n### Queries in process, warm, CPU microseconds, p50 / p95 / p99 of the drawn queries\n"
  print "| engine | top 10 | top 10 and exact total | top 10 with snippets | exact count alone |\n|---|---|---|---|---|"
  for (s = 1; s <= engine_count; ++s) {
    e = engines[s]
    if (e in seen) printf "| %s | %s | %s | %s | %s |\n", name[e], triple(e, "top10"), triple(e, "total"), triple(e, "snippets"), triple(e, "count")
  }
  printf "\nEvery search of newssearch counts exactly. To open the index takes it %.0f microseconds.\n", percentile("newssearch", "open", "", 50)
}
function print_ratios(    s, e, m, i) {
  print "\n| ratio, newssearch / | | p50 | p95 | bar |\n|---|---|---|---|---|"
  for (i = 1; i in modes; ++i) {
    m = modes[i]
    for (s = 2; s <= 4; ++s) {
      e = engines[s]
      if (!(e in seen)) continue
      printf "| %s | %s | %.2f | %.2f | %s |\n", name[e], title[m], percentile("newssearch", m, "", 50) / percentile(e, m, "", 50), percentile("newssearch", m, "", 95) / percentile(e, m, "", 95), bar[m, e]
    }
  }
}
function print_classes(    c, s, m, i) {
  for (i = 1; i in modes; ++i) {
    if (modes[i] == "total") continue
    m = modes[i]
    printf "\n%s by class, p50\n\n| class |", title[m]
    for (s = 1; s <= engine_count; ++s) if (engines[s] in seen) printf " %s |", name[engines[s]]
    printf "\n|---|"
    for (s = 1; s <= engine_count; ++s) if (engines[s] in seen) printf "---|"
    print ""
    for (c = 1; c <= kind_count; ++c) {
      printf "| %s |", kinds[c]
      for (s = 1; s <= engine_count; ++s) if (engines[s] in seen) printf " %.0f |", percentile(engines[s], m, kinds[c], 50)
      print ""
    }
  }
}
# Engines stem and tokenise a little differently; if they counted quite other things, comparing times would mean nothing.
function print_agreement(    s, e, q, close_by, a, b) {
  printf "\nTotals within a tenth of newssearch's, of %d queries:", queries
  for (s = 2; s <= 4; ++s) {
    e = engines[s]
    if (!(e in seen)) continue
    close_by = 0
    for (q = 0; q < queries; ++q) {
      a = hits["newssearch", "total", q]; b = hits[e, "total", q]
      close_by += a - b <= a / 10 && b - a <= a / 10
    }
    printf " %s %d.", name[e], close_by
  }
  print ""
}
END {
  if (!("newssearch" in seen)) exit
  print_table()
  print_ratios()
  print_classes()
  print_agreement()
}

# Indexing: files run, sizes.tsv, growth.bytes, growth.tsv, indexing.tsv; the two of growth may be missing.
BEGIN {
  FS = "\t"
  split("newsidx-1 newsidx-2 newsidx-api memory-64M optimize fts5 lucene scriptindex json", shown, " ")
  name["newsidx-1"] = "newsidx --jobs 1"; name["newsidx-2"] = "newsidx --jobs 2"
  name["newsidx-api"] = "newsidx --jobs 1 --segment-writer api"; name["memory-64M"] = "newsidx --jobs 2 --memory 64M"
  name["optimize"] = "newsidx optimize, after --jobs 1"; name["fts5"] = "SQLite FTS5, optimised"
  name["json"] = "parsing the JSON Lines alone (bench_flatten)"
  name["lucene"] = "Lucene, one segment"; name["scriptindex"] = "scriptindex and xapian-compact"
}
FILENAME ~ /run$/ { split($0, part, " "); if (part[1] == "bytes") bytes = part[2]; next }
FILENAME ~ /sizes.tsv$/ { size[$1] = $2; next }
FILENAME ~ /growth.bytes$/ { large_bytes = $1; next }
FILENAME ~ /growth.tsv$/ && $1 == "newsidx-1" { large_cpu = $3 + $4; next }
FILENAME ~ /growth.tsv$/ { nights[$1] += $3 + $4; next }
{
  i = ++rounds[$1]
  wall[$1, i] = $2; cpu[$1, i] = $3 + $4
  if ($5 > peak[$1]) peak[$1] = $5
}

function median(values, key,    i, j, n, t, v) {
  n = rounds[key]
  for (i = 1; i <= n; ++i) v[i] = values[key, i]
  for (i = 2; i <= n; ++i) for (j = i; j > 1 && v[j - 1] > v[j]; --j) { t = v[j]; v[j] = v[j - 1]; v[j - 1] = t }
  return v[int((n + 1) / 2)]
}
function row(what, measured, bar) { printf "| %s | %s | %s |\n", what, measured, bar }
function times(a, b) { return b > 0 ? sprintf("%.2f", a / b) : "-" }

END {
  print "\n### Indexing\n\n| engine | CPU s | wall s | peak MiB | index MB |\n|---|---|---|---|---|"
  for (s = 1; s in shown; ++s) {
    e = shown[s]
    if (!(e in rounds)) continue
    printf "| %s | %.2f | %.2f | %.0f | %s |\n", name[e], median(cpu, e), median(wall, e), peak[e] / 1024, e in size ? sprintf("%.1f", size[e] / 1e6) : ""
  }
  print "\n| ratio | measured | bar |\n|---|---|---|"
  own = median(cpu, "newsidx-1")
  if ("fts5" in rounds) {
    row("CPU, one job / FTS5", times(own, median(cpu, "fts5")), "1.3, goal 0.9")
    row("wall, two jobs / FTS5", times(median(wall, "newsidx-2"), median(wall, "fts5")), "0.75, goal 0.5")
    row("index after optimize / FTS5", times(size["optimize"], size["fts5"]), "1.75, goal 1.4")
  }
  if ("lucene" in rounds) row("CPU, one job / Lucene", times(own, median(cpu, "lucene")), "goal 0.2")
  if ("scriptindex" in rounds) row("CPU, scriptindex / one job", times(median(cpu, "scriptindex"), own), "at least 15, goal 20")
  row("CPU, 1 % added to the index / 1 % alone", times(median(cpu, "extra-added"), median(cpu, "extra-alone")), "2")
  row("peak MiB with --memory 64M", sprintf("%.0f", peak["memory-64M"] / 1024), "164")
  if (large_bytes) row(sprintf("CPU per MB, %.0f MB / %.0f MB", large_bytes / 1e6, bytes / 1e6), times(large_cpu / large_bytes, own / bytes), "1.15")
  if ("night-added" in nights) row(sprintf("CPU, 2,000 articles added to %.0f MB in each of five nights / 2,000 alone", large_bytes / 1e6), times(nights["night-added"], nights["night-alone"]), "")
}

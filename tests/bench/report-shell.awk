# Whole processes from the shell: shell.tsv.
BEGIN { FS = "\t" }
{ ++n[$1]; wall[$1, n[$1]] = $2; cpu[$1, n[$1]] = $3 + $4 }
function median(values, e,    i, j, t, v) {
  for (i = 1; i <= n[e]; ++i) {
    t = values[e, i]
    for (j = i; j > 1 && v[j - 1] > t; --j) v[j] = v[j - 1]
    v[j] = t
  }
  return v[int((n[e] + 1) / 2)] * 1000
}
END {
  print "\n### From the shell: three words, snippets and exact count, whole process, median ms\n\n| program | wall | CPU |\n|---|---|---|"
  printf "| newssearch | %.2f | %.2f |\n", median(wall, "newssearch"), median(cpu, "newssearch")
  if (!("sqlite3" in n)) exit
  printf "| sqlite3 with snippet() | %.2f | %.2f |\n", median(wall, "sqlite3"), median(cpu, "sqlite3")
  printf "\nWall, newssearch / sqlite3: %.2f (bar 0.5).\n", median(wall, "newssearch") / median(wall, "sqlite3")
}

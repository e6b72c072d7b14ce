// Lucene as a peer: PeerLucene index FLAT DIRECTORY, or PeerLucene query DIRECTORY QUERIES.
// English analysis, positions and offsets in the postings, stored text, one segment at the end.
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollector;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.QueryBuilder;

public final class PeerLucene {
  private static final int HITS = 10;
  private static final int FLAT_FIELDS = 7;
  private static final Sort NEWEST = new Sort(new SortField("published", SortField.Type.LONG, true));

  public static void main(String[] args) throws IOException {
    if (args.length == 3 && args[0].equals("index")) {
      index(args[1], args[2]);
    } else if (args.length == 3 && args[0].equals("query")) {
      query(args[1], args[2]);
    } else {
      System.err.println("usage: PeerLucene index FLAT DIRECTORY | query DIRECTORY QUERIES");
      System.exit(64);
    }
  }

  // The next article of the flat form, or null at the end.
  private static String[] read(InputStream in) throws IOException {
    String[] fields = new String[FLAT_FIELDS];
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    for (int i = 0; i < FLAT_FIELDS; ) {
      int c = in.read();
      if (c < 0) return null;
      if (c != 0x1f) {
        text.write(c);
      } else {
        fields[i++] = text.toString(StandardCharsets.UTF_8);
        text.reset();
      }
    }
    in.read();
    return fields;
  }

  private static void index(String flat, String directory) throws IOException {
    FieldType searched = new FieldType();
    searched.setStored(true);
    searched.setTokenized(true);
    searched.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
    searched.freeze();
    IndexWriterConfig config = new IndexWriterConfig(new EnglishAnalyzer()).setRAMBufferSizeMB(256);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(Path.of(flat)), 1 << 20);
        IndexWriter writer = new IndexWriter(FSDirectory.open(Path.of(directory)), config)) {
      for (String[] article; (article = read(in)) != null; ) {
        Document document = new Document();
        document.add(new StringField("id", article[0], Field.Store.YES));
        document.add(new Field("title", article[1], searched));
        document.add(new Field("body", article[2], searched));
        document.add(new StringField("source", article[3], Field.Store.YES));
        document.add(new StringField("category", article[4], Field.Store.YES));
        int day = article[5].isEmpty() ? 0 : Integer.parseInt(article[5]);
        document.add(new IntPoint("day", day));
        document.add(new NumericDocValuesField("published", day));
        document.add(new StoredField("url", article[6]));
        writer.addDocument(document);
      }
      writer.forceMerge(1);
    }
  }

  // The fields of a line of the queries file.
  private record Question(String kind, String operator, String words, String from, String to, boolean newest) {}

  private interface Mode {
    long answer(Question question) throws IOException;
  }

  private final IndexSearcher searcher;
  private final QueryBuilder builder;
  private final UnifiedHighlighter highlighter;

  private PeerLucene(IndexSearcher searcher, Analyzer analyzer) {
    this.searcher = searcher;
    this.builder = new QueryBuilder(analyzer);
    this.highlighter = new UnifiedHighlighter(searcher, analyzer);
  }

  // A word may stand in the headline or in the text, as in the other engines.
  private Query inBoth(String words, boolean phrase) {
    BooleanQuery.Builder either = new BooleanQuery.Builder();
    for (String field : List.of("title", "body")) {
      Query query = phrase ? builder.createPhraseQuery(field, words) : builder.createBooleanQuery(field, words);
      if (query != null) either.add(query, Occur.SHOULD);
    }
    return either.build();
  }

  private Query built(Question question) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    if (question.operator.equals("phrase")) {
      query.add(inBoth(question.words, true), Occur.MUST);
    } else {
      Occur occur = question.operator.equals("or") ? Occur.SHOULD : Occur.MUST;
      for (String word : question.words.split(" ")) query.add(inBoth(word, false), occur);
    }
    if (question.from.equals("-")) return query.build();
    Query days = IntPoint.newRangeQuery("day", Integer.parseInt(question.from), Integer.parseInt(question.to));
    return new BooleanQuery.Builder().add(query.build(), Occur.MUST).add(days, Occur.FILTER).build();
  }

  // `exactly`: count every hit, not only the first thousand.
  private TopDocs top(Question question, Query query, boolean exactly) throws IOException {
    int threshold = exactly ? Integer.MAX_VALUE : 1000;
    if (question.newest) {
      TopFieldCollector collector = TopFieldCollector.create(NEWEST, HITS, threshold);
      searcher.search(query, collector);
      return collector.topDocs();
    }
    TopScoreDocCollector collector = TopScoreDocCollector.create(HITS, null, threshold);
    searcher.search(query, collector);
    return collector.topDocs();
  }

  private long snippets(Question question) throws IOException {
    Query query = built(question);
    TopDocs top = top(question, query, false);
    if (top.scoreDocs.length == 0) return 0;
    return highlighter.highlight("body", query, top, 2).length;
  }

  // As serve_passes of bench_queries.h, whose header says what is read and printed.
  private static void serve(List<Question> questions, Map<String, Mode> modes) throws IOException {
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    Map<String, List<List<Double>>> times = new LinkedHashMap<>();
    Map<String, long[]> hits = new LinkedHashMap<>();
    for (String name : modes.keySet()) {
      List<List<Double>> empty = new ArrayList<>();
      for (int i = 0; i < questions.size(); ++i) empty.add(new ArrayList<>());
      times.put(name, empty);
      hits.put(name, new long[questions.size()]);
    }
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line; (line = in.readLine()) != null; System.out.println(".")) {
      boolean warm = line.startsWith("warm ");
      String name = line.substring(warm ? 5 : 0);
      Mode mode = modes.get(name);
      if (mode == null) throw new IOException("there is no mode: " + name);
      for (int i = 0; i < questions.size(); ++i) {
        long start = clock.getCurrentThreadCpuTime();
        hits.get(name)[i] = mode.answer(questions.get(i));
        if (!warm) times.get(name).get(i).add((clock.getCurrentThreadCpuTime() - start) / 1e3);
      }
    }
    for (String name : modes.keySet()) {
      for (int i = 0; i < questions.size(); ++i) {
        List<Double> of = times.get(name).get(i);
        if (of.isEmpty()) continue;
        Collections.sort(of);
        System.out.printf(Locale.ROOT, "%s\t%s\t%d\t%.1f\t%d%n", name, questions.get(i).kind, i, of.get(of.size() / 2), hits.get(name)[i]);
      }
    }
  }

  private static void query(String directory, String path) throws IOException {
    List<Question> questions = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of(path))) {
      String[] f = line.split("\t", -1);
      questions.add(new Question(f[0], f[1], f[2], f[3], f[4], f[5].equals("newest")));
    }
    try (DirectoryReader reader = DirectoryReader.open(FSDirectory.open(Path.of(directory)))) {
      PeerLucene peer = new PeerLucene(new IndexSearcher(reader), new EnglishAnalyzer());
      peer.searcher.setQueryCache(null);
      Map<String, Mode> modes = new LinkedHashMap<>();
      modes.put("top10", q -> peer.top(q, peer.built(q), false).scoreDocs.length);
      modes.put("total", q -> peer.top(q, peer.built(q), true).totalHits.value);
      modes.put("snippets", peer::snippets);
      modes.put("count", q -> peer.searcher.count(peer.built(q)));
      serve(questions, modes);
    }
  }
}

// Lucene's BM25 with its English analyser as a run to compare with: LuceneRun FLAT QUERIES K1 B > RUN.
// FLAT is the form of bench_flatten; headline and text are one field; any of the words; the best 1,000.
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.QueryBuilder;

public final class LuceneRun {
  private static final int HITS = 1000;
  private static final int FLAT_FIELDS = 7;

  // The next article, or null at the end.
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

  public static void main(String[] args) throws IOException {
    if (args.length != 4) {
      System.err.println("usage: LuceneRun FLAT QUERIES K1 B");
      System.exit(64);
    }
    EnglishAnalyzer analyzer = new EnglishAnalyzer();
    BM25Similarity similarity = new BM25Similarity(Float.parseFloat(args[2]), Float.parseFloat(args[3]));
    ByteBuffersDirectory directory = new ByteBuffersDirectory();
    IndexWriterConfig config = new IndexWriterConfig(analyzer).setSimilarity(similarity);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(Path.of(args[0])), 1 << 20);
        IndexWriter writer = new IndexWriter(directory, config)) {
      for (String[] article; (article = read(in)) != null; ) {
        Document document = new Document();
        document.add(new StringField("id", article[0], Field.Store.YES));
        document.add(new TextField("text", article[1] + "\n" + article[2], Field.Store.NO));
        writer.addDocument(document);
      }
    }
    StringBuilder out = new StringBuilder();
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      IndexSearcher searcher = new IndexSearcher(reader);
      searcher.setSimilarity(similarity);
      for (String line : Files.readAllLines(Path.of(args[1]))) {
        int tab = line.indexOf('\t');
        Query query = new QueryBuilder(analyzer).createBooleanQuery("text", line.substring(tab + 1));
        if (tab < 0 || query == null) continue;
        int rank = 0;
        for (ScoreDoc hit : searcher.search(query, HITS).scoreDocs) {
          String id = searcher.doc(hit.doc).get("id");
          out.append(String.format(Locale.ROOT, "%s Q0 %s %d %.6f lucene%n", line.substring(0, tab), id, ++rank, hit.score));
        }
      }
    }
    System.out.print(out);
  }
}

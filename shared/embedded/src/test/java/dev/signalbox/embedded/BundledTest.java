package dev.signalbox.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.core.triage.EngineFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The bundled file is what the invented tickets teach. `-Dbundled.write=true` writes it anew.
class BundledTest {

  private static final Path FILE =
      Path.of("src/main/resources/dev/signalbox/embedded", Bundled.FILE);
  private static final Embedder EMBEDDER = EngineFixture.ENGINE.embedder();

  /// Processors round the int8 model differently, and weights follow vectors.
  private static final double SAME_DIRECTION = 0.98;

  private static Bundled taught;
  private static Bundled shipped;

  @BeforeAll
  static void teach() throws IOException {
    taught = Teacher.teach(EMBEDDER);
    if (Boolean.getBoolean("bundled.write")) {
      Files.write(FILE, BundledWriter.write(taught));
    }
    shipped = Bundled.read(Files.readAllBytes(FILE), EMBEDDER);
  }

  @Test
  void bundledFileIsWhatTheTicketsTeach() {
    List<String> stale = new ArrayList<>();
    stale.addAll(differences("kind", shipped.kinds(), taught.kinds()));
    stale.addAll(differences("impact", shipped.impacts(), taught.impacts()));
    stale.addAll(differences("urgency", shipped.urgencies(), taught.urgencies()));
    stale.addAll(differences("topic", shipped.topics().classifier(), taught.topics().classifier()));
    stale.addAll(differences("meaning", shipped.topics().meanings(), taught.topics().meanings()));
    stale.addAll(differences("mood", shipped.moods(), taught.moods()));
    assertThat(stale)
        .as(Bundled.FILE + " is out of date: run this test with -Dbundled.write=true")
        .isEmpty();
  }

  @Test
  void anotherTicketWordOrLabelWouldBeNoticed() {
    List<Example> examples = examples();
    Example first = examples.getFirst();
    assertThat(kindsDiffer(examples)).isFalse();
    assertThat(kindsDiffer(examples.subList(1, examples.size()))).isTrue();
    assertThat(kindsDiffer(with(examples, "other words altogether", first.label()))).isTrue();
    assertThat(kindsDiffer(with(examples, first.text(), "noise"))).isTrue();
  }

  @Test
  void damagedFileIsRefused() throws IOException {
    byte[] file = Files.readAllBytes(FILE);
    assertRefused(Arrays.copyOf(file, file.length / 2));
    assertRefused(new byte[0]);
    file[0]++;
    assertRefused(file);
  }

  private static void assertRefused(byte[] file) {
    assertThatThrownBy(() -> Bundled.read(file, EMBEDDER))
        .isInstanceOf(EngineFault.class)
        .hasMessageContaining("make package");
  }

  /// What the kinds were learnt from.
  private static List<Example> examples() {
    var reader = new TicketReader(EMBEDDER);
    return Lesson.all().stream()
        .map(lesson -> {
          Reading reading = reader.read(lesson.ticket(), "", "");
          return new Example(reading.marked(), reading.vector(), lesson.kind());
        })
        .toList();
  }

  private static List<Example> with(List<Example> examples, String text, String label) {
    List<Example> changed = new ArrayList<>(examples);
    changed.set(0, new Example(text, examples.getFirst().vector(), label));
    return changed;
  }

  private static boolean kindsDiffer(List<Example> examples) {
    TextClassifier kinds = TextClassifier.learn(EMBEDDER, examples);
    return !differences("kind", shipped.kinds(), kinds).isEmpty();
  }

  private static List<String> differences(String what, TextClassifier is, TextClassifier should) {
    TextClassifier.Knowledge a = is.known();
    TextClassifier.Knowledge b = should.known();
    List<String> found = new ArrayList<>();
    if (!a.labels().equals(b.labels())
        || !Arrays.equals(a.neighbours().classOf(), b.neighbours().classOf())) {
      found.add(what + " labels");
    }
    if (!a.words().terms().equals(b.words().terms())
        || !Arrays.equals(a.words().rarity(), b.words().rarity())) {
      found.add(what + " terms");
    }
    if (Math.abs(a.temperature() - b.temperature()) > 0.15) {
      found.add(what + " temperature");
    }
    found.addAll(differences(what + " ticket", vectors(a.neighbours()), vectors(b.neighbours())));
    found.addAll(differences(what + " words", vectors(a.wordModel()), vectors(b.wordModel())));
    found.addAll(
        differences(what + " vectors", vectors(a.vectorModel()), vectors(b.vectorModel())));
    return found;
  }

  private static List<Vector> vectors(Neighbours neighbours) {
    return neighbours.vectors().stream().map(Vector::new).toList();
  }

  private static List<Vector> vectors(LogisticRegression model) {
    return Arrays.stream(model.weights()).map(Vector::new).toList();
  }

  private static List<String> differences(String what, List<Vector> is, List<Vector> should) {
    if (is.size() != should.size()) {
      return List.of(what + ": " + is.size() + " instead of " + should.size());
    }
    return IntStream.range(0, is.size())
        .filter(i -> !alike(is.get(i), should.get(i)))
        .mapToObj(i -> what + " " + i)
        .toList();
  }

  /// Same direction, and as long.
  private static boolean alike(Vector is, Vector should) {
    if (is.values().length != should.values().length) {
      return false;
    }
    double length = Math.sqrt(Vectors.cosine(is, is));
    double other = Math.sqrt(Vectors.cosine(should, should));
    return Vectors.cosine(is, should) >= SAME_DIRECTION * length * other
        && Math.abs(length - other) <= 0.05 * other;
  }
}

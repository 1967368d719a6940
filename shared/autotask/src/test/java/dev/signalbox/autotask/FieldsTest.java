package dev.signalbox.autotask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.PsaFault;
import dev.signalbox.core.psa.PsaRecord;
import dev.signalbox.json.Json;
import dev.signalbox.json.ObjBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Which field of Autotask becomes what.
class FieldsTest {

  private static final Path PAGE = Path.of("../../infra/docs/fields.md");

  /// Two different values of every kind that a field can have.
  private static final List<List<Json>> PAIRS =
      List.of(
          List.of(Json.number(1), Json.number(7)),
          List.of(Json.text("a"), Json.text("b")),
          List.of(Json.bool(true), Json.bool(false)),
          List.of(Json.text("2026-01-01T00:00:00Z"), Json.text("2026-01-02T00:00:00Z")));

  @Test
  @Tag("SYN-20")
  void pageOfFieldsIsWhatTheMappingSays() throws IOException {
    String now = page();
    if (Boolean.getBoolean("docs.write")) {
      Files.writeString(PAGE, now);
    }
    assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
        .as("fields.md is out of date: run this test with -Ddocs.write=true")
        .isEqualTo(now);
  }

  @ParameterizedTest
  @EnumSource(Entity.class)
  @Tag("SYN-20")
  void everyFieldThatIsAskedForHasALineAndIsUsed(Entity entity) throws IOException {
    String page = Files.readString(PAGE);
    for (Shape.Mapped mapped : Shape.of(entity).mapping()) {
      assertThat(page).contains("| `" + mapped.field() + "` | " + mapped.ours() + " |");
      assertThat(makesADifference(Shape.of(entity), mapped.field()))
          .as(entity.word() + " does not use " + mapped.field())
          .isTrue();
    }
  }

  private static boolean makesADifference(Shape shape, String field) {
    return PAIRS.stream()
        .anyMatch(pair -> {
          Optional<PsaRecord> one = read(shape, field, pair.getFirst());
          Optional<PsaRecord> other = read(shape, field, pair.getLast());
          return one.isPresent() && other.isPresent() && !one.equals(other);
        });
  }

  private static Optional<PsaRecord> read(Shape shape, String field, Json value) {
    ObjBuilder row = Json.object();
    Stream.of("id", "companyID", "ticketID", "resourceID", "status")
        .filter(shape.fields()::contains)
        .forEach(needed -> row.put(needed, 3L));
    row.put(field, value);
    try {
      return Optional.of(shape.read().apply(new Row(row.build())));
    } catch (PsaFault _) {
      return Optional.empty();
    }
  }

  private static String page() {
    return """
    # Fields

    What is read of Autotask and what becomes of it. Nothing has to be mapped by hand; ids of
    picklists are shown by the tenant's own names. A field that is not listed here is not read.

    %s
    This page is generated from the adapter's mapping and held to it by a test.
    """
        .formatted(
            Stream.of(Entity.values())
                .map(entity -> section(entity, Shape.of(entity)))
                .collect(Collectors.joining("\n")));
  }

  private static String section(Entity entity, Shape shape) {
    return """
    ## %s, from %s

    | Autotask | here |
    | --- | --- |
    %s
    """
        .formatted(
            entity.word(),
            shape.name(),
            shape.mapping().stream()
                .map(it -> "| `" + it.field() + "` | " + it.ours() + " |")
                .collect(Collectors.joining("\n")));
  }
}

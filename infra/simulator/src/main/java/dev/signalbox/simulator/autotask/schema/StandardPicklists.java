package dev.signalbox.simulator.autotask.schema;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Loads the picklists a new database starts with.
public final class StandardPicklists {

  private final Schema schema;
  private final Picklists picklists;
  private final List<PickValue> values = new ArrayList<>();
  private String entity = "";
  private String field = "";

  private StandardPicklists(Schema schema, Picklists picklists) {
    this.schema = schema;
    this.picklists = picklists;
  }

  public static void load(Schema schema, Picklists picklists) {
    var loading = new StandardPicklists(schema, picklists);
    try (var stream =
            Objects.requireNonNull(
                StandardPicklists.class.getResourceAsStream("standard.picklists"));
        var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      lines
          .lines()
          .map(line -> line.replaceFirst("^#.*", "").strip())
          .filter(line -> !line.isEmpty())
          .forEach(line -> loading.line(List.of(line.split("\\s+", -1))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    loading.finish();
    loading.webhookFields();
  }

  private void line(List<String> words) {
    if (words.getFirst().equals("list")) {
      finish();
      entity = words.get(1);
      field = words.get(2);
    } else {
      values.add(value(words));
    }
  }

  private PickValue value(List<String> words) {
    Set<String> marks = Set.copyOf(words.subList(2, words.size()));
    Long parent =
        marks.stream()
            .filter(mark -> mark.startsWith("parent="))
            .map(mark -> Long.valueOf(mark.substring("parent=".length())))
            .findFirst()
            .orElse(null);
    return new PickValue(
        Long.parseLong(words.getFirst()),
        words.get(1).replace('_', ' '),
        values.size() + 1,
        parent,
        marks.contains("default"),
        !marks.contains("inactive"),
        marks.contains("system"));
  }

  private void finish() {
    if (!values.isEmpty()) {
      picklists.set(schema.require(entity), field, values);
      values.clear();
    }
  }

  /// A webhook's fields are numbers of their own per entity, labelled with the names of the
  /// entity's fields (Autotask developer help, Webhooks, REST_WebhookFieldsEntity).
  private void webhookFields() {
    for (EntityType watched : schema.entities()) {
      if (watched.supportsWebhooks()) {
        List<PickValue> choices = new ArrayList<>();
        for (Field each : watched.fields()) {
          if (each.is(Field.Trait.WEBHOOK)) {
            choices.add(PickValue.of(choices.size() + 1L, each.name(), choices.size() + 1));
          }
        }
        picklists.set(schema.require(watched.name() + "WebhookField"), "fieldID", choices);
      }
    }
  }
}

package dev.signalbox.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What is written about the API is what the code says. `-Ddocs.write=true` writes it anew.
class DocsTest {

  private static final Path DOCS = Path.of("..", "..", "infra", "docs");

  /// From here on the page belongs to the function that takes deliveries, and its test.
  private static final String OTHERS = "## Deliveries";

  private final TestConsole console = new TestConsole(new NoPsa());
  private final Json.Obj document = new OpenApi(console.routes()).document();

  @Test
  void openApiFileIsWhatTheCodeSays() throws IOException {
    hold("openapi.json", Pretty.print(document) + "\n");
  }

  @Test
  void errorsPageIsWhatTheCodeSays() throws IOException {
    Path page = DOCS.resolve("errors.md");
    String before = Files.exists(page) ? Files.readString(page) : "";
    int others = before.indexOf(OTHERS);
    hold("errors.md", errors() + (others < 0 ? "" : before.substring(others)));
  }

  private static void hold(String name, String now) throws IOException {
    Path file = DOCS.resolve(name);
    if (Boolean.getBoolean("docs.write")) {
      Files.createDirectories(DOCS);
      Files.writeString(file, now);
    }
    assertThat(Files.exists(file) ? Files.readString(file) : "")
        .as(name + " is out of date: run this test with -Ddocs.write=true")
        .isEqualTo(now);
  }

  private static String errors() {
    return """
    # Errors of the API

    Every refusal is a problem as RFC 9457 has it, `application/problem+json`, with `type`, `title`,
    `status`, `detail` (what went wrong this time), `nextStep` (what to do) and `instance` (the
    number of the request, as in the log). Clients decide by `type`, which is stable. Beside these:
    `errors` names each wrong field, `psaErrors` repeats the PSA's own words, `tenants` lists the
    tenants to choose from, `counts` says what would be removed, and `confirm` what to send then.

    | type | status | what it says | next step |
    | --- | --- | --- | --- |
    %s

    This table is generated from `ErrorType` and held to it by a test.

    """
        .formatted(
            Arrays.stream(ErrorType.values())
                .map(type ->
                    "| `%s` | %d | %s | %s |"
                        .formatted(type.uri(), type.status(), type.title(), type.nextStep()))
                .collect(Collectors.joining("\n")));
  }

  @Test
  void everyRouteIsInTheDocument() {
    Json.Obj paths = document.object("paths").orElseThrow();

    assertThat(console.routes())
        .allSatisfy(route -> {
          Json.Obj operation =
              paths
                  .object(route.path())
                  .flatMap(all -> all.object(route.method().toLowerCase(Locale.ROOT)))
                  .orElseThrow();
          assertThat(operation.text("x-role"))
              .isEqualTo(java.util.Optional.ofNullable(route.role()).map(role -> role.word()));
          List<String> named =
              operation.list("parameters").stream()
                  .map(parameter -> ((Json.Obj) parameter).text("name").orElseThrow())
                  .toList();
          assertThat(named).containsAll(route.variables());
        });
  }

  @Test
  void listsAreDescribedAsItems() {
    Json.Obj schema = schemas().get("SignalList");

    assertThat(schema.object("properties").orElseThrow().fields().keySet())
        .containsExactly("items", "nextCursor", "stoppedEarly");
    assertThat(schemas().get("QueueList").object("properties").orElseThrow().fields().keySet())
        .containsExactly("items", "sync");
  }

  @Test
  void signalsNameAllTheirFilters() {
    assertThat(
            console.routes().stream()
                .filter(route -> route.path().equals("/v1/signals"))
                .flatMap(route -> route.query().stream())
                .map(Route.Parameter::name))
        .containsExactly(
            "connection", "view", "queue", "status", "company", "q", "cursor", "limit");
  }

  @Test
  void schemaNamesStandForOneThing() {
    Map<String, List<Json.Obj>> byName =
        Stream.concat(
                console.routes().stream()
                    .<Shape<?>>mapMulti((route, take) -> {
                      if (route.answer() != null) {
                        take.accept(route.answer());
                      }
                    })
                    .map(shape -> Map.entry(shape.name(), shape.schema())),
                console.routes().stream()
                    .map(Route::form)
                    .filter(form -> !form.isEmpty())
                    .map(form -> Map.entry(form.name(), form.schema())))
            .distinct()
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getKey,
                    Collectors.mapping(Map.Entry::getValue, Collectors.toList())));

    assertThat(byName).allSatisfy((_, schemas) -> assertThat(schemas).hasSize(1));
  }

  /// The negative control of [AnswerCheck]: what the document does not say is seen.
  @Test
  void answersOtherThanDescribedWouldBeNoticed() {
    AnswerCheck check = new AnswerCheck(console.routes());
    Json.Obj schema = schemas().get("Tenant");
    Json.Obj good = Json.object().put("id", "a").put("name", "b").put("zone", "Z").build();

    assertThat(check.faults(schema, good, "body")).isEmpty();
    assertThat(check.faults(schema, Json.object().put("id", "a").put("name", "b").build(), "body"))
        .containsExactly("body lacks zone");
    assertThat(
            check.faults(
                schema,
                Json.object().put("id", 1).put("name", "b").put("zone", "Z").build(),
                "body"))
        .containsExactly("body.id is not string");
    assertThat(
            check.faults(
                schema,
                Json.object().put("id", "a").put("name", "b").put("zone", "Z").put("x", 1).build(),
                "body"))
        .containsExactly("body has x, which is not described");
  }

  @Test
  void documentIsServed() {
    assertThat(console.call("GET", "/v1/openapi.json", null).body()).isEqualTo(document);
  }

  private Map<String, Json.Obj> schemas() {
    return document
        .object("components")
        .flatMap(all -> all.object("schemas"))
        .orElseThrow()
        .fields()
        .entrySet()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> (Json.Obj) entry.getValue()));
  }
}

package dev.signalbox.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.aws.lambda.Body;
import dev.signalbox.core.Samples;
import dev.signalbox.core.tenant.Role;
import dev.signalbox.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Bodies: valid JSON is read, everything else gets 400, and nothing breaks us.
class ParserTest {

  private final TestConsole console = new TestConsole(new NoPsa());
  private final Person admin = console.person(Samples.newTenant(), Role.ADMIN);

  private Answer send(byte[] body) {
    return admin.call("POST", "/v1/users", Body.of(body));
  }

  /// Accepted is whatever is read: that it is no user is another matter.
  private List<String> notAccepted(List<byte[]> bodies, Function<byte[], Answer> sends) {
    return bodies.stream()
        .filter(body -> {
          int status = sends.apply(body).status();
          return status == 400 || status >= 500;
        })
        .map(ParserTest::shown)
        .toList();
  }

  private List<String> notRefused(List<byte[]> bodies, Function<byte[], Answer> sends) {
    return bodies.stream()
        .filter(body -> sends.apply(body).status() != 400)
        .map(ParserTest::shown)
        .toList();
  }

  private static String shown(byte[] body) {
    String text = new String(body, StandardCharsets.ISO_8859_1);
    return text.length() > 60 ? text.substring(0, 60) + "…" + text.length() : text;
  }

  @Test
  @Tag("P41")
  void validJsonIsRead() {
    assertThat(JsonBodies.valid()).hasSizeGreaterThanOrEqualTo(95);
    assertThat(notAccepted(JsonBodies.valid(), this::send)).isEmpty();
  }

  @Test
  @Tag("P41")
  void invalidJsonGets400() {
    assertThat(InvalidJsonBodies.all()).hasSizeGreaterThanOrEqualTo(188);
    assertThat(notRefused(InvalidJsonBodies.all(), this::send)).isEmpty();
  }

  @Test
  @Tag("P41")
  void doubtfulJsonBreaksNothing() {
    assertThat(JsonBodies.doubtful()).hasSizeGreaterThanOrEqualTo(35);
    assertThat(JsonBodies.doubtful())
        .allSatisfy(body -> assertThat(send(body).status()).isLessThan(500));
  }

  /// The negative control: a reader that forgives is told apart.
  @Test
  @Tag("P41")
  void forgivingReaderWouldBeNoticed() {
    Answer fine = send("{}".getBytes(StandardCharsets.UTF_8));

    assertThat(notRefused(InvalidJsonBodies.all(), _ -> fine))
        .hasSameSizeAs(InvalidJsonBodies.all());
    assertThat(notAccepted(JsonBodies.valid(), _ -> send("{".getBytes(StandardCharsets.UTF_8))))
        .hasSameSizeAs(JsonBodies.valid());
  }

  @Test
  @Tag("P41")
  void bodyOverTheLimitGets413() {
    byte[] fits = ("{\"email\":\"" + "a".repeat(999_988) + "\"}").getBytes(StandardCharsets.UTF_8);
    byte[] over = ("{\"email\":\"" + "a".repeat(999_989) + "\"}").getBytes(StandardCharsets.UTF_8);

    assertThat(send(fits).status()).isEqualTo(422);
    assertThat(send(over).status()).isEqualTo(413);
    assertThat(send(new byte[1_048_577]).problem()).isEqualTo("/errors/body-too-large");
  }

  @Test
  @Tag("P41")
  void deepBodyGets400() {
    assertThat(send(nested(64)).status()).isEqualTo(422);
    assertThat(send(nested(65)).status()).isEqualTo(400);
    assertThat(send(nested(400_000)).status()).isEqualTo(400);
  }

  private static byte[] nested(int depth) {
    return ("[".repeat(depth) + "]".repeat(depth)).getBytes(StandardCharsets.UTF_8);
  }

  @Test
  @Tag("P41")
  void changedBodiesBreakNoRoute() {
    long seed = 41;
    Random random = new Random(seed);
    List<byte[]> seeds =
        Stream.of(
                "{\"email\":\"new@desk.example\",\"name\":\"N\",\"role\":\"viewer\"}",
                "{\"challenge\":\"abc\",\"code\":\"123456\"}",
                "{\"psa\":\"autotask\",\"name\":\"n\",\"username\":\"u\",\"secret\":\"s\"}",
                "{\"items\":[{\"id\":1,\"signalStatus\":\"new\"}]}",
                "{\"ids\":[1,2,3]}",
                "{\"mode\":\"full\"}")
            .map(text -> text.getBytes(StandardCharsets.UTF_8))
            .toList();
    List<Route> routes =
        console.routes().stream().filter(route -> !route.form().isEmpty()).toList();
    for (int run = 0; run < 20_000; run++) {
      byte[] body = changed(seeds.get(random.nextInt(seeds.size())), random);
      Route route = routes.get(random.nextInt(routes.size()));
      String path = route.path().replaceAll("\\{[a-z]+\\}", "some-thing");
      int status = admin.call(route.method(), path, Body.of(body)).status();
      // 502 and 503 are the PSA's that cannot be reached here.
      assertThat(status).as("seed " + seed + ", run " + run).isNotEqualTo(500);
    }
  }

  private static byte[] changed(byte[] body, Random random) {
    List<Byte> bytes = new ArrayList<>();
    for (byte one : body) {
      bytes.add(one);
    }
    for (int change = random.nextInt(4); change >= 0; change--) {
      int at = random.nextInt(bytes.size());
      switch (random.nextInt(3)) {
        case 0 -> bytes.set(at, (byte) random.nextInt(256));
        case 1 -> bytes.add(at, (byte) "{}[]\",:0eE-.\\u\0tn".charAt(random.nextInt(17)));
        default -> {
          if (bytes.size() > 1) {
            bytes.remove(at);
          }
        }
      }
    }
    byte[] changed = new byte[bytes.size()];
    for (int i = 0; i < changed.length; i++) {
      changed[i] = bytes.get(i);
    }
    return changed;
  }

  @Test
  @Tag("P41")
  void bodyOfTheWrongKindIsNamed() {
    for (String body : List.of("[]", "1", "\"text\"", "null", "true")) {
      Answer answer = send(body.getBytes(StandardCharsets.UTF_8));
      assertThat(answer.status()).isEqualTo(422);
      assertThat(answer.text("detail")).isEqualTo("The body has to be one JSON object.");
    }
    assertThat(Json.parse("{}")).isEqualTo(new Json.Obj(Map.of()));
  }
}

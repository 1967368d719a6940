package dev.signalbox.autotask;

import static dev.signalbox.autotask.Signed.GUID;
import static dev.signalbox.autotask.Signed.KEY;
import static dev.signalbox.autotask.Signed.header;
import static dev.signalbox.autotask.Signed.headers;
import static dev.signalbox.autotask.Signed.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.psa.WebhookReader;
import dev.signalbox.core.psa.WebhookReader.Reading;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Nothing forged is accepted. Each promise is also put to a reader that is broken in one way,
/// which the same inputs have to expose.
class ForgedDeliveriesTest {

  private static final long SEED = Long.getLong("seed", 20261122L);
  private static final int MANY = 100_000;

  private final SplittableRandom random = new SplittableRandom(SEED);

  @BeforeEach
  void printSeed() {
    System.out.println("ForgedDeliveriesTest seed " + SEED);
  }

  /// One delivery as it is offered.
  private static final class Offer {
    private final Map<String, List<String>> headers;
    private final byte[] body;
    private final List<String> keys;

    Offer(Map<String, List<String>> headers, byte[] body, List<String> keys) {
      this.headers = headers;
      this.body = body;
      this.keys = keys;
    }

    Reading to(WebhookReader reader) {
      return reader.read(headers, body, keys, GUID);
    }
  }

  private byte[] body() {
    return utf8(
        "{\"Action\":\"Update\",\"Guid\":\"%s\",\"EntityType\":\"Ticket\",\"Id\":%d,\"Fields\":{\"Title\":\"%s\"}}"
            .formatted(GUID, random.nextInt(1_000_000), Long.toHexString(random.nextLong())));
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private Offer forged() {
    return new Offer(headers("sha1=" + base64(bytes(20))), body(), List.of(KEY));
  }

  private Offer flipped() {
    byte[] body = body();
    String header = header(body, KEY);
    int bit = random.nextInt(body.length * 8);
    body[bit / 8] ^= (byte) (1 << (bit % 8));
    return new Offer(headers(header), body, List.of(KEY));
  }

  private Offer oddHeader() {
    byte[] body = body();
    String right = header(body, KEY);
    String base64 = right.substring("sha1=".length());
    byte[] raw = Base64.getDecoder().decode(base64);
    String hex = HexFormat.of().formatHex(raw);
    String sha256 = base64(Signed.mac("HmacSHA256", utf8(KEY), body));
    List<List<String>> shapes =
        List.of(
            List.of(),
            List.of(""),
            List.of("sha1="),
            List.of(base64),
            List.of("sha1=" + hex),
            List.of("sha256=" + sha256),
            List.of("sha1=" + sha256),
            List.of(right, right),
            List.of(right, "sha1=" + base64(bytes(20))),
            List.of("sha1=" + base64(bytes(20)), right),
            List.of(right.toUpperCase(java.util.Locale.ROOT)),
            List.of("SHA1=" + base64),
            List.of(right.substring(0, right.length() - 1)),
            List.of(right + "=="),
            List.of(right + "\n"),
            List.of(" " + right),
            List.of("sha1=" + base64(Arrays.copyOf(raw, random.nextInt(20)))),
            List.of("sha1=" + base64(Arrays.copyOf(raw, 21 + random.nextInt(40)))),
            List.of(right.replace("=", "")),
            List.of("sha1=" + "A".repeat(1 + random.nextInt(5000))));
    return new Offer(
        Map.of(HookSignature.HEADER, shapes.get(random.nextInt(shapes.size()))),
        body,
        List.of(KEY));
  }

  private long accepted(
      WebhookReader reader, int times, java.util.function.Supplier<Offer> offers) {
    long accepted = 0;
    for (int i = 0; i < times; i++) {
      if (offers.get().to(reader) instanceof Reading.Trusted) {
        accepted++;
      }
    }
    return accepted;
  }

  @Test
  @Tag("P5")
  void forgedSignaturesAreNeverAccepted() {
    assertThat(accepted(Autotask.webhooks(), MANY, this::forged)).isZero();
  }

  @Test
  @Tag("P5")
  void bodiesWithOneBitFlippedAreNeverAccepted() {
    assertThat(accepted(Autotask.webhooks(), MANY, this::flipped)).isZero();
  }

  @Test
  @Tag("P5")
  void oddHeadersAreNeverAccepted() {
    assertThat(accepted(Autotask.webhooks(), 1000, this::oddHeader)).isZero();
  }

  /// A reader with its own idea of when a signature holds, for the negative controls.
  private static WebhookReader broken(Function<Offer, Boolean> holds) {
    return new WebhookReader() {
      @Override
      public Reading read(
          Map<String, List<String>> headers,
          byte[] body,
          List<String> keys,
          @Nullable String guid) {
        return holds.apply(new Offer(headers, body, keys))
            ? new Reading.Trusted(new Hint.SwitchedOff())
            : new Reading.Refused(Reason.BAD_SIGNATURE);
      }
    };
  }

  @Test
  @Tag("P5")
  void checkOfTheFirstByteOnlyIsCaughtByForgedSignatures() {
    WebhookReader firstByte =
        broken(offer ->
            Base64.getDecoder().decode(first(offer).substring(5))[0]
                == Signed.mac("HmacSHA1", utf8(KEY), offer.body)[0]);
    assertThat(accepted(firstByte, MANY, this::forged)).isPositive();
  }

  @Test
  @Tag("P5")
  void checkThatLeavesTheBodysEndOutIsCaughtByFlippedBits() {
    WebhookReader half =
        broken(offer -> {
          byte[] head = Arrays.copyOf(offer.body, offer.body.length - 8);
          byte[] mine = Signed.mac("HmacSHA1", utf8(KEY), head);
          return Arrays.equals(mine, Signed.mac("HmacSHA1", utf8(KEY), head(offer)));
        });
    assertThat(accepted(half, 1000, this::flipped)).isPositive();
  }

  private static byte[] head(Offer offer) {
    return Arrays.copyOf(offer.body, offer.body.length - 8);
  }

  @Test
  @Tag("P5")
  void lenientHeaderReadingIsCaughtByOddHeaders() {
    WebhookReader lenient =
        broken(offer ->
            offer.headers.getOrDefault(HookSignature.HEADER, List.of()).stream()
                .map(String::strip)
                .anyMatch(value -> value.endsWith(header(offer.body, KEY).substring(5))));
    assertThat(accepted(lenient, 1000, this::oddHeader)).isPositive();
  }

  private static String first(Offer offer) {
    return offer.headers.getOrDefault(HookSignature.HEADER, List.of("")).getFirst();
  }

  /// Anything that is not signed with a key of ours, in every way keys and signatures go missing.
  private Offer unsigned() {
    boolean deactivated = random.nextBoolean();
    byte[] body =
        deactivated ? utf8("{\"Action\":\"Deactivated\",\"Guid\":\"" + GUID + "\"}") : body();
    String emptyKey = header(body, "\0");
    return switch (random.nextInt(7)) {
      case 0 -> new Offer(headers(header(body, KEY)), body, List.of());
      case 1 -> new Offer(headers(header(body, KEY)), body, List.of(""));
      case 2 -> new Offer(headers(emptyKey), body, List.of());
      case 3 -> new Offer(headers(emptyKey), body, List.of("", " "));
      case 4 -> new Offer(Map.of(), body, List.of(KEY));
      case 5 -> new Offer(headers(""), body, List.of());
      default -> new Offer(headers(emptyKey), body, List.of(KEY));
    };
  }

  @Test
  @Tag("P7")
  void withoutKeyOrSignatureNothingIsBelieved() {
    assertThat(accepted(Autotask.webhooks(), 1000, this::unsigned)).isZero();
  }

  @Test
  @Tag("P7")
  void readerThatSkipsTheCheckWithoutAKeyIsCaught() {
    WebhookReader trusting =
        broken(offer ->
            offer.keys.isEmpty()
                || offer.keys.stream()
                    .filter(key -> !key.isBlank())
                    .anyMatch(key -> header(offer.body, key).equals(first(offer))));
    assertThat(accepted(trusting, 1000, this::unsigned)).isPositive();
  }

  @Test
  @Tag("P7")
  void readerThatBelievesUnsignedDeactivationsIsCaught() {
    WebhookReader gullible =
        broken(offer ->
            new String(offer.body, java.nio.charset.StandardCharsets.UTF_8)
                .contains("Deactivated"));
    assertThat(accepted(gullible, 1000, this::unsigned)).isPositive();
  }
}

package dev.signalbox.autotask;

import static dev.signalbox.autotask.Signed.header;
import static dev.signalbox.autotask.Signed.mac;
import static dev.signalbox.autotask.Signed.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The check against vectors that others published and against bodies in every raw form.
@Tag("P4")
class SignatureVectorsTest {

  /// RFC 2202, section 3: key, message, HMAC-SHA1. Keys that are text.
  private static final List<List<String>> RFC_2202 =
      List.of(
          List.of("0b".repeat(20), hex("Hi There"), "b617318655057264e28bc0b6fb378c8ef146be00"),
          List.of(
              hex("Jefe"),
              hex("what do ya want for nothing?"),
              "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79"),
          List.of(
              "0102030405060708090a0b0c0d0e0f10111213141516171819",
              "cd".repeat(50),
              "4c9007f4026250c6bc8414f9bf50c86c2d7235da"),
          List.of(
              "0c".repeat(20),
              hex("Test With Truncation"),
              "4c1a03424b55e07fe7f27be1d58bb9324a9a5a04"));

  private static String hex(String text) {
    return HexFormat.of().formatHex(utf8(text));
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  private static boolean accepts(byte[] body, String header, String key) {
    return HookSignature.decode(header)
        .map(signature ->
            HookSignature.check(body, signature, List.of(key)) == HookSignature.Outcome.SIGNED)
        .orElse(false);
  }

  @Test
  void publishedVectorsOfTheSameAlgorithmAreAccepted() {
    for (List<String> vector : RFC_2202) {
      String key = new String(bytes(vector.get(0)), java.nio.charset.StandardCharsets.UTF_8);
      byte[] message = bytes(vector.get(1));
      String header = "sha1=" + Base64.getEncoder().encodeToString(bytes(vector.get(2)));
      assertThat(accepts(message, header, key)).as(vector.get(2)).isTrue();
    }
  }

  @Test
  void truncatedAndPaddedTagsAreRefused() {
    int refused = 0;
    for (List<String> vector : RFC_2202) {
      String key = new String(bytes(vector.get(0)), java.nio.charset.StandardCharsets.UTF_8);
      byte[] message = bytes(vector.get(1));
      byte[] tag = bytes(vector.get(2));
      for (int length = 0; length <= 40; length++) {
        if (length != tag.length) {
          byte[] cut = Arrays.copyOf(tag, length);
          assertThat(accepts(message, "sha1=" + Base64.getEncoder().encodeToString(cut), key))
              .as("%d bytes", length)
              .isFalse();
          refused++;
        }
      }
      for (int bit = 0; bit < tag.length * 8; bit++) {
        byte[] flipped = tag.clone();
        flipped[bit / 8] ^= (byte) (1 << (bit % 8));
        assertThat(accepts(message, "sha1=" + Base64.getEncoder().encodeToString(flipped), key))
            .isFalse();
        refused++;
      }
    }
    assertThat(refused).isEqualTo(RFC_2202.size() * (40 + 160));
  }

  @Test
  void otherSendersSignaturesAreGenuineAndStillRefused() {
    String secret = "It's a Secret to Everybody";
    byte[] payload = utf8("Hello, World!");
    String github = "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";
    assertThat(mac("HmacSHA256", utf8(secret), payload)).isEqualTo(bytes(github));
    assertThat(accepts(payload, "sha256=" + github, secret)).isFalse();
    assertThat(accepts(payload, "sha1=" + github, secret)).isFalse();

    byte[] content = utf8("msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330.{\"test\": 2432232314}");
    String standard = "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    byte[] key = Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    assertThat(Base64.getEncoder().encodeToString(mac("HmacSHA256", key, content)))
        .isEqualTo(standard);
    assertThat(accepts(content, "v1," + standard, "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")).isFalse();
    assertThat(accepts(content, "sha1=" + standard, "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")).isFalse();
  }

  @Test
  void bodiesInEveryRawFormAreAcceptedAsTheyCame() {
    List<byte[]> bodies = rawBodies();
    assertThat(bodies).hasSize(40);
    for (byte[] body : bodies) {
      String header = header(body, Signed.KEY);
      assertThat(accepts(body, header, Signed.KEY)).isTrue();
      assertThat(
              accepts(
                  Base64.getDecoder().decode(Base64.getEncoder().encode(body)), header, Signed.KEY))
          .as("through an event that carries the body in base64")
          .isTrue();
      byte[] longer = Arrays.copyOf(body, body.length + 1);
      assertThat(accepts(longer, header, Signed.KEY)).isFalse();
    }
  }

  /// The negative control: a check that decodes the text and writes it anew accepts other bytes.
  @Test
  void checkOverReencodedTextIsCaughtByTheRawBodies() {
    long caught =
        rawBodies().stream().filter(body -> !reencodes(body, header(body, Signed.KEY))).count();
    assertThat(caught).isGreaterThanOrEqualTo(5);
  }

  private static boolean reencodes(byte[] body, String header) {
    String text = new String(body, java.nio.charset.StandardCharsets.UTF_8);
    byte[] anew = utf8(text.strip().replace("\r\n", "\n").replace("\uFEFF", ""));
    return Optional.of(anew).map(bytes -> accepts(bytes, header, Signed.KEY)).orElseThrow();
  }

  private static List<byte[]> rawBodies() {
    List<byte[]> bodies = new ArrayList<>();
    for (String title :
        List.of(
            "plain",
            "Caf\\u00E9",
            "Caf\\u00e9",
            "Café",
            "\\u0026",
            "&",
            "\\u003C\\u003E",
            "<>",
            "\\u0027",
            "'",
            "\\u002B",
            "+",
            "\\uD83D\\uDE00",
            "😀",
            "\\r\\n",
            "\\/",
            "日本語",
            "\u200Fעברית",
            "e\u0301",
            "")) {
      bodies.add(utf8("{\"Id\":1,\"Title\":\"" + title + "\"}"));
      bodies.add(utf8("{\"Title\":\"" + title + "\",\"Id\":1}"));
    }
    bodies.set(1, marked(bodies.get(1)));
    bodies.set(3, utf8("{\r\n  \"Id\" : 1\r\n}\r\n"));
    bodies.set(5, utf8("{\n\t\"Id\":1\n}\n"));
    bodies.set(7, new byte[] {(byte) 0xFF, (byte) 0xFE, '{', 0, '}', 0});
    bodies.set(9, new byte[] {'{', (byte) 0xC3, (byte) 0x28, '}'});
    bodies.set(11, new byte[0]);
    bodies.set(13, new byte[] {0, 0, 0});
    bodies.set(15, random());
    return bodies;
  }

  private static byte[] marked(byte[] body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
    bytes.writeBytes(body);
    return bytes.toByteArray();
  }

  private static byte[] random() {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
    byte[] bytes = new byte[100_000];
    random.nextBytes(bytes);
    return bytes;
  }
}

package dev.signalbox.autotask;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The `X-Hook-Signature` of a delivery: `sha1=` and the base64 of the HMAC-SHA1 over the body's
/// bytes as they came. There is one way to be right and nothing is tried twice.
final class HookSignature {

  static final String HEADER = "x-hook-signature";

  private static final String PREFIX = "sha1=";
  private static final int BYTES = 20;
  private static final int MOST_KEYS = 2;

  /// Stands in for a missing key, so that an unknown hook costs what a known one costs. As long as
  /// ours are; its result never counts.
  private static final String NO_KEY = "no key, so this counts for none.";

  /// What came of checking a signature.
  enum Outcome {
    SIGNED,
    NOT_SIGNED,
    /// There was no key to check with.
    NO_KEY
  }

  private HookSignature() {}

  /// The 20 bytes of a header, if it is written as Autotask writes it.
  static Optional<byte[]> decode(String header) {
    if (!header.startsWith(PREFIX)) {
      return Optional.empty();
    }
    String text = header.substring(PREFIX.length());
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      // Base64 has several spellings of the same bytes; only the canonical one is taken.
      boolean canonical = Base64.getEncoder().encodeToString(bytes).equals(text);
      return bytes.length == BYTES && canonical ? Optional.of(bytes) : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// Whether one of the keys signed the body. An empty key is none. Takes the same time for every
  /// signature and for any number of keys up to two.
  static Outcome check(byte[] body, byte[] signature, List<String> keys) {
    int slots = Math.max(MOST_KEYS, keys.size());
    boolean signed = false;
    boolean keyed = false;
    for (int i = 0; i < slots; i++) {
      String key = i < keys.size() ? keys.get(i) : "";
      boolean usable = !key.isEmpty();
      boolean equal = MessageDigest.isEqual(hmac(body, usable ? key : NO_KEY), signature);
      signed |= equal && usable;
      keyed |= usable;
    }
    if (signed) {
      return Outcome.SIGNED;
    }
    return keyed ? Outcome.NOT_SIGNED : Outcome.NO_KEY;
  }

  private static byte[] hmac(byte[] body, String key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

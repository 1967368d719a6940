package dev.signalbox.autotask;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
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

  /// Stands in for a missing key, so that an unknown hook costs what a known one costs. Its result
  /// never counts.
  private static final String NO_KEY = "no key: this signature counts for nothing";

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

  /// Whether one of the keys signed the body. Takes the same time for every signature and for any
  /// number of keys up to two.
  static boolean signed(byte[] body, byte[] signature, List<String> keys) {
    List<String> padded = new ArrayList<>(keys);
    while (padded.size() < MOST_KEYS) {
      padded.add(NO_KEY);
    }
    boolean signed = false;
    for (int i = 0; i < padded.size(); i++) {
      boolean equal = MessageDigest.isEqual(hmac(body, padded.get(i)), signature);
      signed |= equal && i < keys.size();
    }
    return signed;
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

package dev.signalbox.autotask;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs as a sender does, independently of the code under test.
final class Signed {

  static final String KEY = "0123456789abcdef0123456789ABCDEF";
  static final String GUID = "a1da62a4-2c49-40a8-8183-69994ce5b3eb";

  private Signed() {}

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] mac(String algorithm, byte[] key, byte[] message) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(key, algorithm));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String header(byte[] body, String key) {
    return "sha1=" + Base64.getEncoder().encodeToString(mac("HmacSHA1", utf8(key), body));
  }

  static Map<String, List<String>> headers(String... signatures) {
    return Map.of("x-hook-signature", List.of(signatures));
  }
}

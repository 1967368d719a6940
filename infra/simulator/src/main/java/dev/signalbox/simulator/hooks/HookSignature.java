package dev.signalbox.simulator.hooks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The signature of a callout: HMAC-SHA1 over the exact bytes of the body (Autotask developer help,
/// Webhooks, SecretKeyPayloadVerification).
public final class HookSignature {

  public static final String HEADER = "X-Hook-Signature";

  private static final String ALGORITHM = "HmacSHA1";

  private HookSignature() {}

  /// The value of the header for a body, under the hook's secret key.
  public static String of(byte[] body, String secretKey) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secretKey.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return "sha1=" + Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This JDK cannot compute " + ALGORITHM + ".", e);
    }
  }
}

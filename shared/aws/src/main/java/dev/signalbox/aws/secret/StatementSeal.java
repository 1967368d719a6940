package dev.signalbox.aws.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs statements with the deployment's key: HMAC-SHA256 over a prefix and the text in UTF-8, in
/// base64url without padding. Whoever has the key can check one; who has not asks the API.
public final class StatementSeal {

  /// How a signature is made, as the API tells.
  public static final String ALGORITHM = "HMAC-SHA256";

  /// What stands before the text, so that no other use of the key makes the same bytes.
  public static final String PREFIX = "statement:1:";

  private final Supplier<byte[]> key;

  public StatementSeal(Supplier<byte[]> deploymentKey) {
    this.key = deploymentKey;
  }

  public String sign(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.get(), "HmacSHA256"));
      mac.update(PREFIX.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Whether this deployment signed exactly this text.
  public boolean isGenuine(String text, String signature) {
    return MessageDigest.isEqual(
        sign(text).getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
  }
}

package dev.signalbox.aws.secret;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.crypto.spec.SecretKeySpec;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/// The key that this deployment signs with: hook tokens, cursors, hashes of sign-in codes. Each use
/// has a prefix of its own. Functions keep it, see [KeptKey].
public final class DeploymentKey {

  /// 128 bits, as hexadecimal text.
  private static final int SHORTEST = 32;

  private final byte[] bytes;

  public DeploymentKey(byte[] bytes) {
    if (bytes.length < SHORTEST) {
      throw new KeyUnreadable(
          "The deployment's key has fewer than " + SHORTEST + " characters; make a longer one.",
          null);
    }
    this.bytes = bytes.clone();
  }

  /// @param secretId name or ARN, `DEPLOYMENT_SECRET` in the template
  /// @throws KeyUnreadable when it is not there, may not be read or is no key
  public static DeploymentKey load(SecretsManagerClient client, String secretId) {
    try {
      String text = client.getSecretValue(get -> get.secretId(secretId)).secretString();
      return new DeploymentKey((text == null ? "" : text).getBytes(StandardCharsets.UTF_8));
    } catch (SdkException e) {
      throw new KeyUnreadable("The deployment's key cannot be read from its secret.", e);
    }
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  SecretKeySpec forMac() {
    return new SecretKeySpec(bytes, "HmacSHA256");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DeploymentKey key && Arrays.equals(bytes, key.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /// Without the key: this text may end in a log.
  @Override
  public String toString() {
    return "DeploymentKey[***]";
  }
}

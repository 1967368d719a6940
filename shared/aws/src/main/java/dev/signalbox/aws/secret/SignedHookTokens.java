package dev.signalbox.aws.secret;

import dev.signalbox.core.Randomness;
import dev.signalbox.core.connection.HookTokens;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.Mac;

/// Tokens of 128 random bits and a 64-bit MAC over them under the deployment's key, 32 characters
/// in all. The random part is the token's name; without the key it does not make a token.
public final class SignedHookTokens implements HookTokens {

  private static final int RANDOM_BYTES = 16;
  private static final int MAC_BYTES = 8;
  private static final int LENGTH = 32;

  private static final byte[] USE = "hook-token:1:".getBytes(StandardCharsets.UTF_8);

  private final Supplier<DeploymentKey> key;
  private final Randomness randomness;

  public SignedHookTokens(Supplier<DeploymentKey> key, Randomness randomness) {
    this.key = key;
    this.randomness = randomness;
  }

  @Override
  public String mint() {
    byte[] random = randomness.bytes(RANDOM_BYTES);
    byte[] token = Arrays.copyOf(random, RANDOM_BYTES + MAC_BYTES);
    System.arraycopy(mac(random), 0, token, RANDOM_BYTES, MAC_BYTES);
    return encode(token);
  }

  @Override
  public Optional<String> check(String token) {
    if (token.length() != LENGTH) {
      return Optional.empty();
    }
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
    byte[] random = Arrays.copyOf(bytes, RANDOM_BYTES);
    byte[] given = Arrays.copyOfRange(bytes, RANDOM_BYTES, RANDOM_BYTES + MAC_BYTES);
    // In constant time: the answer's time shall not tell how much of a forged MAC was right.
    return MessageDigest.isEqual(mac(random), given)
        ? Optional.of(encode(random))
        : Optional.empty();
  }

  private byte[] mac(byte[] random) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key.get().forMac());
      mac.update(USE);
      return Arrays.copyOf(mac.doFinal(random), MAC_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}

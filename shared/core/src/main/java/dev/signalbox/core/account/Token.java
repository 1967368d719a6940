package dev.signalbox.core.account;

import dev.signalbox.core.Randomness;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// An opaque bearer token of 256 random bits. Only its hash is stored.
public record Token(String value) {

  private static final int BYTES = 32;

  public static Token make(Randomness randomness) {
    return new Token(
        Base64.getUrlEncoder().withoutPadding().encodeToString(randomness.bytes(BYTES)));
  }

  /// SHA-256, base64url. Plain is enough: 256 random bits cannot be tried out.
  public String hash() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Without the token: this text may end in a log.
  @Override
  public String toString() {
    return "Token[***]";
  }
}

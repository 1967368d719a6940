package dev.signalbox.core.psa;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// A hash over the fields of a record. Each field is written with its length, so that no two
/// different records read alike.
public final class ContentDigest {

  private static final int HASH_BYTES = 16;
  private static final int ABSENT = -1;

  private final MessageDigest sha256;

  public ContentDigest() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Adds a field by its text; null is a value of its own.
  public ContentDigest add(@Nullable Object field) {
    if (field == null) {
      sha256.update(length(ABSENT));
      return this;
    }
    byte[] bytes = field.toString().getBytes(StandardCharsets.UTF_8);
    sha256.update(length(bytes.length));
    sha256.update(bytes);
    return this;
  }

  /// 32 hexadecimal digits.
  public String hash() {
    return HexFormat.of().formatHex(sha256.digest(), 0, HASH_BYTES);
  }

  private static byte[] length(int value) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
  }
}

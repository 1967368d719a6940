package dev.signalbox.aws.dynamo;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Turns a place in a list into a cursor that belongs to one list and filter, and back. Signed, so
/// that a cursor is what a page gave and nothing else.
public final class CursorSeal {

  /// Grows when old cursors can no longer be understood; they are refused then.
  private static final String VERSION = "1";

  private static final int MAC_BYTES = 12;

  private final Supplier<byte[]> key;

  /// @param deploymentKey at least 128 random bits
  public CursorSeal(Supplier<byte[]> deploymentKey) {
    key = deploymentKey;
  }

  String seal(String list, String place) {
    byte[] text = place.getBytes(StandardCharsets.UTF_8);
    byte[] cursor = Arrays.copyOf(mac(list, text), MAC_BYTES + text.length);
    System.arraycopy(text, 0, cursor, MAC_BYTES, text.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
  }

  /// @throws IllegalArgumentException when it is no cursor of this list
  String open(String list, String cursor) {
    byte[] bytes = decode(cursor);
    if (bytes.length > MAC_BYTES) {
      byte[] text = Arrays.copyOfRange(bytes, MAC_BYTES, bytes.length);
      if (MessageDigest.isEqual(mac(list, text), Arrays.copyOf(bytes, MAC_BYTES))) {
        return new String(text, StandardCharsets.UTF_8);
      }
    }
    throw new IllegalArgumentException(
        "The cursor does not belong to this list and filter. Start without a cursor.");
  }

  private static byte[] decode(String cursor) {
    try {
      return Base64.getUrlDecoder().decode(cursor);
    } catch (IllegalArgumentException _) {
      return new byte[0];
    }
  }

  private byte[] mac(String list, byte[] place) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.get(), "HmacSHA256"));
      byte[] name = list.getBytes(StandardCharsets.UTF_8);
      mac.update(("cursor:" + VERSION + ":" + name.length + ":").getBytes(StandardCharsets.UTF_8));
      mac.update(name);
      return Arrays.copyOf(mac.doFinal(place), MAC_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

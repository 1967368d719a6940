package dev.signalbox.core.account;

import dev.signalbox.core.Randomness;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The six digits that a person reads from a mail. Stored as a keyed hash only: a million
/// possibilities are soon tried against a plain one.
public record SignInCode(String digits) {

  private static final Pattern SHAPE = Pattern.compile("[0-9]{6}");
  private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

  /// Enough bytes that the remainder modulo a million is even to 1 in 10^32.
  private static final int ENTROPY_BYTES = 16;

  public SignInCode {
    if (!SHAPE.matcher(digits).matches()) {
      throw new IllegalArgumentException("A code has six digits.");
    }
  }

  public static SignInCode make(Randomness randomness) {
    BigInteger number = new BigInteger(1, randomness.bytes(ENTROPY_BYTES)).mod(MILLION);
    return new SignInCode(String.format(Locale.ROOT, "%06d", number.intValue()));
  }

  /// The code in a text that a person typed or pasted; spaces do not count.
  public static Optional<SignInCode> find(String typed) {
    String digits = typed.replaceAll("[\\s-]", "");
    return SHAPE.matcher(digits).matches() ? Optional.of(new SignInCode(digits)) : Optional.empty();
  }

  /// The hash of this code for one challenge, under the deployment's key.
  public String hash(byte[] key, String challenge) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update(("code:" + challenge + ":" + digits).getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Without the digits: this text may end in a log.
  @Override
  public String toString() {
    return "SignInCode[***]";
  }
}

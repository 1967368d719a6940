package dev.signalbox.bedrock;

import dev.signalbox.core.Randomness;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// The boundary around what outsiders wrote: a number they cannot know, and nothing inside that
/// looks like a boundary, a role or a tag.
record Fence(String nonce) {

  private static final int BYTES = 12;

  private static final Pattern TAG = Pattern.compile("<(?=[/|!?<\\[a-zA-Z])");
  private static final Pattern TAG_END = Pattern.compile("(?<=\\|)>");
  private static final Pattern INSTRUCTION_MARK =
      Pattern.compile("\\[(/?(?:inst|system|sys|assistant|user))]", Pattern.CASE_INSENSITIVE);
  private static final Pattern ROLE =
      Pattern.compile(
          "^([ \\t#*]*(?:system|assistant|user|human|developer|tool)[ \\t*]*):",
          Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
  private static final Pattern BOUNDARY =
      Pattern.compile(
          "(?:un)?trusted[-_](?:begin|end)(?:[-_][0-9a-f]*)?", Pattern.CASE_INSENSITIVE);

  static Fence of(Randomness randomness) {
    return new Fence(HexFormat.of().formatHex(randomness.bytes(BYTES)));
  }

  String begin() {
    return "untrusted-begin-" + nonce;
  }

  String end() {
    return "untrusted-end-" + nonce;
  }

  /// Swaps look-alike delimiters for harmless signs that read the same to a person.
  String inside(String text) {
    String safe = BOUNDARY.matcher(text.replace(nonce, "")).replaceAll("[boundary]");
    safe = TAG.matcher(safe).replaceAll("‹");
    safe = TAG_END.matcher(safe).replaceAll("›");
    safe = INSTRUCTION_MARK.matcher(safe).replaceAll("($1)");
    safe = ROLE.matcher(safe).replaceAll("$1：");
    return safe.replace("```", "'''");
  }
}

package dev.signalbox.config;

import dev.signalbox.core.sync.RunId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Where a list of runs goes on: below the last one that was looked at. Ids of runs sort by time,
/// so runs that begin meanwhile move nothing.
final class RunCursor {

  private static final String VERSION = "1:";

  private RunCursor() {}

  static @Nullable String write(@Nullable RunId place) {
    return place == null
        ? null
        : Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString((VERSION + place).getBytes(StandardCharsets.UTF_8));
  }

  static RunId read(String cursor) {
    String text = decoded(cursor);
    String id = text.startsWith(VERSION) ? text.substring(VERSION.length()) : "";
    if (!RunId.isOne(id)) {
      throw Refusal.field("cursor", "This is no cursor of this list. Begin again without one.");
    }
    return new RunId(id);
  }

  private static String decoded(String cursor) {
    try {
      return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return "";
    }
  }
}

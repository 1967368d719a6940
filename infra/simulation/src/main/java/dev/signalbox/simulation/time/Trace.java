package dev.signalbox.simulation.time;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;

/// Everything that happened, as one number, and the last of it in words.
public final class Trace {

  private static final int KEPT = 400;
  private static final long PRIME = 0x100000001b3L;

  private final Timeline timeline;
  private final Deque<String> last = new ArrayDeque<>();
  private long hash = 0xcbf29ce484222325L;
  private long events;

  public Trace(Timeline timeline) {
    this.timeline = timeline;
  }

  public void note(String what) {
    String line = timeline.now() + " " + what;
    for (int i = 0; i < line.length(); i++) {
      hash = (hash ^ line.charAt(i)) * PRIME;
    }
    events++;
    keep(line);
  }

  /// Words that help to understand, and decide nothing: they do not count.
  public void remark(String what) {
    keep(timeline.now() + "   " + what);
  }

  private void keep(String line) {
    last.addLast(line);
    if (last.size() > KEPT) {
      last.removeFirst();
    }
  }

  public long events() {
    return events;
  }

  /// The same for the same events, and hardly ever for others.
  public String hash() {
    return HexFormat.of().toHexDigits(hash);
  }

  /// The last events, the latest at the end.
  public List<String> last(int count) {
    return List.copyOf(last).subList(Math.max(0, last.size() - count), last.size());
  }
}

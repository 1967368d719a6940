package dev.signalbox.local.demo;

import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// Where the demo tells what it does: one line for each step, and a line that moves while a step
/// takes its time. Without a terminal there is nothing to move, and only whole lines are written.
public final class Terminal {

  private static final int LABEL = 18;
  private static final int WIDTH = 98;
  private static final Duration PLAIN_EVERY = Duration.ofSeconds(5);

  private final PrintStream out;
  private final boolean moves;
  private boolean moving;
  private long lastPlain;

  public Terminal(PrintStream out, boolean moves) {
    this.out = out;
    this.moves = moves;
  }

  /// Standard output.
  public static Terminal standard() {
    boolean moves = Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    return new Terminal(System.out, moves);
  }

  public void title(String title) {
    line("");
    line(bold(title));
    line("");
  }

  public void done(String label, String what) {
    line("  " + green("✓") + " " + padded(label, LABEL) + what);
  }

  public void item(String label, String what) {
    line("  " + padded(label, LABEL + 2) + what);
  }

  /// How far a step is.
  public void progress(String label, String what) {
    String text = "  · " + padded(label, LABEL) + what;
    if (moves) {
      out.print("\r\033[2K" + text.substring(0, Math.min(WIDTH, text.length())));
      out.flush();
      moving = true;
    } else if (System.nanoTime() - lastPlain > PLAIN_EVERY.toNanos()) {
      lastPlain = System.nanoTime();
      line(text);
    }
  }

  public void line(String text) {
    if (moving) {
      out.print("\r\033[2K");
      moving = false;
    }
    out.println(text);
    out.flush();
  }

  /// A quotation or another long text, over as many lines as it needs.
  public void wrapped(int indent, String text) {
    String left = text.strip().replaceAll("\\s+", " ");
    int width = WIDTH - indent;
    while (left.length() > width) {
      int cut = left.lastIndexOf(' ', width);
      int end = cut <= 0 ? width : cut;
      line(" ".repeat(indent) + left.substring(0, end));
      left = left.substring(end).strip();
    }
    line(" ".repeat(indent) + left);
  }

  private static String padded(String text, int width) {
    return String.format(Locale.ROOT, "%-" + width + "s", text);
  }

  public String bold(String text) {
    return moves ? "\033[1m" + text + "\033[0m" : text;
  }

  private String green(String text) {
    return moves ? "\033[32m" + text + "\033[0m" : text;
  }

  /// `1.9 s`.
  static String seconds(Duration span) {
    return String.format(Locale.ROOT, "%.1f s", span.toMillis() / 1000.0);
  }
}

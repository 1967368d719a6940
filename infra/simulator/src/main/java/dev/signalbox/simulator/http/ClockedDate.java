package dev.signalbox.simulator.http;

import com.sun.net.httpserver.Headers;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.AbstractList;
import java.util.Locale;
import java.util.stream.Stream;

/// Makes the `Date` header tell the simulator's time. The JDK's server sets that header itself as
/// it sends, and reads `Connection` right after: this list of its values corrects the date when it
/// is read.
final class ClockedDate extends AbstractList<String> {

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
          .withZone(ZoneOffset.UTC);

  private final Headers headers;
  private final Instant now;

  private ClockedDate(Headers headers, Instant now) {
    this.headers = headers;
    this.now = now;
  }

  static void install(Headers headers, Instant now) {
    headers.put("Connection", new ClockedDate(headers, now));
  }

  @Override
  public String get(int index) {
    return "keep-alive";
  }

  @Override
  public int size() {
    return 1;
  }

  @Override
  public Stream<String> stream() {
    headers.set("Date", FORMAT.format(now));
    return super.stream();
  }
}

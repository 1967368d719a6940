package dev.signalbox.autotask;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// What came back over HTTP, unread.
public final class Reply {

  private static final int HEAD = 200;

  private final int status;
  private final HttpHeaders headers;
  private final byte[] body;

  public Reply(int status, HttpHeaders headers, byte[] body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  int status() {
    return status;
  }

  byte[] body() {
    return body;
  }

  Optional<String> header(String name) {
    return headers.firstValue(name);
  }

  Optional<Instant> date() {
    return header("Date").flatMap(Instants::parseHttp);
  }

  boolean isHtml() {
    String head = new String(body, 0, Math.min(HEAD, body.length), StandardCharsets.UTF_8);
    return header("Content-Type").orElse("").toLowerCase(Locale.ROOT).contains("html")
        || head.strip().startsWith("<");
  }
}

package dev.signalbox.local.demo;

import dev.signalbox.json.Json;
import dev.signalbox.json.ObjBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Speaks JSON over HTTP, as anybody's frontend would.
public final class JsonClient {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI base;
  private final @Nullable Supplier<String> token;

  public JsonClient(URI base) {
    this(base, null);
  }

  private JsonClient(URI base, @Nullable Supplier<String> token) {
    this.base = base;
    this.token = token;
  }

  /// The same place, asked by the owner of a token.
  public JsonClient as(String token) {
    return as(() -> token);
  }

  /// The same place, asked by somebody whose token is renewed now and then.
  public JsonClient as(Supplier<String> access) {
    return new JsonClient(base, access);
  }

  public URI base() {
    return base;
  }

  /// What came back, whatever its status.
  public record Answer(int status, HttpHeaders headers, String text) {

    public Json.Obj json() {
      return Json.parseObject(text);
    }

    public boolean isFine() {
      return status / 100 == 2;
    }

    public Optional<String> header(String name) {
      return headers.firstValue(name);
    }
  }

  public Answer call(String method, String path, @Nullable Json body) {
    return body == null
        ? send(method, path, new byte[0], Map.of())
        : send(method, path, body.bytes(), Map.of("Content-Type", "application/json"));
  }

  /// Sends any bytes, also such as are no JSON.
  public Answer send(String method, String path, byte[] body, Map<String, String> headers) {
    var request =
        HttpRequest.newBuilder(URI.create(base.toString().replaceFirst("/$", "") + path))
            .timeout(PATIENCE)
            .method(
                method,
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    if (token != null) {
      request.header("Authorization", "Bearer " + token.get());
    }
    return answer(request.build());
  }

  private static Answer answer(HttpRequest request) {
    try {
      var response = HTTP.send(request, BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.headers(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(request.method() + " " + request.uri() + " failed.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for an answer.", e);
    }
  }

  public Json.Obj get(String path) {
    return fine("GET", path, null).json();
  }

  public Json.Obj post(String path, ObjBuilder body) {
    return fine("POST", path, body.build()).json();
  }

  public Json.Obj put(String path, ObjBuilder body) {
    return fine("PUT", path, body.build()).json();
  }

  public Json.Obj patch(String path, ObjBuilder body) {
    return fine("PATCH", path, body.build()).json();
  }

  /// The objects of a list's first page.
  public List<Json.Obj> items(String path) {
    return objects(get(path), "items");
  }

  public static List<Json.Obj> objects(Json.Obj of, String key) {
    return of.list(key).stream()
        .filter(Json.Obj.class::isInstance)
        .map(Json.Obj.class::cast)
        .toList();
  }

  /// @throws Refused when the status is no success
  public Answer fine(String method, String path, @Nullable Json body) {
    Answer answer = call(method, path, body);
    if (!answer.isFine()) {
      throw new Refused(method, path, answer);
    }
    return answer;
  }

  /// The API said no, and why.
  public static final class Refused extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private final int status;

    Refused(String method, String path, Answer answer) {
      super("%s %s was answered with %d: %s".formatted(method, path, answer.status(), why(answer)));
      this.status = answer.status();
    }

    public int status() {
      return status;
    }

    private static String why(Answer answer) {
      return answer.text().length() <= 600 ? answer.text() : answer.text().substring(0, 600);
    }
  }
}

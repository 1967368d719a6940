package dev.signalbox.autotask;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Sends requests. Certificates are always checked and redirects never followed: a redirect would
/// carry the credentials to a host nobody has checked.
final class Transport implements Exchange {

  /// 500 tickets with all their text, with room to spare.
  static final int LARGEST = 48 * 1024 * 1024;

  private static final String HOST_CHECK_SWITCH =
      "jdk.internal.httpclient.disableHostnameVerification";

  private final HttpClient client;

  Transport(Duration connect) {
    if (System.getProperty(HOST_CHECK_SWITCH) != null) {
      throw new IllegalStateException(
          "The system property "
              + HOST_CHECK_SWITCH
              + " turns the check of certificates off. Remove it.");
    }
    client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(connect)
            .build();
  }

  @Override
  public Reply send(HttpRequest request, Duration most, int largest) throws IOException {
    CompletableFuture<HttpResponse<byte[]>> sent =
        client.sendAsync(request, _ -> new CappedBody(largest));
    try {
      // The client's own timeout ends with the headers; an answer can also stop half-way.
      HttpResponse<byte[]> response = sent.get(most.toMillis(), TimeUnit.MILLISECONDS);
      return new Reply(response.statusCode(), response.headers(), response.body());
    } catch (TimeoutException _) {
      sent.cancel(true);
      throw new HttpTimeoutException("No complete answer within " + most.toMillis() + " ms.");
    } catch (InterruptedException e) {
      sent.cancel(true);
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while waiting for the answer.", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
    }
  }
}

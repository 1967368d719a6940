package dev.signalbox.local.run;

import dev.signalbox.json.Json;
import dev.signalbox.json.ObjBuilder;
import dev.signalbox.local.cloud.AwsService;
import dev.signalbox.local.cloud.Endpoints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// AWS's JSON protocols without a client library, so that the machinery around the functions shares
/// none with them. Emulators look at the form of a signature only.
final class AwsCalls implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Endpoints endpoints;

  AwsCalls(Endpoints endpoints) {
    this.endpoints = endpoints;
  }

  Json.Obj dynamo(String operation, ObjBuilder request) {
    return call(AwsService.DYNAMODB, "DynamoDB_20120810." + operation, "1.0", request);
  }

  Json.Obj sqs(String operation, ObjBuilder request) {
    return call(AwsService.SQS, "AmazonSQS." + operation, "1.0", request);
  }

  Json.Obj secrets(String operation, ObjBuilder request) {
    return call(AwsService.SECRETS, "secretsmanager." + operation, "1.1", request);
  }

  private Json.Obj call(AwsService service, String target, String version, ObjBuilder request) {
    HttpRequest post =
        HttpRequest.newBuilder(endpoints.of(service))
            .timeout(PATIENCE)
            .header("Content-Type", "application/x-amz-json-" + version)
            .header("X-Amz-Target", target)
            .header("Authorization", signature(service))
            .POST(HttpRequest.BodyPublishers.ofByteArray(request.bytes()))
            .build();
    HttpResponse<byte[]> answer = send(service, post);
    if (answer.statusCode() / 100 != 2) {
      throw new Refused(target, answer);
    }
    return answer.body().length == 0 ? Json.object().build() : Json.parseObject(answer.body());
  }

  private HttpResponse<byte[]> send(AwsService service, HttpRequest post) {
    try {
      return http.send(post, BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(service.id() + " does not answer at " + post.uri(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Stopped(e);
    }
  }

  private static String signature(AwsService service) {
    return "AWS4-HMAC-SHA256 Credential=local/20260101/%s/%s/aws4_request,"
            .formatted(Endpoints.REGION, service.id())
        + " SignedHeaders=host, Signature=0";
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  /// The service answered with an error.
  static final class Refused extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    Refused(String target, HttpResponse<byte[]> answer) {
      super(
          target
              + " was refused with "
              + answer.statusCode()
              + ": "
              + new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8));
    }
  }

  /// The thread was told to stop while it waited.
  static final class Stopped extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    Stopped(InterruptedException cause) {
      super(cause);
    }
  }
}

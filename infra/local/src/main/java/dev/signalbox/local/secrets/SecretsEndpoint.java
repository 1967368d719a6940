package dev.signalbox.local.secrets;

import dev.signalbox.json.Json;
import dev.signalbox.json.MalformedJson;
import dev.signalbox.local.http.LoopbackServer;
import dev.signalbox.local.http.Request;
import dev.signalbox.local.http.Response;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;

/// Secrets Manager on loopback, as the AWS SDK speaks to it.
public final class SecretsEndpoint implements AutoCloseable {

  private static final String TYPE = "application/x-amz-json-1.1";
  private static final String PREFIX = "secretsmanager.";

  private final LoopbackServer server;
  private final Secrets secrets;

  private SecretsEndpoint(int port, Secrets secrets) throws IOException {
    this.secrets = secrets;
    this.server = LoopbackServer.start(port, this::answer);
  }

  public static SecretsEndpoint start(int port, String region, String account) throws IOException {
    return new SecretsEndpoint(port, new Secrets(region, account, InstantSource.system()));
  }

  public URI uri() {
    return server.uri();
  }

  private Response answer(Request request) {
    String target = request.header("x-amz-target").orElse("");
    try {
      if (!target.startsWith(PREFIX)) {
        throw SecretsFault.unknownOperation(target);
      }
      Json.Obj body = Json.parseObject(request.body());
      Json.Obj answer = secrets.answer(target.substring(PREFIX.length()), body);
      return Response.of(200, TYPE, answer.bytes());
    } catch (SecretsFault fault) {
      return fault(fault.type(), String.valueOf(fault.getMessage()));
    } catch (MalformedJson e) {
      return fault("SerializationException", String.valueOf(e.getMessage()));
    }
  }

  private static Response fault(String type, String message) {
    byte[] body = Json.object().put("__type", type).put("Message", message).bytes();
    return Response.of(400, TYPE, body).with("x-amzn-ErrorType", type);
  }

  @Override
  public void close() {
    server.close();
  }
}

package dev.signalbox.bench.coldstart;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import dev.signalbox.json.Json;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// DynamoDB, SQS and Secrets Manager on loopback: answers at once, and notes what was called, so
/// that the baseline can be told to make the same calls.
final class AwsStub implements AutoCloseable {

  private final StubTable table;
  private final Map<String, String> secrets;
  private final Loopback server;
  private final List<String> calls = new ArrayList<>();

  /// @param secrets texts by id
  AwsStub(StubTable table, Map<String, String> secrets) throws IOException {
    this.table = table;
    this.secrets = Map.copyOf(secrets);
    this.server = new Loopback(this::handle);
  }

  String url() {
    return "http://" + server.address();
  }

  /// The calls since the last time, one a line, its words parted by tabs.
  synchronized String takeCalls() {
    String taken = String.join("\n", calls);
    calls.clear();
    return taken;
  }

  private void handle(HttpExchange exchange) throws IOException {
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    String operation = target.substring(target.indexOf('.') + 1);
    var request = Json.parseObject(exchange.getRequestBody().readAllBytes());
    note(operation, request);
    exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
    Loopback.answer(exchange, 200, answer(operation, request).bytes());
  }

  private synchronized void note(String operation, Json.Obj request) {
    calls.add(
        switch (operation) {
          case "Query" -> "Query\t" + words(request, "TableName") + "\t" + query(request);
          case "GetSecretValue", "DescribeSecret" -> operation + "\t" + words(request, "SecretId");
          case "SendMessage", "SendMessageBatch", "GetQueueAttributes" ->
              operation + "\t" + words(request, "QueueUrl");
          case "BatchGetItem" -> operation + batch(request);
          case "TransactWriteItems", "BatchExecuteStatement" ->
              operation + "\t" + StubTable.NAME + "\tnone\tnone";
          default -> operation + "\t" + words(request, "TableName") + "\t" + key(request);
        });
  }

  private static String words(Json.Obj request, String name) {
    return request.text(name).orElse("");
  }

  private static String query(Json.Obj request) {
    var partition = StubTable.partition(request).orElseThrow();
    return words(request, "IndexName") + "\t" + partition.name() + "\t" + partition.value();
  }

  /// The table, then both halves of each key.
  private static String batch(Json.Obj request) {
    var line = new StringBuilder();
    request
        .object("RequestItems")
        .orElseThrow()
        .fields()
        .forEach((table, asked) -> {
          line.append('\t').append(table);
          ((Json.Obj) asked)
              .list("Keys")
              .forEach(key ->
                  line.append('\t')
                      .append(part((Json.Obj) key, "pk"))
                      .append('\t')
                      .append(part((Json.Obj) key, "sk")));
        });
    return line.toString();
  }

  private static String key(Json.Obj request) {
    var key = request.object("Key").or(() -> request.object("Item")).orElse(Json.object().build());
    return part(key, "pk") + "\t" + part(key, "sk");
  }

  private static String part(Json.Obj key, String name) {
    return key.object(name).flatMap(value -> value.text("S")).orElse("none");
  }

  private Json.Obj answer(String operation, Json.Obj request) {
    return switch (operation) {
      case "GetItem" -> table.get(request);
      case "Query" -> table.query(request);
      case "BatchGetItem" -> table.getAll(request);
      case "BatchExecuteStatement" -> done(request.list("Statements"));
      case "SendMessage" -> sent(words(request, "MessageBody"));
      case "SendMessageBatch" -> sentAll(request.list("Entries"));
      case "GetSecretValue" -> secret(words(request, "SecretId"));
      default -> Json.object().build();
    };
  }

  private static Json.Obj done(List<Json> statements) {
    List<Json> each = statements.stream().<Json>map(_ -> Json.object().build()).toList();
    return Json.object().put("Responses", Json.array(each)).build();
  }

  private static Json.Obj sent(String body) {
    return Json.object().put("MessageId", "m").put("MD5OfMessageBody", md5(body)).build();
  }

  private static Json.Obj sentAll(List<Json> entries) {
    var results =
        entries.stream()
            .map(entry -> (Json.Obj) entry)
            .map(entry ->
                Json.object()
                    .put("Id", words(entry, "Id"))
                    .put("MessageId", "m")
                    .put("MD5OfMessageBody", md5(words(entry, "MessageBody")))
                    .build())
            .toList();
    return Json.object().put("Successful", Json.array(results)).put("Failed", Json.array()).build();
  }

  private Json.Obj secret(String id) {
    String text = secrets.getOrDefault(id, "{}");
    return Json.object()
        .put("ARN", "arn:aws:secretsmanager:us-east-1:123456789012:secret:" + id)
        .put("Name", id)
        .put("VersionId", "1")
        .put("SecretString", text)
        .build();
  }

  private static String md5(String text) {
    try {
      var digest = MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}

package dev.signalbox.bench.coldstart;

import dev.signalbox.bench.desk.Desk;
import dev.signalbox.json.Json;
import dev.signalbox.json.ObjBuilder;
import dev.signalbox.local.cloud.AwsService;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the product has written: all items of its table, as DynamoDB's protocol has them, and all
/// its secrets.
record Contents(List<Json.Obj> items, Map<String, String> secrets) {

  static Contents of(Desk desk) throws IOException, InterruptedException {
    return new Contents(items(desk), secrets(desk));
  }

  private static List<Json.Obj> items(Desk desk) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      var items = new ArrayList<Json.Obj>();
      Optional<Json.Obj> after = Optional.empty();
      do {
        var request = Json.object().put("TableName", desk.environment().get("TABLE_NAME"));
        after.ifPresent(key -> request.put("ExclusiveStartKey", key));
        Json.Obj page = scan(http, desk, request);
        page.list("Items").forEach(item -> items.add((Json.Obj) item));
        after = page.object("LastEvaluatedKey");
      } while (after.isPresent());
      return items;
    }
  }

  /// Without the SDK, whose values cannot be written as the protocol has them.
  private static Json.Obj scan(HttpClient http, Desk desk, ObjBuilder request)
      throws IOException, InterruptedException {
    HttpRequest post =
        HttpRequest.newBuilder(desk.endpoints().of(AwsService.DYNAMODB))
            .header("Content-Type", "application/x-amz-json-1.0")
            .header("X-Amz-Target", "DynamoDB_20120810.Scan")
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request,"
                    + " SignedHeaders=host, Signature=0")
            .POST(HttpRequest.BodyPublishers.ofByteArray(request.bytes()))
            .build();
    HttpResponse<byte[]> answer = http.send(post, BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IOException("The table cannot be read: " + answer.statusCode());
    }
    return Json.parseObject(answer.body());
  }

  private static Map<String, String> secrets(Desk desk) {
    var client = desk.clients().secrets();
    var texts = new HashMap<String, String>();
    client
        .listSecrets()
        .secretList()
        .forEach(secret ->
            texts.put(
                secret.name(),
                client.getSecretValue(get -> get.secretId(secret.name())).secretString()));
    return texts;
  }
}

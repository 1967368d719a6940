package dev.signalbox.local.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signalbox.json.Json;
import dev.signalbox.local.cloud.Endpoints;

/// A message that was received and not deleted yet.
record QueueMessage(Json.Obj received, long receivedAt) {

  String id() {
    return received.text("MessageId").orElse("");
  }

  String receipt() {
    return received.text("ReceiptHandle").orElse("");
  }

  /// Messages without a group are a group each.
  String group() {
    return received
        .object("Attributes")
        .flatMap(attributes -> attributes.text("MessageGroupId"))
        .orElseGet(this::id);
  }

  int size() {
    return received.text("Body").orElse("").getBytes(UTF_8).length;
  }

  /// As Lambda's event has it.
  Json.Obj record(String queueArn) {
    return Json.object()
        .put("messageId", id())
        .put("receiptHandle", receipt())
        .put("body", received.text("Body").orElse(""))
        .put("attributes", received.object("Attributes").orElse(Json.object().build()))
        .put("messageAttributes", messageAttributes())
        .put("md5OfBody", received.text("MD5OfBody").orElse(""))
        .put("eventSource", "aws:sqs")
        .put("eventSourceARN", queueArn)
        .put("awsRegion", Endpoints.REGION)
        .build();
  }

  private Json.Obj messageAttributes() {
    var attributes = Json.object();
    received
        .object("MessageAttributes")
        .ifPresent(all ->
            all.fields()
                .forEach(
                    (name, value) -> attributes.put(name, attribute((Json.Obj) value).build())));
    return attributes.build();
  }

  private static dev.signalbox.json.ObjBuilder attribute(Json.Obj value) {
    return Json.object()
        .put("stringValue", value.text("StringValue").map(Json::text))
        .put("binaryValue", value.text("BinaryValue").map(Json::text))
        .put("stringListValues", Json.array())
        .put("binaryListValues", Json.array())
        .put("dataType", value.text("DataType").orElse("String"));
  }

  static QueueMessage now(Json.Obj received) {
    return new QueueMessage(received, System.nanoTime());
  }
}

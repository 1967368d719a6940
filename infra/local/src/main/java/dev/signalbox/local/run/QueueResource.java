package dev.signalbox.local.run;

import dev.signalbox.json.Json;
import dev.signalbox.local.template.Trees;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// `AWS::SQS::Queue`.
final class QueueResource {

  private static final List<String> ATTRIBUTES =
      List.of(
          "VisibilityTimeout",
          "DelaySeconds",
          "MessageRetentionPeriod",
          "ReceiveMessageWaitTimeSeconds",
          "FifoQueue",
          "ContentBasedDeduplication");

  private final AwsCalls aws;
  private final Duration longestVisibility;

  QueueResource(AwsCalls aws, Duration longestVisibility) {
    this.aws = aws;
    this.longestVisibility = longestVisibility;
  }

  Created create(String generatedName, Map<String, Object> properties) {
    boolean fifo = Trees.flag(properties, "FifoQueue", false);
    String name = Trees.text(properties, "QueueName").orElse(generatedName + (fifo ? ".fifo" : ""));
    Json.Obj answer =
        aws.sqs(
            "CreateQueue",
            Json.object().put("QueueName", name).put("Attributes", attributes(properties)));
    String url = answer.text("QueueUrl").orElseThrow();
    return new Created(url, Map.of("Arn", arn(url), "QueueName", name, "QueueUrl", url));
  }

  private Json.Obj attributes(Map<String, Object> properties) {
    var attributes = Json.object();
    ATTRIBUTES.forEach(
        name -> Trees.text(properties, name).ifPresent(value -> attributes.put(name, value)));
    long visibility = Trees.number(properties, "VisibilityTimeout", 30);
    attributes.put(
        "VisibilityTimeout", String.valueOf(Math.min(visibility, longestVisibility.toSeconds())));
    if (properties.containsKey("RedrivePolicy")) {
      attributes.put("RedrivePolicy", Trees.json(properties.get("RedrivePolicy")).write());
    }
    return attributes.build();
  }

  private String arn(String url) {
    Json.Obj answer =
        aws.sqs(
            "GetQueueAttributes",
            Json.object()
                .put("QueueUrl", url)
                .put("AttributeNames", Json.texts(List.of("QueueArn"))));
    return answer.object("Attributes").flatMap(all -> all.text("QueueArn")).orElseThrow();
  }
}

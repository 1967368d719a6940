package dev.signalbox.local.run;

import dev.signalbox.json.Json;
import dev.signalbox.local.cloud.Endpoints;
import dev.signalbox.local.template.Trees;
import java.util.List;
import java.util.Map;

/// `AWS::DynamoDB::Table` and `AWS::DynamoDB::GlobalTable`; their properties are the request, by
/// and large.
final class TableResource {

  private static final List<String> OF_THE_REQUEST =
      List.of(
          "AttributeDefinitions",
          "KeySchema",
          "GlobalSecondaryIndexes",
          "LocalSecondaryIndexes",
          "BillingMode",
          "ProvisionedThroughput");

  private final AwsCalls aws;

  TableResource(AwsCalls aws) {
    this.aws = aws;
  }

  Created create(String generatedName, Map<String, Object> properties) {
    String name = Trees.text(properties, "TableName").orElse(generatedName);
    var request = Json.object().put("TableName", name);
    OF_THE_REQUEST.stream()
        .filter(properties::containsKey)
        .forEach(key -> request.put(key, Trees.json(properties.get(key))));
    aws.dynamo("CreateTable", request);
    if (properties.containsKey("TimeToLiveSpecification")) {
      aws.dynamo("UpdateTimeToLive", timeToLive(name, properties));
    }
    String arn =
        "arn:aws:dynamodb:%s:%s:table/%s".formatted(Endpoints.REGION, Endpoints.ACCOUNT, name);
    return new Created(name, Map.of("Arn", arn, "StreamArn", arn + "/stream/none"));
  }

  private static dev.signalbox.json.ObjBuilder timeToLive(
      String name, Map<String, Object> properties) {
    Map<String, Object> declared = Trees.map(properties.get("TimeToLiveSpecification"));
    return Json.object()
        .put("TableName", name)
        .put(
            "TimeToLiveSpecification",
            Json.object()
                .put("AttributeName", Trees.text(declared, "AttributeName").orElse("expiresAt"))
                .put("Enabled", Trees.flag(declared, "Enabled", true)));
  }
}

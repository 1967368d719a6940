package dev.signalbox.aws.dynamo;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The place of an item.
record Key(String pk, String sk) {

  static final String PK = "pk";
  static final String SK = "sk";

  Map<String, AttributeValue> attributes() {
    return Map.of(PK, AttributeValue.fromS(pk), SK, AttributeValue.fromS(sk));
  }
}

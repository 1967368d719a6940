package dev.signalbox.aws.dynamo;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/// Leaves one item out of the first answer that has it, as DynamoDB may when it is busy, so that it
/// is asked for once more; and does something before that.
final class LateItem implements ExecutionInterceptor {

  private final Key key;
  private final Runnable meanwhile;
  private boolean happened;

  LateItem(Key key, Runnable meanwhile) {
    this.key = key;
    this.meanwhile = meanwhile;
  }

  @Override
  public SdkResponse modifyResponse(
      Context.ModifyResponse context, ExecutionAttributes attributes) {
    if (!(context.response() instanceof BatchGetItemResponse answer) || happened) {
      return context.response();
    }
    for (Map.Entry<String, List<Map<String, AttributeValue>>> found :
        answer.responses().entrySet()) {
      List<Map<String, AttributeValue>> others =
          found.getValue().stream().filter(item -> !new Item(item).key().equals(key)).toList();
      if (others.size() < found.getValue().size()) {
        happened = true;
        meanwhile.run();
        return answer.toBuilder()
            .responses(Map.of(found.getKey(), others))
            .unprocessedKeys(Map.of(found.getKey(), unread()))
            .build();
      }
    }
    return answer;
  }

  private KeysAndAttributes unread() {
    return KeysAndAttributes.builder().keys(List.of(key.attributes())).consistentRead(true).build();
  }
}

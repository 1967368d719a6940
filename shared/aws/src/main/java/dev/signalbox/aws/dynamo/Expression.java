package dev.signalbox.aws.dynamo;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A condition or update in DynamoDB's words. `#name` stands for the attribute of that name, so
/// that none collides with a reserved word; `:name` is given by [#with].
record Expression(String text, Map<String, AttributeValue> values) {

  private static final Pattern NAME = Pattern.compile("#\\w+");

  static final Expression ABSENT = of("attribute_not_exists(#pk)");
  static final Expression PRESENT = of("attribute_exists(#pk)");

  static Expression of(String text) {
    return new Expression(text, Map.of());
  }

  Expression with(String name, AttributeValue value) {
    Map<String, AttributeValue> more = new HashMap<>(values);
    more.put(":" + name, value);
    return new Expression(text, more);
  }

  Expression with(String name, String value) {
    return with(name, AttributeValue.fromS(value));
  }

  Expression with(String name, long value) {
    return with(name, AttributeValue.fromN(Long.toString(value)));
  }

  Expression with(String name, Instant value) {
    return with(name, Times.text(value));
  }

  /// Both of them.
  Expression and(Expression other) {
    return joined("AND", other);
  }

  /// One of them, or both.
  Expression or(Expression other) {
    return joined("OR", other);
  }

  private Expression joined(String word, Expression other) {
    Map<String, AttributeValue> all = new HashMap<>(values);
    all.putAll(other.values);
    return new Expression("(" + text + ") " + word + " (" + other.text + ")", all);
  }

  Map<String, String> names() {
    return NAME.matcher(text)
        .results()
        .map(MatchResult::group)
        .distinct()
        .collect(Collectors.toMap(name -> name, name -> name.substring(1)));
  }
}

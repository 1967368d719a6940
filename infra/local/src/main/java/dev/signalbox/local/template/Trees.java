package dev.signalbox.local.template;

import dev.signalbox.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The maps, lists and scalars that YAML is made of.
public final class Trees {

  private Trees() {}

  /// The entries of a mapping; none for anything else.
  public static Map<String, Object> map(@Nullable Object tree) {
    var map = new LinkedHashMap<String, Object>();
    if (tree instanceof Map<?, ?> entries) {
      entries.forEach((key, value) -> put(map, key, value));
    }
    return map;
  }

  private static void put(Map<String, Object> map, Object key, @Nullable Object value) {
    if (value != null) {
      map.put(String.valueOf(key), value);
    }
  }

  public static List<Object> list(@Nullable Object tree) {
    return tree instanceof List<?> items ? new ArrayList<>(items) : List.of();
  }

  public static Optional<String> text(Map<String, Object> map, String key) {
    return Optional.ofNullable(map.get(key)).map(String::valueOf);
  }

  public static int number(Map<String, Object> map, String key, int otherwise) {
    return text(map, key).map(Integer::parseInt).orElse(otherwise);
  }

  public static boolean flag(Map<String, Object> map, String key, boolean otherwise) {
    return text(map, key).map(Boolean::parseBoolean).orElse(otherwise);
  }

  /// As SAM merges Globals into a resource: mappings by key, lists one after the other, else the
  /// resource wins.
  static Object merge(Object global, Object own) {
    if (global instanceof List<?> && own instanceof List<?>) {
      var both = new ArrayList<>(list(global));
      both.addAll(list(own));
      return both;
    }
    if (!(global instanceof Map<?, ?>) || !(own instanceof Map<?, ?>) || isFunction(own)) {
      return own;
    }
    Map<String, Object> merged = map(global);
    map(own).forEach((key, value) -> merged.merge(key, value, Trees::merge));
    return merged;
  }

  /// An intrinsic function, a mapping with one key.
  static boolean isFunction(Object tree) {
    return tree instanceof Map<?, ?> map
        && map.size() == 1
        && map.keySet().stream()
            .map(String::valueOf)
            .allMatch(
                key -> key.equals("Ref") || key.equals("Condition") || key.startsWith("Fn::"));
  }

  public static Json json(@Nullable Object tree) {
    return switch (tree) {
      case null -> Json.none();
      case Map<?, ?> _ -> {
        var object = Json.object();
        map(tree).forEach((key, value) -> object.put(key, json(value)));
        yield object.build();
      }
      case List<?> items -> Json.array(items.stream().map(Trees::json).toList());
      case Boolean flag -> Json.bool(flag);
      case Number number -> new Json.Num(new BigDecimal(number.toString()));
      default -> Json.text(tree.toString());
    };
  }
}

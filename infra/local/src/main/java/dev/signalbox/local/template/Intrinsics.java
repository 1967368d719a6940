package dev.signalbox.local.template;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// CloudFormation's intrinsic functions.
public final class Intrinsics {

  private static final Object NO_VALUE = new Object();
  private static final Pattern PLACE = Pattern.compile("\\$\\{(!?)([^}]+)}");

  private final Scope scope;
  private final Map<String, Object> conditions;
  private final Map<String, Object> mappings;

  public Intrinsics(Scope scope, Template template) {
    this.scope = scope;
    this.conditions = template.conditions();
    this.mappings = template.mappings();
  }

  /// A tree with every function replaced by its value; what is `AWS::NoValue` is left out.
  public Object evaluate(Object tree) {
    return switch (tree) {
      case Map<?, ?> map when Trees.isFunction(map) -> function(Trees.map(map));
      case Map<?, ?> map -> entries(map);
      case List<?> list -> list.stream().map(this::evaluate).filter(Intrinsics::isValue).toList();
      default -> tree;
    };
  }

  public Map<String, Object> properties(Resource resource) {
    return Trees.map(evaluate(resource.properties()));
  }

  /// Whether the resource is part of this stack.
  public boolean isWanted(Resource resource) {
    return resource.condition().map(this::condition).orElse(true);
  }

  private static boolean isValue(Object value) {
    return !Objects.equals(value, NO_VALUE);
  }

  private Map<String, Object> entries(Map<?, ?> map) {
    var evaluated = new LinkedHashMap<String, Object>();
    Trees.map(map)
        .forEach((key, value) -> {
          Object one = evaluate(value);
          if (isValue(one)) {
            evaluated.put(key, one);
          }
        });
    return evaluated;
  }

  private Object function(Map<String, Object> call) {
    Map.Entry<String, Object> only = call.entrySet().iterator().next();
    Object argument = only.getValue();
    return switch (only.getKey()) {
      case "Ref" -> argument.equals("AWS::NoValue") ? NO_VALUE : scope.reference(text(argument));
      case "Condition" -> condition(text(argument));
      case "Fn::GetAtt" -> attribute(argument);
      case "Fn::Sub" -> substitute(argument);
      case "Fn::Join" -> join(arguments(argument, 2));
      case "Fn::Select" -> select(arguments(argument, 2));
      case "Fn::Split" -> split(arguments(argument, 2));
      case "Fn::If" -> choose(Trees.list(argument));
      case "Fn::Equals" -> equal(arguments(argument, 2));
      case "Fn::And" -> truths(argument).stream().allMatch(b -> b);
      case "Fn::Or" -> truths(argument).stream().anyMatch(b -> b);
      case "Fn::Not" -> truths(argument).stream().noneMatch(b -> b);
      case "Fn::FindInMap" -> find(arguments(argument, 3));
      case "Fn::Base64" ->
          Base64.getEncoder().encodeToString(text(evaluate(argument)).getBytes(UTF_8));
      default -> throw new BadTemplate("the function " + only.getKey() + " is not understood.");
    };
  }

  private static String text(Object value) {
    return String.valueOf(value);
  }

  private List<Object> arguments(Object argument, int count) {
    List<Object> arguments = Trees.list(argument);
    if (arguments.size() != count) {
      throw new BadTemplate("a function wants " + count + " arguments, but has " + argument + ".");
    }
    return arguments.stream().map(this::evaluate).toList();
  }

  private Object attribute(Object argument) {
    List<Object> path =
        argument instanceof String dotted
            ? List.of((Object[]) dotted.split("\\.", 2))
            : Trees.list(argument);
    return scope.attribute(text(path.getFirst()), text(path.getLast()));
  }

  private String substitute(Object argument) {
    List<Object> parts = argument instanceof List<?> ? Trees.list(argument) : List.of(argument);
    Map<String, Object> own = parts.size() > 1 ? entries(Trees.map(parts.get(1))) : Map.of();
    Matcher place = PLACE.matcher(text(parts.getFirst()));
    return place.replaceAll(found ->
        Matcher.quoteReplacement(
            found.group(1).isEmpty()
                ? text(named(found.group(2).strip(), own))
                : "${" + found.group(2) + "}"));
  }

  private Object named(String name, Map<String, Object> own) {
    if (own.containsKey(name)) {
      return Objects.requireNonNull(own.get(name));
    }
    int dot = name.indexOf('.');
    return dot < 0
        ? scope.reference(name)
        : scope.attribute(name.substring(0, dot), name.substring(dot + 1));
  }

  private static String join(List<Object> arguments) {
    return Trees.list(arguments.get(1)).stream()
        .map(Intrinsics::text)
        .collect(Collectors.joining(text(arguments.getFirst())));
  }

  private static Object select(List<Object> arguments) {
    return Trees.list(arguments.get(1)).get(Integer.parseInt(text(arguments.getFirst())));
  }

  private static List<Object> split(List<Object> arguments) {
    String separator = Pattern.quote(text(arguments.getFirst()));
    return new ArrayList<>(List.of(text(arguments.get(1)).split(separator, -1)));
  }

  private Object choose(List<Object> arguments) {
    return evaluate(arguments.get(condition(text(arguments.getFirst())) ? 1 : 2));
  }

  private static boolean equal(List<Object> arguments) {
    return text(arguments.getFirst()).equals(text(arguments.getLast()));
  }

  private List<Boolean> truths(Object argument) {
    return Trees.list(argument).stream()
        .map(this::evaluate)
        .map(value -> Boolean.parseBoolean(text(value)))
        .toList();
  }

  private boolean condition(String name) {
    Object condition = conditions.get(name);
    if (condition == null) {
      throw new BadTemplate("there is no condition " + name + ".");
    }
    return Boolean.parseBoolean(text(evaluate(condition)));
  }

  private Object find(List<Object> path) {
    Object found = mappings;
    for (Object step : path) {
      found = Trees.map(found).getOrDefault(text(step), NO_VALUE);
    }
    if (!isValue(found)) {
      throw new BadTemplate("Mappings have nothing at " + path + ".");
    }
    return found;
  }
}

package dev.signalbox.simulator.autotask.rest;

import dev.signalbox.simulator.autotask.rest.Target.Nowhere;
import dev.signalbox.simulator.autotask.schema.ChildPath;
import dev.signalbox.simulator.autotask.schema.EntityType;
import dev.signalbox.simulator.autotask.schema.Schema;
import dev.signalbox.simulator.autotask.schema.Verb;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads the part of a path behind the version; case does not matter.
final class TargetParser {

  private static final Pattern ID = Pattern.compile("-?\\d{1,18}");

  private final Schema schema;

  TargetParser(Schema schema) {
    this.schema = schema;
  }

  Target parse(List<String> segments) {
    if (segments.isEmpty()) {
      return new Nowhere();
    }
    Optional<EntityType> entity =
        schema.find(segments.getFirst()).filter(found -> isPath(found, segments.getFirst()));
    if (entity.isEmpty()) {
      return segments.size() == 1 ? utility(segments.getFirst()) : new Nowhere();
    }
    return within(entity.get(), segments.subList(1, segments.size()));
  }

  private static boolean isPath(EntityType entity, String segment) {
    return entity.path().equalsIgnoreCase(segment);
  }

  private static Target utility(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "thresholdinformation" -> Target.Utility.THRESHOLD;
      case "version" -> Target.Utility.VERSION;
      case "entityinformation" -> Target.Utility.ENTITIES;
      default -> new Nowhere();
    };
  }

  private Target within(EntityType entity, List<String> rest) {
    if (rest.isEmpty()) {
      return isWrittenAtRoot(entity) ? new Target.Collection(entity) : new Nowhere();
    }
    String first = rest.getFirst().toLowerCase(Locale.ROOT);
    if (first.equals("query")) {
      return entity.verbs().contains(Verb.QUERY) ? query(entity, rest) : new Nowhere();
    }
    if (first.equals("entityinformation")) {
      return information(entity, rest);
    }
    return ID.matcher(first).matches() ? below(entity, Long.parseLong(first), rest) : new Nowhere();
  }

  private static boolean isWrittenAtRoot(EntityType entity) {
    return entity.verbs().contains(Verb.CREATE) || entity.verbs().contains(Verb.UPDATE);
  }

  private static Target query(EntityType entity, List<String> rest) {
    if (rest.size() == 1) {
      return new Target.Query(entity);
    }
    return switch (rest.get(1).toLowerCase(Locale.ROOT)) {
      case "count" -> new Target.Count(entity);
      case "next" -> new Target.Neighbour(entity, true);
      case "previous" -> new Target.Neighbour(entity, false);
      default -> new Nowhere();
    };
  }

  private static Target information(EntityType entity, List<String> rest) {
    if (rest.size() == 1) {
      return new Target.Information(entity);
    }
    return switch (rest.get(1).toLowerCase(Locale.ROOT)) {
      case "fields" -> new Target.Fields(entity);
      case "userdefinedfields" -> new Target.UserDefined(entity);
      default -> new Nowhere();
    };
  }

  private Target below(EntityType entity, long id, List<String> rest) {
    if (rest.size() == 1) {
      return entity.verbs().contains(Verb.GET) ? new Target.Item(entity, id) : new Nowhere();
    }
    Optional<EntityType> child = schema.child(entity, rest.get(1));
    if (child.isEmpty()) {
      return new Nowhere();
    }
    ChildPath path = Schema.under(child.get(), entity, rest.get(1)).orElseThrow();
    if (rest.size() == 2) {
      return new Target.Children(child.get(), path, id);
    }
    return rest.size() == 3 && ID.matcher(rest.get(2)).matches()
        ? new Target.Child(child.get(), path, id, Long.parseLong(rest.get(2)))
        : new Nowhere();
  }
}

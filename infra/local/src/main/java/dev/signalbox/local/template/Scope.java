package dev.signalbox.local.template;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What names in a template stand for: parameters, pseudo-parameters and the resources that exist
/// by now.
public final class Scope {

  private final Map<String, Object> values = new LinkedHashMap<>();
  private final Map<String, Map<String, Object>> attributes = new LinkedHashMap<>();
  private final Set<String> resources;

  public Scope(Map<String, Object> values, Set<String> resources) {
    this.values.putAll(values);
    this.resources = Set.copyOf(resources);
  }

  /// A resource exists now.
  public void define(String logicalId, Object reference, Map<String, Object> attributes) {
    values.put(logicalId, reference);
    this.attributes.put(logicalId, Map.copyOf(attributes));
  }

  public boolean isDefined(String logicalId) {
    return attributes.containsKey(logicalId);
  }

  Object reference(String name) {
    return Optional.ofNullable(values.get(name)).orElseThrow(() -> missing(name));
  }

  Object attribute(String logicalId, String attribute) {
    Map<String, Object> known = attributes.get(logicalId);
    if (known == null) {
      throw missing(logicalId);
    }
    return Optional.ofNullable(known.get(attribute))
        .orElseThrow(() ->
            new BadTemplate(
                "the local cloud does not know the attribute "
                    + logicalId
                    + "."
                    + attribute
                    + "."));
  }

  private RuntimeException missing(String name) {
    return resources.contains(name)
        ? new NotYet(name)
        : new BadTemplate(name + " is neither a parameter nor a resource.");
  }

  /// A resource is needed that does not exist yet.
  public static final class NotYet extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotYet(String logicalId) {
      super(logicalId);
    }
  }
}

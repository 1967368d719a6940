package dev.signalbox.core.tenant;

import java.util.regex.Pattern;

/// One managed service provider in this deployment: 3 to 40 lower-case letters, digits and hyphens.
/// Built where the tenant is proved and nowhere else: the authoriser, the hook token, the queue
/// decoder and the registry.
public record TenantId(String value) {

  private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9-]{2,39}");

  public TenantId {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "A tenant id has 3 to 40 lower-case letters, digits and hyphens.");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}

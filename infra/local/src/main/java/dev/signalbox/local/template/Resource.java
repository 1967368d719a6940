package dev.signalbox.local.template;

import java.util.Map;
import java.util.Optional;

/// One resource as it stands in the template, functions not yet evaluated, Globals merged in.
public record Resource(
    String logicalId, String type, Optional<String> condition, Map<String, Object> properties) {}

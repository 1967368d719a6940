package dev.signalbox.local.run;

import dev.signalbox.local.cloud.Endpoints;
import dev.signalbox.local.template.BadTemplate;
import dev.signalbox.local.template.Trees;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// A function as the template declares it, everything evaluated.
///
/// @param variables its environment, without what Lambda adds
/// @param code the zip, relative to the template
record FunctionSpec(
    String logicalId,
    String name,
    String handler,
    Duration timeout,
    int memory,
    Map<String, String> variables,
    String code) {

  FunctionSpec {
    variables = Map.copyOf(variables);
  }

  static FunctionSpec of(String logicalId, String generatedName, Map<String, Object> properties) {
    var variables = new LinkedHashMap<String, String>();
    Trees.map(Trees.map(properties.get("Environment")).get("Variables"))
        .forEach((name, value) -> variables.put(name, String.valueOf(value)));
    return new FunctionSpec(
        logicalId,
        Trees.text(properties, "FunctionName").orElse(generatedName),
        Trees.text(properties, "Handler")
            .orElseThrow(() -> new BadTemplate(logicalId + " has no Handler.")),
        Duration.ofSeconds(Trees.number(properties, "Timeout", 3)),
        Trees.number(properties, "MemorySize", 128),
        variables,
        Trees.text(properties, "CodeUri").orElse("."));
  }

  String arn() {
    return "arn:aws:lambda:%s:%s:function:%s".formatted(Endpoints.REGION, Endpoints.ACCOUNT, name);
  }

  /// What the function finds in its environment: the template's variables and Lambda's own.
  Map<String, String> environment(Endpoints endpoints) {
    var environment = new LinkedHashMap<>(variables);
    environment.putAll(endpoints.variables());
    environment.put("_HANDLER", handler);
    environment.put("AWS_LAMBDA_FUNCTION_NAME", name);
    environment.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
    environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", String.valueOf(memory));
    environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
    environment.put("TZ", ":UTC");
    return environment;
  }
}

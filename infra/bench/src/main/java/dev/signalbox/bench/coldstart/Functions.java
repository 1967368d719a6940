package dev.signalbox.bench.coldstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The functions as template.yaml has them: handler, Java options and the names of their variables.
final class Functions {

  private static final Pattern VARIABLE = Pattern.compile("(?m)^ {10}([A-Z_]+): ");

  private final String template;

  Functions(String template) {
    this.template = template;
  }

  static Functions ofTemplate() throws IOException {
    return new Functions(Files.readString(Path.of("template.yaml")));
  }

  /// How Lambda would start a function.
  record Settings(String handler, String javaOptions, Map<String, String> environment) {}

  /// @param aws where the stub listens
  Settings settings(String name, String aws) {
    String section = section(name);
    return new Settings(
        value(section, "Handler"), value(section, "JAVA_TOOL_OPTIONS"), environment(section, aws));
  }

  /// @param aws where the stub listens
  Candidate candidate(String name, Fixture fixture, String aws) throws IOException {
    var settings = settings(name, aws);
    return new Candidate(
        name,
        Unpacked.of(Path.of("functions", name, "target", name + ".zip")),
        settings.handler(),
        settings.javaOptions(),
        settings.environment(),
        fixture.event(),
        answer -> answer.contains(fixture.expects()));
  }

  /// From the function's name to the blank line that ends it.
  private String section(String name) {
    Pattern pattern = Pattern.compile("(?s)\\}-" + name + "\\n.*?\\n\\n");
    Matcher matcher = pattern.matcher(template);
    if (!matcher.find()) {
      throw new IllegalArgumentException("template.yaml has no function " + name);
    }
    return matcher.group();
  }

  private static String value(String section, String key) {
    Matcher matcher = Pattern.compile("(?m)^ +" + key + ": (.*)$").matcher(section);
    if (!matcher.find()) {
      throw new IllegalArgumentException("template.yaml gives no " + key);
    }
    return matcher.group(1).strip();
  }

  private static Map<String, String> environment(String section, String aws) {
    var values = new HashMap<String, String>();
    Matcher variables = VARIABLE.matcher(section);
    while (variables.find()) {
      values.put(variables.group(1), valueOf(variables.group(1), aws));
    }
    values.remove("JAVA_TOOL_OPTIONS");
    values.put("AWS_ENDPOINT_URL", aws);
    return values;
  }

  private static String valueOf(String variable, String aws) {
    if (variable.endsWith("_QUEUE_URL")) {
      return aws + "/000000000000/" + variable.replace("_QUEUE_URL", "").toLowerCase(Locale.ROOT);
    }
    return switch (variable) {
      case "TABLE_NAME" -> StubTable.NAME;
      case "SECRET_PREFIX" -> "signalbox/bench/";
      case "DEPLOYMENT_SECRET" -> "signalbox-deployment/bench";
      case "FIRST_ADMIN_EMAIL" -> "admin@bench.test";
      case "TENANT_NAME" -> "Bench";
      case "RETENTION_DAYS" -> "365";
      default -> "";
    };
  }
}

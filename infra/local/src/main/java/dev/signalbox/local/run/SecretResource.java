package dev.signalbox.local.run;

import dev.signalbox.json.Json;
import dev.signalbox.json.ObjBuilder;
import dev.signalbox.local.template.BadTemplate;
import dev.signalbox.local.template.Trees;
import java.util.List;
import java.util.Map;

/// `AWS::SecretsManager::Secret`, also one whose value is generated.
final class SecretResource {

  private static final List<String> OF_THE_PASSWORD =
      List.of(
          "PasswordLength",
          "ExcludeCharacters",
          "ExcludeLowercase",
          "ExcludeNumbers",
          "ExcludePunctuation",
          "ExcludeUppercase",
          "IncludeSpace",
          "RequireEachIncludedType");

  private final AwsCalls aws;

  SecretResource(AwsCalls aws) {
    this.aws = aws;
  }

  Created create(String generatedName, Map<String, Object> properties) {
    String name = Trees.text(properties, "Name").orElse(generatedName);
    var request = Json.object().put("Name", name).put("SecretString", value(name, properties));
    Trees.text(properties, "Description").ifPresent(text -> request.put("Description", text));
    String arn = aws.secrets("CreateSecret", request).text("ARN").orElseThrow();
    return new Created(arn, Map.of("Id", arn));
  }

  private String value(String name, Map<String, Object> properties) {
    return Trees.text(properties, "SecretString")
        .orElseGet(() -> generated(name, Trees.map(properties.get("GenerateSecretString"))));
  }

  private String generated(String name, Map<String, Object> generation) {
    var request = Json.object();
    OF_THE_PASSWORD.stream()
        .filter(generation::containsKey)
        .forEach(key -> request.put(key, Trees.json(generation.get(key))));
    String password =
        aws.secrets("GetRandomPassword", request).text("RandomPassword").orElseThrow();
    return Trees.text(generation, "SecretStringTemplate")
        .map(template -> filled(name, template, generation, password))
        .orElse(password);
  }

  private static String filled(
      String name, String template, Map<String, Object> generation, String password) {
    String key =
        Trees.text(generation, "GenerateStringKey")
            .orElseThrow(() -> new BadTemplate(name + " has a template but no GenerateStringKey."));
    ObjBuilder filled = Json.object();
    Json.parseObject(template).fields().forEach(filled::put);
    return filled.put(key, password).write();
  }
}

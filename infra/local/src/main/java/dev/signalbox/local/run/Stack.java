package dev.signalbox.local.run;

import dev.signalbox.local.cloud.Endpoints;
import dev.signalbox.local.template.BadTemplate;
import dev.signalbox.local.template.Intrinsics;
import dev.signalbox.local.template.Resource;
import dev.signalbox.local.template.Scope;
import dev.signalbox.local.template.Template;
import dev.signalbox.local.template.Trees;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The resources of a template, made on the local cloud in the order of their dependencies.
final class Stack {

  private static final String IMPLICIT_API = "ServerlessHttpApi";
  private static final List<String> OF_A_FUNCTION =
      List.of(
          "FunctionName", "Handler", "Timeout", "MemorySize", "Environment", "CodeUri", "Events");

  /// A schedule that stands for itself, everything evaluated.
  record Standalone(String logicalId, Map<String, Object> properties) {}

  /// A function and its declared events.
  record Deployed(FunctionSpec spec, Map<String, Object> events) {}

  final Map<String, String> queueUrls = new LinkedHashMap<>();
  final Map<String, String> urlByArn = new LinkedHashMap<>();
  final Map<String, String> tables = new LinkedHashMap<>();
  final Map<String, String> secrets = new LinkedHashMap<>();
  final Map<String, Deployed> functions = new LinkedHashMap<>();
  final List<Standalone> schedules = new ArrayList<>();
  final List<String> notEmulated = new ArrayList<>();
  private @Nullable String apiId;
  private Map<String, Object> api = Map.of();

  private final String name;
  private final URI apiUrl;
  private final Template template;
  private final Scope scope;
  private final Intrinsics intrinsics;
  private final QueueResource queueMaker;
  private final TableResource tableMaker;
  private final SecretResource secretMaker;

  Stack(Template template, RunnerOptions options, AwsCalls aws, URI apiUrl) {
    this.template = template;
    this.name = options.stackName();
    this.apiUrl = apiUrl;
    var values = template.parameterValues(options.parameters());
    values.putAll(pseudoParameters(name));
    var ids = template.resources().stream().map(Resource::logicalId).collect(Collectors.toSet());
    this.scope = new Scope(values, ids);
    this.intrinsics = new Intrinsics(scope, template);
    this.queueMaker = new QueueResource(aws, options.longestVisibility());
    this.tableMaker = new TableResource(aws);
    this.secretMaker = new SecretResource(aws);
    scope.define(IMPLICIT_API, IMPLICIT_API, apiAttributes());
    createAll();
  }

  private static Map<String, Object> pseudoParameters(String stack) {
    return Map.of(
        "AWS::Region",
        Endpoints.REGION,
        "AWS::AccountId",
        Endpoints.ACCOUNT,
        "AWS::Partition",
        "aws",
        "AWS::URLSuffix",
        "amazonaws.com",
        "AWS::StackName",
        stack,
        "AWS::StackId",
        "arn:aws:cloudformation:%s:%s:stack/%s/local"
            .formatted(Endpoints.REGION, Endpoints.ACCOUNT, stack));
  }

  /// Tries what is left until nothing is; what waits for a resource that is made later has another
  /// turn.
  private void createAll() {
    var left = new ArrayList<>(template.resources());
    left.removeIf(resource -> !intrinsics.isWanted(resource));
    while (!left.isEmpty()) {
      int before = left.size();
      left.removeIf(this::tryToCreate);
      if (left.size() == before) {
        throw new BadTemplate(
            "these resources wait for each other: "
                + left.stream().map(Resource::logicalId).toList());
      }
    }
  }

  private boolean tryToCreate(Resource resource) {
    try {
      create(resource);
      return true;
    } catch (Scope.NotYet _) {
      return false;
    }
  }

  private void create(Resource resource) {
    String id = resource.logicalId();
    switch (resource.type()) {
      case "AWS::SQS::Queue" -> {
        Created queue = queueMaker.create(generatedName(id), intrinsics.properties(resource));
        queueUrls.put(id, queue.reference());
        urlByArn.put(String.valueOf(queue.attributes().get("Arn")), queue.reference());
        define(id, queue);
      }
      case "AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable" -> {
        Created table = tableMaker.create(generatedName(id), intrinsics.properties(resource));
        tables.put(id, table.reference());
        define(id, table);
      }
      case "AWS::SecretsManager::Secret" -> {
        Created secret = secretMaker.create(generatedName(id), intrinsics.properties(resource));
        secrets.put(id, secret.reference());
        define(id, secret);
      }
      case "AWS::Serverless::HttpApi" -> api(id, resource);
      case "AWS::Serverless::Function" -> function(id, resource);
      case "AWS::Scheduler::Schedule" -> {
        schedules.add(new Standalone(id, intrinsics.properties(resource)));
        scope.define(id, generatedName(id), Map.of());
      }
      default -> passOver(resource);
    }
  }

  private void define(String id, Created created) {
    scope.define(id, created.reference(), created.attributes());
  }

  private String generatedName(String logicalId) {
    return name + "-" + logicalId;
  }

  private void api(String id, Resource resource) {
    if (apiId != null) {
      throw new BadTemplate("there are two HTTP APIs, " + apiId + " and " + id + ".");
    }
    // First what may have to wait for another resource, then what is remembered.
    api = intrinsics.properties(resource);
    apiId = id;
    scope.define(id, id, apiAttributes());
  }

  private Map<String, Object> apiAttributes() {
    return Map.of("ApiEndpoint", apiUrl.toString(), "ApiId", "local");
  }

  private void function(String id, Resource resource) {
    var wanted = new LinkedHashMap<>(resource.properties());
    wanted.keySet().retainAll(OF_A_FUNCTION);
    Map<String, Object> properties = Trees.map(local(intrinsics.evaluate(wanted)));
    FunctionSpec spec = FunctionSpec.of(id, generatedName(id), properties);
    functions.put(id, new Deployed(spec, Trees.map(properties.get("Events"))));
    scope.define(id, spec.name(), Map.of("Arn", spec.arn()));
  }

  /// Its references lead nowhere, but have a name.
  private void passOver(Resource resource) {
    String id = resource.logicalId();
    notEmulated.add(id + " (" + resource.type() + ")");
    String arn =
        "arn:aws:local:%s:%s:%s".formatted(Endpoints.REGION, Endpoints.ACCOUNT, generatedName(id));
    scope.define(
        id,
        generatedName(id),
        Map.of("Arn", arn, "Id", id, "Name", generatedName(id), "TopicArn", arn));
  }

  /// The address that AWS would give the API is here the local one.
  private Object local(Object tree) {
    return switch (tree) {
      case Map<?, ?> map -> {
        var copy = new LinkedHashMap<String, Object>();
        Trees.map(map).forEach((key, value) -> copy.put(key, local(value)));
        yield copy;
      }
      case List<?> list -> list.stream().map(this::local).toList();
      case String text -> local(text);
      default -> tree;
    };
  }

  private String local(String text) {
    String id = apiId == null ? IMPLICIT_API : apiId;
    return text.replace(
        "https://%s.execute-api.%s.amazonaws.com".formatted(id, Endpoints.REGION),
        apiUrl.toString());
  }

  Map<String, Object> corsConfiguration() {
    return Trees.map(api.get("CorsConfiguration"));
  }

  /// The value of an output of the template.
  String output(String output) {
    Object declared = template.outputs().get(output);
    if (declared == null) {
      throw new BadTemplate("there is no output " + output + ".");
    }
    Object value = intrinsics.evaluate(Trees.map(declared).getOrDefault("Value", ""));
    return local(String.valueOf(value));
  }
}

package dev.signalbox.local.secrets;

import dev.signalbox.json.Json;
import dev.signalbox.json.ObjBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The operations of Secrets Manager. One lock for all: a laptop has few secrets.
final class Secrets {

  private static final int PAGE = 100;

  private final String arnPrefix;
  private final InstantSource clock;
  private final Map<String, Secret> byName = new LinkedHashMap<>();

  Secrets(String region, String account, InstantSource clock) {
    this.arnPrefix = "arn:aws:secretsmanager:" + region + ":" + account + ":secret:";
    this.clock = clock;
  }

  synchronized Json.Obj answer(String operation, Json.Obj request) {
    return switch (operation) {
      case "CreateSecret" -> create(request);
      case "GetSecretValue" ->
          live(request).read(request.text("VersionId"), request.text("VersionStage"));
      case "PutSecretValue" -> put(request);
      case "UpdateSecret" -> update(request);
      case "DeleteSecret" -> delete(request);
      case "RestoreSecret" -> restore(request);
      case "DescribeSecret" -> get(request).described("VersionIdsToStages").build();
      case "ListSecrets" -> list(request);
      case "ListSecretVersionIds" -> versions(request);
      case "GetRandomPassword" -> RandomPassword.answer(request);
      default -> throw SecretsFault.unknownOperation(operation);
    };
  }

  private Json.Obj create(Json.Obj request) {
    String name = request.text("Name").orElse("");
    if (!name.matches("[A-Za-z0-9/_+=.@-]{1,512}")) {
      throw SecretsFault.validation(
          "Invalid name. Must be a valid name containing alphanumeric characters, or any of the"
              + " following: -/_+=.@!");
    }
    Secret known = byName.get(name);
    Secret secret = known == null ? new Secret(name, newArn(name), clock.instant()) : known;
    if (known != null) {
      requireSameCreation(known, request);
    }
    byName.put(name, secret);
    request.text("Description").ifPresent(text -> secret.describe(text, clock.instant()));
    return stored(secret, request, List.of(Secret.CURRENT));
  }

  private static void requireSameCreation(Secret known, Json.Obj request) {
    if (known.isDeleted()) {
      throw SecretsFault.request(
          "You can't create this secret because a secret with this name is already scheduled for"
              + " deletion.");
    }
    boolean sameToken =
        request
            .text("ClientRequestToken")
            .filter(token -> known.versions().toString().contains(token))
            .isPresent();
    if (!sameToken) {
      throw SecretsFault.exists(
          "The operation failed because the secret " + known.name() + " already exists.");
    }
  }

  private String newArn(String name) {
    return arnPrefix + name + "-" + RandomPassword.letters(6);
  }

  private Json.Obj put(Json.Obj request) {
    List<String> labels =
        request.list("VersionStages").stream().flatMap(label -> label.asText().stream()).toList();
    Secret secret = live(request);
    if (SecretValue.in(request).isEmpty()) {
      throw SecretsFault.request("You must provide either SecretString or SecretBinary.");
    }
    return stored(secret, request, labels.isEmpty() ? List.of(Secret.CURRENT) : labels);
  }

  private Json.Obj update(Json.Obj request) {
    Secret secret = live(request);
    request.text("Description").ifPresent(text -> secret.describe(text, clock.instant()));
    return stored(secret, request, List.of(Secret.CURRENT));
  }

  private Json.Obj stored(Secret secret, Json.Obj request, List<String> labels) {
    Optional<SecretValue> value = SecretValue.in(request);
    if (value.isEmpty()) {
      return secret.named().build();
    }
    String id = request.text("ClientRequestToken").orElseGet(() -> UUID.randomUUID().toString());
    if (id.length() < 32 || id.length() > 64) {
      throw SecretsFault.parameter("ClientRequestToken must be between 32 and 64 characters long.");
    }
    secret.put(id, value.get(), labels, clock.instant());
    return secret.named().put("VersionId", id).put("VersionStages", Json.texts(labels)).build();
  }

  private Json.Obj delete(Json.Obj request) {
    boolean force = request.bool("ForceDeleteWithoutRecovery").orElse(false);
    long days = request.number("RecoveryWindowInDays").orElse(30);
    if (days < 7 || days > 30) {
      throw SecretsFault.parameter(
          "The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).");
    }
    Secret secret = live(request);
    Instant at = force ? clock.instant() : clock.instant().plus(Duration.ofDays(days));
    if (force) {
      byName.remove(secret.name());
    } else {
      secret.delete(at);
    }
    return secret.named().put("DeletionDate", Secret.seconds(at)).build();
  }

  private Json.Obj restore(Json.Obj request) {
    Secret secret = get(request);
    secret.restore();
    return secret.named().build();
  }

  private Json.Obj versions(Json.Obj request) {
    Secret secret = get(request);
    return secret.named().put("Versions", Json.array(secret.versions())).build();
  }

  private Json.Obj list(Json.Obj request) {
    boolean deletedToo = request.bool("IncludePlannedDeletion").orElse(false);
    List<Secret> found =
        byName.values().stream()
            .filter(secret -> deletedToo || !secret.isDeleted())
            .filter(secret -> SecretFilters.accept(request, secret))
            .toList();
    int from = (int) request.number("NextToken").orElse(0);
    int to = Math.min(found.size(), from + (int) request.number("MaxResults").orElse(PAGE));
    List<Json.Obj> page =
        found.subList(Math.min(from, to), to).stream()
            .map(secret -> secret.described("SecretVersionsToStages").build())
            .toList();
    ObjBuilder answer = Json.object().put("SecretList", Json.array(page));
    return answer.put("NextToken", to < found.size() ? String.valueOf(to) : null).build();
  }

  private Secret live(Json.Obj request) {
    Secret secret = get(request);
    if (secret.isDeleted()) {
      throw SecretsFault.request(
          "You can't perform this operation on the secret because it was marked for deletion.");
    }
    return secret;
  }

  /// By name, by ARN, or by ARN without the six characters at its end.
  private Secret get(Json.Obj request) {
    String id = request.text("SecretId").orElse("");
    Secret named = byName.get(id);
    return named != null
        ? named
        : byName.values().stream()
            .filter(secret ->
                secret.arn().equals(id)
                    || secret.arn().substring(0, secret.arn().length() - 7).equals(id))
            .findFirst()
            .orElseThrow(SecretsFault::noSecret);
  }
}

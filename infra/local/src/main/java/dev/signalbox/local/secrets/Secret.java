package dev.signalbox.local.secrets;

import dev.signalbox.json.Json;
import dev.signalbox.json.ObjBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// One secret with its versions. A label such as AWSCURRENT sits on one version at a time; when
/// AWSCURRENT moves, the version it leaves becomes AWSPREVIOUS.
final class Secret {

  static final String CURRENT = "AWSCURRENT";
  static final String PREVIOUS = "AWSPREVIOUS";

  private record Version(SecretValue value, Instant created) {}

  private final String name;
  private final String arn;
  private final Instant created;
  private final Map<String, Version> versions = new LinkedHashMap<>();
  private final Map<String, String> versionOfLabel = new LinkedHashMap<>();
  private @Nullable String description;
  private Instant changed;
  private @Nullable Instant deleted;

  Secret(String name, String arn, Instant created) {
    this.name = name;
    this.arn = arn;
    this.created = created;
    this.changed = created;
  }

  String name() {
    return name;
  }

  String arn() {
    return arn;
  }

  boolean isDeleted() {
    return deleted != null;
  }

  /// The same token with the same value is the same write.
  void put(String versionId, SecretValue value, List<String> labels, Instant now) {
    Version known = versions.get(versionId);
    if (known != null && !known.value().equals(value)) {
      throw SecretsFault.exists(
          "You can't use ClientRequestToken "
              + versionId
              + " because that value is already in use for a version of secret "
              + arn
              + ".");
    }
    if (known == null) {
      versions.put(versionId, new Version(value, now));
      labels.forEach(label -> move(label, versionId));
      changed = now;
    }
  }

  private void move(String label, String versionId) {
    String left = versionOfLabel.put(label, versionId);
    if (label.equals(CURRENT) && left != null && !left.equals(versionId)) {
      versionOfLabel.put(PREVIOUS, left);
    }
    versions.keySet().removeIf(id -> !versionOfLabel.containsValue(id));
  }

  void describe(@Nullable String text, Instant now) {
    description = text;
    changed = now;
  }

  void delete(Instant at) {
    deleted = at;
  }

  void restore() {
    deleted = null;
  }

  /// The value by version, by label, or the current one.
  Json.Obj read(Optional<String> versionId, Optional<String> label) {
    String wanted = label.orElse(CURRENT);
    String id = versionId.orElseGet(() -> versionOfLabel.getOrDefault(wanted, ""));
    Version version = versions.get(id);
    boolean labelled = label.isEmpty() || id.equals(versionOfLabel.get(wanted));
    if (version == null || !labelled) {
      throw SecretsFault.noVersion(
          versionId.isPresent() ? "VersionId: " + id : "staging label: " + wanted);
    }
    var answer = named().put("VersionId", id).put("VersionStages", Json.texts(labels(id)));
    answer.put("CreatedDate", seconds(version.created()));
    version.value().write(answer);
    return answer.build();
  }

  private Set<String> labels(String versionId) {
    var labels = new TreeSet<String>();
    versionOfLabel.forEach((label, id) -> addIf(id.equals(versionId), labels, label));
    return labels;
  }

  private static void addIf(boolean wanted, Set<String> labels, String label) {
    if (wanted) {
      labels.add(label);
    }
  }

  ObjBuilder named() {
    return Json.object().put("ARN", arn).put("Name", name);
  }

  ObjBuilder described(String labelsField) {
    var stages = Json.object();
    versions.keySet().forEach(id -> stages.put(id, Json.texts(labels(id))));
    var answer = named().put("Description", description);
    answer.put("CreatedDate", seconds(created)).put("LastChangedDate", seconds(changed));
    answer.put("DeletedDate", deleted == null ? null : seconds(deleted));
    return answer.put(labelsField, stages);
  }

  List<Json> versions() {
    var list = new ArrayList<Json>();
    versions.forEach((id, version) ->
        list.add(
            Json.object()
                .put("VersionId", id)
                .put("VersionStages", Json.texts(labels(id)))
                .put("CreatedDate", seconds(version.created()))
                .build()));
    return list;
  }

  static Json.Num seconds(Instant instant) {
    return Json.number(instant.toEpochMilli() / 1000.0);
  }
}

package dev.signalbox.autotask;

import dev.signalbox.autotask.Budget.Deadline;
import dev.signalbox.core.psa.PsaFault;
import dev.signalbox.json.Json;

/// Which versions of its API Autotask says it has. Only shown: ours is fixed.
final class Versions {

  private Versions() {}

  /// Empty when Autotask does not tell.
  static String latest(AutotaskHttp http, Deadline deadline) {
    try {
      return read(http, deadline);
    } catch (PsaFault _) {
      return "";
    }
  }

  static String read(AutotaskHttp http, Deadline deadline) {
    return http.ask(Call.get("versionInformation", "versionInformation"), deadline)
        .body()
        .find("apiVersions")
        .filter(Json.Arr.class::isInstance)
        .map(versions -> ((Json.Arr) versions).items())
        .filter(versions -> !versions.isEmpty())
        .flatMap(versions -> versions.getLast().asText())
        .orElse("");
  }
}

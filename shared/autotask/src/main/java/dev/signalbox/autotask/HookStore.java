package dev.signalbox.autotask;

import dev.signalbox.autotask.Budget.Deadline;
import dev.signalbox.core.psa.PickValue;
import dev.signalbox.core.psa.PsaFault;
import dev.signalbox.json.Json;
import dev.signalbox.json.ObjBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// The calls on webhooks and what hangs on them.
final class HookStore {

  private final AutotaskHttp http;
  private final Deadline deadline;

  HookStore(AutotaskHttp http, Deadline deadline) {
    this.http = http;
    this.deadline = deadline;
  }

  List<Row> list(HookKind kind) {
    return new Listing(http, kind.root(), deadline)
        .all(
            List.of(),
            List.of(
                "id",
                "name",
                "isActive",
                "isReady",
                "webhookUrl",
                "deactivationUrl",
                "isSubscribedToCreateEvents",
                "isSubscribedToUpdateEvents",
                "isSubscribedToDeleteEvents",
                "webhookGUID"));
  }

  Row get(HookKind kind, long id) {
    return http.call(Call.get(kind.root(), kind.root() + "/" + id), deadline)
        .body()
        .object("item")
        .orElseThrow(() ->
            PsaFault.of(
                PsaFault.Kind.NOT_FOUND,
                "The webhook " + id + " disappeared while it was set up. Set it up again.",
                List.of()));
  }

  long create(HookKind kind, Json.Obj fields) {
    return made(kind.root(), fields);
  }

  void patch(HookKind kind, Json.Obj fields) {
    http.call(Call.patch(kind.root(), kind.root(), fields), deadline);
  }

  void delete(HookKind kind, long id) {
    try {
      http.call(Call.delete(kind.root(), kind.root() + "/" + id), deadline);
    } catch (PsaFault fault) {
      if (fault.kind() != PsaFault.Kind.NOT_FOUND) {
        throw fault;
      }
      // Somebody else was faster.
    }
  }

  /// The numbers of the fields to watch. Autotask numbers them anew for each entity, so they are
  /// looked up by their labels.
  Set<Long> watched(HookKind kind) {
    return http.hookMemory().watched(http.account(), kind, () -> lookUp(kind));
  }

  private HookMemory.Watched lookUp(HookKind kind) {
    List<PickValue> fields =
        Picklists.below(kind.root(), kind.metadata(), http, deadline).values("fieldID");
    Set<Long> numbers = new TreeSet<>();
    boolean all = true;
    for (String names : kind.watched()) {
      List<String> accepted = List.of(letters(names).split("\\|"));
      List<Long> named =
          fields.stream()
              .filter(field -> accepted.contains(letters(field.label())))
              .map(PickValue::id)
              .toList();
      all &= !named.isEmpty();
      numbers.addAll(named);
    }
    if (numbers.isEmpty()) {
      throw PsaFault.of(
          PsaFault.Kind.REJECTED,
          "Autotask offers none of the fields that a webhook for "
              + kind.entity().word()
              + " has to watch. Check that the API user may see them under "
              + Menu.LEVELS
              + ".",
          List.of());
    }
    return new HookMemory.Watched(numbers, all);
  }

  private static String letters(String label) {
    return label.replaceAll("[^A-Za-z0-9|]", "").toLowerCase(Locale.ROOT);
  }

  /// The fields that a hook has, with their rows.
  List<Row> fields(HookKind kind, long hook) {
    return children(kind, hook, "Fields");
  }

  /// The fields whose change triggers a hook.
  Set<Long> subscribed(HookKind kind, long hook) {
    Set<Long> numbers = new TreeSet<>();
    for (Row row : fields(kind, hook)) {
      if (row.flag("isSubscribedField")) {
        numbers.add(row.required("fieldID"));
      }
    }
    return numbers;
  }

  void addField(HookKind kind, long hook, long field) {
    made(path(kind, hook, "Fields"), kind, field(hook, field).build());
  }

  void subscribeField(HookKind kind, long hook, long row, long field) {
    http.call(
        Call.patch(
            kind.root(), path(kind, hook, "Fields"), field(hook, field).put("id", row).build()),
        deadline);
  }

  private static ObjBuilder field(long hook, long field) {
    return Json.object()
        .put("webhookID", hook)
        .put("fieldID", field)
        .put("isSubscribedField", true)
        .put("isDisplayAlwaysField", false);
  }

  /// The resources whose own changes a hook does not report.
  List<Long> excluded(HookKind kind, long hook) {
    List<Long> resources = new ArrayList<>();
    for (Row row : children(kind, hook, "ExcludedResources")) {
      resources.add(row.required("resourceID"));
    }
    return resources;
  }

  void exclude(HookKind kind, long hook, long resource) {
    made(
        path(kind, hook, "ExcludedResources"),
        kind,
        Json.object().put("webhookID", hook).put("resourceID", resource).build());
  }

  private List<Row> children(HookKind kind, long hook, String child) {
    return http.call(Call.get(kind.root(), path(kind, hook, child)), deadline).body().list("items");
  }

  private static String path(HookKind kind, long hook, String child) {
    return kind.root() + "/" + hook + "/" + child;
  }

  private long made(String root, Json.Obj fields) {
    return id(http.call(Call.create(root, root, fields), deadline));
  }

  private void made(String path, HookKind kind, Json.Obj fields) {
    id(http.call(Call.create(kind.root(), path, fields), deadline));
  }

  private static long id(AutotaskHttp.Answer answer) {
    return answer.body().required("itemId");
  }
}

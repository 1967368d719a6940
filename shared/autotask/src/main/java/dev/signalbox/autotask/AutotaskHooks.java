package dev.signalbox.autotask;

import dev.signalbox.autotask.Budget.Deadline;
import dev.signalbox.core.psa.HookPlan;
import dev.signalbox.core.psa.HookReport;
import dev.signalbox.core.psa.HookReport.HookView;
import dev.signalbox.core.psa.Provisioning;
import dev.signalbox.core.psa.PsaFault;
import dev.signalbox.json.Json;
import dev.signalbox.json.ObjBuilder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Makes the webhooks of an account what a plan says. Hooks are ours by their name; nobody else's
/// is ever changed. Everything can be done again: what is there is taken over.
final class AutotaskHooks {

  private final AutotaskHttp http;
  private final HookPlan plan;
  private final HookStore store;
  private final List<HookKind> kinds;
  private final Supplier<Optional<Long>> self;

  AutotaskHooks(AutotaskHttp open, HookPlan plan, Deadline deadline) {
    this.http = open.hidingAlso(plan.secret());
    this.plan = plan;
    this.store = new HookStore(http, deadline);
    this.kinds = plan.urls().keySet().stream().map(HookKind::of).sorted().toList();
    this.self = new OwnResource(http, deadline);
  }

  HookReport report() {
    List<HookView> views = new ArrayList<>();
    int others = 0;
    for (HookKind kind : kinds) {
      List<Row> all = store.list(kind);
      List<Row> ours = all.stream().filter(this::isOurs).toList();
      others += all.size() - ours.size();
      ours.forEach(row -> views.add(looked(kind, row)));
    }
    return new HookReport(views, others, null);
  }

  void remove() {
    for (HookKind kind : HookKind.values()) {
      visible(kind).forEach(row -> store.delete(kind, row.required("id")));
    }
  }

  Provisioning provision() {
    // What is remembered may be what is wrong.
    http.hookMemory().forget(http.account());
    // Before anything is written: without an answer nothing is left half made.
    Optional<Long> _ = self.get();
    Map<HookKind, List<Row>> found = new EnumMap<>(HookKind.class);
    List<HookView> views = new ArrayList<>();
    try {
      kinds.forEach(kind -> found.put(kind, ours(kind)));
      for (HookKind kind : kinds) {
        views.add(provision(kind, found.getOrDefault(kind, List.of())));
      }
      removeUnwanted();
      return new Provisioning.Provisioned(views);
    } catch (PsaFault fault) {
      return refusal(fault, found);
    }
  }

  /// Ours of entities that the plan no longer has. Of an entity whose webhooks the API user may not
  /// see, it has none.
  private void removeUnwanted() {
    for (HookKind kind : HookKind.values()) {
      if (!kinds.contains(kind)) {
        visible(kind).forEach(row -> store.delete(kind, row.required("id")));
      }
    }
  }

  private List<Row> visible(HookKind kind) {
    try {
      return ours(kind);
    } catch (PsaFault fault) {
      if (fault.kind() == PsaFault.Kind.FORBIDDEN) {
        return List.of();
      }
      throw fault;
    }
  }

  private Provisioning refusal(PsaFault fault, Map<HookKind, List<Row>> found) {
    if (fault.kind() == PsaFault.Kind.FORBIDDEN) {
      return new Provisioning.NotPermitted(Menu.CREATE_WEBHOOKS, fault.psaErrors());
    }
    if (ErrorTexts.meaning(fault.psaErrors()) == ErrorTexts.Meaning.WEBHOOK_QUOTA) {
      int ours = found.keySet().stream().mapToInt(kind -> ours(kind).size()).sum();
      return new Provisioning.QuotaUsedUp(ours, Menu.WEBHOOK_QUOTA, fault.psaErrors());
    }
    throw fault;
  }

  private HookView provision(HookKind kind, List<Row> ours) {
    if (ours.isEmpty()) {
      return create(kind);
    }
    Row kept = ours.stream().min(byWorth(kind)).orElseThrow();
    // First: a left-over with the same address would stand in the way of the one we keep.
    ours.stream()
        .filter(row -> row.required("id") != kept.required("id"))
        .forEach(row -> store.delete(kind, row.required("id")));
    long id = kept.required("id");
    store.patch(kind, settings(kind).put("id", id).build());
    return complete(kind, id);
  }

  private HookView create(HookKind kind) {
    // Inactive until it is complete, or it would report with half of its fields.
    long id = store.create(kind, settings(kind).put("isActive", false).build());
    try {
      return complete(kind, id);
    } catch (PsaFault fault) {
      removeHalfMade(kind, id, fault);
      throw fault;
    }
  }

  private void removeHalfMade(HookKind kind, long id, PsaFault fault) {
    try {
      store.delete(kind, id);
    } catch (PsaFault second) {
      // The next provisioning finds it by its name.
      fault.addSuppressed(second);
    }
  }

  private HookView complete(HookKind kind, long id) {
    completeFields(kind, id);
    completeExclusion(kind, id);
    store.patch(kind, Json.object().put("id", id).put("isActive", true).build());
    Row row = store.get(kind, id);
    // Not ready yet is no fault: Autotask may take a while to notice the fields.
    if (!row.flag("isActive")) {
      throw PsaFault.of(
          PsaFault.Kind.REJECTED,
          "Autotask took the webhook for "
              + kind.entity().word()
              + " but does not use it. Check that the API user is active and may see such records"
              + " under "
              + Menu.LEVELS
              + ", then set the webhooks up again.",
          List.of());
    }
    HookView view = view(kind, row);
    return view.asPlanned() ? view : completedAgain(kind, row);
  }

  /// Autotask has taken fields and lost them: what was written is read back, and written once more.
  private HookView completedAgain(HookKind kind, Row row) {
    completeFields(kind, row.required("id"));
    completeExclusion(kind, row.required("id"));
    HookView view = view(kind, row);
    if (view.asPlanned()) {
      return view;
    }
    throw PsaFault.of(
        PsaFault.Kind.REJECTED,
        "Autotask took the webhook for "
            + kind.entity().word()
            + " but did not keep all of its fields. Set the webhooks up again; if this stays, ask"
            + " Kaseya's support.",
        List.of());
  }

  private void completeFields(HookKind kind, long id) {
    List<Row> present = store.fields(kind, id);
    for (long field : store.watched(kind)) {
      Row row =
          present.stream().filter(r -> r.required("fieldID") == field).findFirst().orElse(null);
      if (row == null) {
        store.addField(kind, id, field);
      } else if (!row.flag("isSubscribedField")) {
        store.subscribeField(kind, id, row.required("id"), field);
      }
    }
  }

  private void completeExclusion(HookKind kind, long id) {
    self.get()
        .filter(own -> !store.excluded(kind, id).contains(own))
        .ifPresent(own -> store.exclude(kind, id, own));
  }

  /// All that a plan sets. The key is written each time: Autotask does not show which one it has.
  private ObjBuilder settings(HookKind kind) {
    return Json.object()
        .put("name", name(kind))
        .put("webhookUrl", url(kind))
        .put("deactivationUrl", plan.deactivationUrl())
        .put("secretKey", plan.secret())
        .put("sendThresholdExceededNotification", plan.notificationEmail() != null)
        .put("notificationEmailAddress", plan.notificationEmail())
        .put("isSubscribedToCreateEvents", true)
        .put("isSubscribedToUpdateEvents", true)
        .put("isSubscribedToDeleteEvents", true);
  }

  private String url(HookKind kind) {
    return plan.urls().getOrDefault(kind.entity(), "");
  }

  /// At most 50 characters, which is what Autotask takes: a mark has 30 at most.
  private String name(HookKind kind) {
    return plan.mark() + (endsInWord(plan.mark()) ? " " : "") + kind.entity().word();
  }

  private List<Row> ours(HookKind kind) {
    return store.list(kind).stream().filter(this::isOurs).toList();
  }

  /// A name of ours begins with the mark, and the mark ends there: "desk 1" is no beginning of
  /// "desk 12 tickets".
  private boolean isOurs(Row row) {
    String name = row.text("name");
    String mark = plan.mark();
    return name.startsWith(mark)
        && (name.length() == mark.length()
            || !endsInWord(mark)
            || !isWord(name.charAt(mark.length())));
  }

  private static boolean endsInWord(String mark) {
    return !mark.isEmpty() && Character.isLetterOrDigit(mark.charAt(mark.length() - 1));
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '-';
  }

  private Comparator<Row> byWorth(HookKind kind) {
    return Comparator.<Row, Boolean>comparing(row -> !row.text("webhookUrl").equals(url(kind)))
        .thenComparing(row -> !row.flag("isActive"))
        .thenComparingLong(row -> row.required("id"));
  }

  private HookView looked(HookKind kind, Row row) {
    return view(kind, row, isAsPlanned(kind, row) && leavesUsOut(kind, row));
  }

  private HookView view(HookKind kind, Row row) {
    return view(kind, row, isAsPlanned(kind, row));
  }

  private static HookView view(HookKind kind, Row row, boolean asPlanned) {
    return new HookView(
        kind.entity(),
        row.required("id"),
        row.text("name"),
        row.textOrNull("webhookGUID"),
        row.text("webhookUrl"),
        row.flag("isActive"),
        row.flag("isReady"),
        asPlanned);
  }

  private boolean isAsPlanned(HookKind kind, Row row) {
    return row.text("webhookUrl").equals(url(kind))
        && row.text("deactivationUrl").equals(plan.deactivationUrl())
        && row.flag("isSubscribedToCreateEvents")
        && row.flag("isSubscribedToUpdateEvents")
        && row.flag("isSubscribedToDeleteEvents")
        && store.subscribed(kind, row.required("id")).containsAll(store.watched(kind));
  }

  /// Not looked at while somebody waits: it is one more call for each, and mended in the background
  /// anyway.
  private boolean leavesUsOut(HookKind kind, Row row) {
    return http.isWaitedFor()
        || self.get()
            .map(own -> store.excluded(kind, row.required("id")).contains(own))
            .orElse(true);
  }
}

package dev.signalbox.config;

import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.Finding;
import dev.signalbox.core.psa.Finding.Topic;
import dev.signalbox.core.psa.Inspection;
import dev.signalbox.core.psa.Inspection.HookTrouble;
import dev.signalbox.core.psa.PickValue;
import dev.signalbox.core.psa.Psa;
import dev.signalbox.core.psa.PsaReader;
import dev.signalbox.core.psa.Question;
import dev.signalbox.core.psa.TicketFields;
import dev.signalbox.core.settings.ProvisionNote;
import dev.signalbox.core.settings.SettingsStore;
import dev.signalbox.core.signal.SignalStatus;
import dev.signalbox.core.signal.StatusMap;
import dev.signalbox.core.sync.RunQuery;
import dev.signalbox.core.sync.RunStore;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.sync.SyncRun.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Whether what an admin set lets anything come through, by what we hold ourselves.
final class SetupLines {

  private final SettingsStore settings;
  private final RunStore runs;
  private final Copied copied;
  private final HookLines hooks;
  private final EmptyQueueLines empty;

  SetupLines(SettingsStore settings, RunStore runs, EmptyQueues empty) {
    this.settings = settings;
    this.runs = runs;
    this.copied = new Copied(settings);
    this.hooks = new HookLines(settings);
    this.empty = new EmptyQueueLines(empty);
  }

  /// What to ask the PSA that only makes sense beside what we hold ourselves.
  List<Question> questions(Connection connection, Psa psa) {
    List<Question> questions = new ArrayList<>(empty.questions(connection, psa.reader()));
    questions.add(hooks.question(connection.ref(), psa.setup()));
    return questions;
  }

  /// What the PSA has to be asked about a connection.
  Inspection inspection(Connection connection, PsaReader reader) {
    ConnectionRef ref = connection.ref();
    return new Inspection(
        hooks.entities(ref),
        trouble(ref),
        List.copyOf(
            settings.members(ref).value().members().values().stream()
                .sorted((a, b) -> Long.compare(a.value(), b.value()))
                .distinct()
                .toList()),
        copied.reads(ref, reader));
  }

  private HookTrouble trouble(ConnectionRef ref) {
    return settings
        .provisionNote(ref)
        .map(note ->
            switch (note.state()) {
              case NOT_PERMITTED -> HookTrouble.NOT_PERMITTED;
              case QUOTA_USED_UP -> HookTrouble.QUOTA_USED_UP;
              case DONE, FAILED -> HookTrouble.NONE;
            })
        .orElse(HookTrouble.NONE);
  }

  List<Finding> of(Connection connection) {
    ConnectionRef ref = connection.ref();
    List<Finding> lines = new ArrayList<>();
    lines.add(tickets(ref));
    lines.add(queues(ref));
    lines.add(statusMap(ref));
    lines.add(lastSync(ref));
    settings.provisionNote(ref).flatMap(SetupLines::provisioning).ifPresent(lines::add);
    return lines;
  }

  private Finding tickets(ConnectionRef ref) {
    String how = "the scope";
    return settings.scope(ref).value().entities().contains(Entity.TICKET)
        ? Finding.pass(Topic.SCOPE, "scope.tickets", how, "Tickets are switched on.")
        : Finding.fail(
            Topic.SCOPE,
            "scope.tickets",
            how,
            "Tickets are switched off in the scope, so none is copied.",
            "Switch them on with PUT .../scope.");
  }

  private Finding queues(ConnectionRef ref) {
    String how = "the selected queues, and the PSA's list as it was last read";
    Set<Long> selected = settings.queues(ref).value().queues();
    if (selected.isEmpty()) {
      return Finding.fail(
          Topic.SCOPE,
          "scope.queues",
          how,
          "No queue is selected, so there is no ticket to copy.",
          "Choose queues with PUT .../queues.");
    }
    List<Long> dead = dead(ref, selected);
    return dead.size() == selected.size()
        ? Finding.fail(
            Topic.SCOPE,
            "scope.queues",
            how,
            "The PSA has none of the selected queues any more, or they are inactive: " + dead + ".",
            "Choose others with PUT .../queues.")
        : Finding.pass(
            Topic.SCOPE,
            "scope.queues",
            how,
            selected.size()
                - dead.size()
                + " queues are monitored."
                + (dead.isEmpty() ? "" : " Inactive or gone: " + dead + "."));
  }

  private List<Long> dead(ConnectionRef ref, Set<Long> selected) {
    Optional<TicketFields> fields = settings.fields(ref);
    if (fields.isEmpty()) {
      return List.of();
    }
    Set<Long> live =
        fields.get().queues().stream()
            .filter(PickValue::active)
            .map(PickValue::id)
            .collect(Collectors.toSet());
    return selected.stream().filter(queue -> !live.contains(queue)).sorted().toList();
  }

  private Finding statusMap(ConnectionRef ref) {
    String how = "the status map, and the PSA's list as it was last read";
    StatusMap map = settings.statuses(ref).value();
    List<PickValue> known = copied.statuses(ref);
    if (!known.isEmpty() && copied.openStatuses(ref).isEmpty()) {
      return statusFail(
          how,
          "Every status is mapped to Resolved or Closed, or excluded, so no"
              + " ticket is copied.");
    }
    if (!map.mapped().containsValue(SignalStatus.NEW)) {
      return statusFail(how, "No status is mapped to New, so no ticket is judged.");
    }
    long unmapped = known.stream().filter(status -> map.find(status.id()).isEmpty()).count();
    return Finding.pass(
        Topic.STATUSES,
        "statuses.map",
        how,
        unmapped == 0
            ? "Every status is mapped."
            : unmapped + " statuses are not mapped and count as Active.");
  }

  private static Finding statusFail(String how, String message) {
    return Finding.fail(
        Topic.STATUSES, "statuses.map", how, message, "Map them with PUT .../statuses.");
  }

  private Finding lastSync(ConnectionRef ref) {
    String how = "the latest run, and the latest that read everything";
    List<SyncRun> latest =
        Stream.of(RunQuery.history(1), RunQuery.of(Set.of(Mode.FULL, Mode.CLEAR), 1))
            .flatMap(query -> runs.list(ref, query).runs().stream())
            .toList();
    if (latest.isEmpty()) {
      return Finding.fail(
          Topic.SYNCS,
          "syncs.last",
          how,
          "Nothing was synced yet.",
          "Start a sync with POST .../syncs.");
    }
    SyncRun run =
        latest.stream()
            .filter(one -> one.state() == SyncRun.State.FAILED)
            .findFirst()
            .orElse(latest.getFirst());
    String about = "Run " + run.id() + ", " + run.mode().word() + ", is " + run.state().word();
    return run.state() == SyncRun.State.FAILED
        ? Finding.fail(
            Topic.SYNCS,
            "syncs.last",
            how,
            about + ": " + run.error(),
            "See to the reason, then start a sync with POST .../syncs.")
        : Finding.pass(Topic.SYNCS, "syncs.last", how, about + waiting(run) + ".");
  }

  private static String waiting(SyncRun run) {
    return run.state().ended() || run.error().isEmpty() ? "" : " and waits: " + run.error();
  }

  /// What is refused for lack of a right or room shows beside the setting instead.
  private static Optional<Finding> provisioning(ProvisionNote note) {
    String how = "the last provisioning, at " + note.at();
    return switch (note.state()) {
      case DONE ->
          Optional.of(Finding.pass(Topic.WEBHOOKS, "webhooks.provisioning", how, note.message()));
      case FAILED ->
          Optional.of(
              Finding.fail(
                  Topic.WEBHOOKS, "webhooks.provisioning", how, note.message(), note.nextStep()));
      case NOT_PERMITTED, QUOTA_USED_UP -> Optional.empty();
    };
  }
}

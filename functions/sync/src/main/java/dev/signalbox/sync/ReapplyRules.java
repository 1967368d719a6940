package dev.signalbox.sync;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.connection.ConnectionStore;
import dev.signalbox.core.psa.CompanyId;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.PsaRecord;
import dev.signalbox.core.settings.SettingsStore;
import dev.signalbox.core.signal.DirectoryStore;
import dev.signalbox.core.signal.Scope;
import dev.signalbox.core.signal.Signal;
import dev.signalbox.core.signal.Signal.Standing;
import dev.signalbox.core.signal.SignalStatus;
import dev.signalbox.core.signal.SignalStore;
import dev.signalbox.core.signal.StatusMap;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import dev.signalbox.core.task.TaskQueue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// Brings what we hold under changed rules: a new status map gives new meanings, what the scope
/// keeps out is hidden or, if it is no ticket, taken out. Nothing has happened to the tickets, so
/// nothing is owed; what newly comes into scope and was never held is read by a sync.
///
/// A worker that read the rules just before they changed may still store records under them, so all
/// is gone through once more when none is left.
final class ReapplyRules {

  private static final int PAGE = 500;

  /// Longer than a worker may run: until then records may be taken under the rules of before.
  private static final Duration UNTIL_ALL_KNOW = Duration.ofSeconds(90);

  private static final int SIDE_BY_SIDE = 16;

  private static final List<Entity> RESCOPED =
      List.of(
          Entity.COMPANY,
          Entity.CONTACT,
          Entity.LOCATION,
          Entity.OPPORTUNITY,
          Entity.CONFIGURATION_ITEM);

  private final ConnectionStore connections;
  private final SettingsStore settings;
  private final SignalStore signals;
  private final DirectoryStore directory;
  private final OutsideCompanies companies;
  private final TaskQueue queue;
  private final Lanes lanes;
  private final InstantSource clock;

  ReapplyRules(
      ConnectionStore connections,
      SettingsStore settings,
      SignalStore signals,
      DirectoryStore directory,
      OutsideCompanies companies,
      TaskQueue queue,
      Lanes lanes,
      InstantSource clock) {
    this.connections = connections;
    this.settings = settings;
    this.signals = signals;
    this.directory = directory;
    this.companies = companies;
    this.queue = queue;
    this.lanes = lanes;
    this.clock = clock;
  }

  /// Works one page and sends a message for the rest.
  void reapply(Message message, Task.Reapply task) {
    if (connections.find(task.ref()).isPresent()) {
      reapplyHeld(message, task);
    }
  }

  private void reapplyHeld(Message message, Task.Reapply task) {
    ConnectionRef ref = task.ref();
    if (message.attempt() == 1 && task.after().isEmpty()) {
      againWhenAllKnow(message);
    }
    SignalStore.TicketIds page = signals.listHeld(ref, task.after(), PAGE);
    Scope scope = Rules.scopeOf(settings, ref);
    StatusMap statuses = settings.statuses(ref).value();
    List<Signal> held = List.copyOf(signals.findAll(ref, page.ids()).values());
    Predicate<CompanyId> outside =
        companies.among(ref, scope, held.stream().map(Signal::ticket).toList());
    UnaryOperator<Signal> rules = signal -> ruled(signal, statuses, scope, outside);
    List<Boolean> _ = lanes.each(SIDE_BY_SIDE, held, signal -> reapply(ref, signal, rules));
    if (!page.next().isEmpty()) {
      queue.send(
          new Message(
              new Task.Reapply(ref, page.next()),
              message.cause(),
              message.receivedAt(),
              message.attempt(),
              null));
    }
  }

  private boolean reapply(ConnectionRef ref, Signal signal, UnaryOperator<Signal> rules) {
    Optional<Signal> held = Optional.of(signal);
    while (held.isPresent()) {
      Signal ruled = rules.apply(held.get());
      if (ruled.equals(held.get()) || signals.save(ref, ruled, Optional.empty())) {
        return true;
      }
      held = signals.find(ref, signal.ticket().id());
    }
    return false;
  }

  /// Takes out of the directory what is out of scope: a page, and messages for the rest.
  void rescope(Message message, Task.Rescope task) {
    if (connections.find(task.ref()).isPresent()) {
      rescopeHeld(message, task);
    }
  }

  private void rescopeHeld(Message message, Task.Rescope task) {
    if (message.attempt() == 1 && task.after().isEmpty()) {
      againWhenAllKnow(message);
    }
    ConnectionRef ref = task.ref();
    Instant knownAt = clock.instant();
    Scope scope = Rules.scopeOf(settings, ref);
    DirectoryStore.Listing page = directory.list(ref, task.entity(), task.after(), PAGE);
    Predicate<CompanyId> outside = companies.among(ref, scope, page.records());
    directory.leaveOut(
        ref,
        task.entity(),
        page.records().stream()
            .filter(record -> scope.excluding(record, outside).isPresent())
            .map(PsaRecord::recordId)
            .toList(),
        knownAt);
    nextOf(task, page.next()).ifPresent(rest -> queue.send(rest(message, rest)));
  }

  /// Only the first message of all sends another one for later.
  private static Message rest(Message message, Task rest) {
    return new Message(rest, message.cause(), message.receivedAt(), 2, null);
  }

  private void againWhenAllKnow(Message message) {
    Instant later = clock.instant().plus(UNTIL_ALL_KNOW);
    queue.sendLater(
        new Message(message.task(), message.cause(), message.receivedAt(), 2, later),
        UNTIL_ALL_KNOW);
  }

  /// Companies come first: the others ask for theirs.
  private static Optional<Task> nextOf(Task.Rescope task, String next) {
    if (!next.isEmpty()) {
      return Optional.of(new Task.Rescope(task.ref(), task.entity(), next));
    }
    int at = RESCOPED.indexOf(task.entity());
    return at + 1 < RESCOPED.size()
        ? Optional.of(new Task.Rescope(task.ref(), RESCOPED.get(at + 1), ""))
        : Optional.empty();
  }

  private static Signal ruled(
      Signal signal, StatusMap statuses, Scope scope, Predicate<CompanyId> outside) {
    if (signal.standing() == Standing.GONE) {
      return signal;
    }
    SignalStatus status = statuses.meaningOf(signal.ticket().placement().status());
    Standing standing =
        scope.excluding(signal.ticket(), outside).isEmpty()
            ? Standing.IN_SCOPE
            : Standing.OUT_OF_SCOPE;
    return new Signal(
        signal.ticket(),
        status,
        standing,
        signal.hash(),
        signal.readAt(),
        signal.entries(),
        signal.firstSeenAt(),
        signal.revision());
  }
}

package dev.signalbox.sync;

import dev.signalbox.core.connection.ConnectionRef;
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
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// Brings what we hold under changed rules: a new status map gives new meanings, what the scope
/// keeps out is hidden or, if it is no ticket, taken out. Nothing has happened to the tickets, so
/// nothing is owed; what newly comes into scope and was never held is read by a sync.
final class ReapplyRules {

  private static final int PAGE = 500;
  private static final int SIDE_BY_SIDE = 16;

  private static final List<Entity> RESCOPED =
      List.of(
          Entity.COMPANY,
          Entity.CONTACT,
          Entity.LOCATION,
          Entity.OPPORTUNITY,
          Entity.CONFIGURATION_ITEM);

  private final SettingsStore settings;
  private final SignalStore signals;
  private final DirectoryStore directory;
  private final OutsideCompanies companies;
  private final TaskQueue queue;
  private final Lanes lanes;

  ReapplyRules(
      SettingsStore settings,
      SignalStore signals,
      DirectoryStore directory,
      OutsideCompanies companies,
      TaskQueue queue,
      Lanes lanes) {
    this.settings = settings;
    this.signals = signals;
    this.directory = directory;
    this.companies = companies;
    this.queue = queue;
    this.lanes = lanes;
  }

  /// Works one page and sends a message for the rest.
  void reapply(Message message, Task.Reapply task) {
    ConnectionRef ref = task.ref();
    SignalStore.TicketIds page = signals.listHeld(ref, task.after(), PAGE);
    Scope scope = Rules.scopeOf(settings, ref);
    StatusMap statuses = settings.statuses(ref).value();
    List<Signal> held = List.copyOf(signals.findAll(ref, page.ids()).values());
    Predicate<CompanyId> outside =
        companies.among(ref, scope, held.stream().map(Signal::ticket).toList());
    UnaryOperator<Signal> rules = signal -> ruled(signal, statuses, scope, outside);
    List<Boolean> _ = lanes.each(SIDE_BY_SIDE, held, signal -> reapply(ref, signal, rules));
    if (!page.next().isEmpty()) {
      queue.send(message.next(new Task.Reapply(ref, page.next())));
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
    ConnectionRef ref = task.ref();
    Scope scope = Rules.scopeOf(settings, ref);
    DirectoryStore.Listing page = directory.list(ref, task.entity(), task.after(), PAGE);
    Predicate<CompanyId> outside = companies.among(ref, scope, page.records());
    directory.removeAll(
        ref,
        task.entity(),
        page.records().stream()
            .filter(record -> scope.excluding(record, outside).isPresent())
            .map(PsaRecord::recordId)
            .toList());
    nextOf(task, page.next()).ifPresent(rest -> queue.send(message.next(rest)));
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

package dev.signalbox.triage;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.TicketFields;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.settings.SettingsStore;
import dev.signalbox.core.signal.Owed;
import dev.signalbox.core.signal.Signal;
import dev.signalbox.core.signal.SignalStore;
import dev.signalbox.core.signal.Story;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import dev.signalbox.core.task.TaskQueue;
import dev.signalbox.core.triage.Engine;
import dev.signalbox.core.triage.IntakeCase;
import dev.signalbox.core.triage.Phase;
import dev.signalbox.core.triage.Processor;
import dev.signalbox.core.triage.Verdict;
import dev.signalbox.core.triage.VerdictStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Judges a ticket on one entry into a phase, once: verdicts that are there already are kept, and a
/// repeated message does only what is missing.
final class TriageSignal {

  /// What came of a message.
  sealed interface Outcome {

    record Judged(List<Verdict> verdicts) implements Outcome {}

    /// Nothing is owed: it was judged before, or the ticket has entered the phase anew since.
    record NothingOwed() implements Outcome {}
  }

  private static final Duration FIRST_WAIT = Duration.ofSeconds(10);

  /// Longer than a judgement takes, so that the sweep does not send it as well.
  private static final Duration GRACE = Duration.ofMinutes(2);

  private final SignalStore signals;
  private final VerdictStore verdicts;
  private final SettingsStore settings;
  private final CaseFile cases;
  private final Engine engine;
  private final TaskQueue queue;
  private final InstantSource clock;

  TriageSignal(
      SignalStore signals,
      VerdictStore verdicts,
      SettingsStore settings,
      CaseFile cases,
      Engine engine,
      TaskQueue queue,
      InstantSource clock) {
    this.signals = signals;
    this.verdicts = verdicts;
    this.settings = settings;
    this.cases = cases;
    this.engine = engine;
    this.queue = queue;
    this.clock = clock;
  }

  /// @param most how long the engine may take
  /// @throws dev.signalbox.core.triage.EngineFault when the engine gives no answer; what is owed
  ///   stays owed
  Outcome triage(Message message, Task.Judge task, Duration most) {
    Optional<Story> story = signals.story(task.ref(), task.ticket());
    Optional<Owed> owed = story.flatMap(held -> owedOf(held, task.phase(), task.entry()));
    if (story.isEmpty() || owed.isEmpty()) {
      return new Outcome.NothingOwed();
    }
    List<Verdict> made = judgeMissing(message, task, story.get(), most);
    signals.settle(owed.get());
    return new Outcome.Judged(made);
  }

  /// The engine gave no answer: what is owed is tried again later, each time after a longer wait,
  /// and given up after a few tries. Given up it stays visible, and nobody sends it again by
  /// itself.
  void postpone(Message message, Task.Judge task) {
    signals.owed(task.ref(), task.ticket()).stream()
        .filter(owed -> owed.phase() == task.phase() && owed.entry() == task.entry())
        .filter(owed -> !owed.givenUp())
        .findFirst()
        .ifPresent(owed -> postpone(message, owed));
  }

  private void postpone(Message message, Owed owed) {
    Duration wait = FIRST_WAIT.multipliedBy(1L << owed.attempts());
    Instant resume = clock.instant().plus(wait);
    if (signals.defer(owed, resume.plus(GRACE)) && owed.attempts() + 1 < Owed.MOST_ATTEMPTS) {
      queue.sendLater(message.again(resume), wait);
    }
  }

  /// Judges again because somebody asked; the new verdicts take the place of the old ones.
  List<Verdict> judgeAgain(
      ConnectionRef ref, TicketId ticket, Phase phase, String cause, Duration most) {
    return signals
        .story(ref, ticket)
        .map(story -> {
          int entry = Math.max(1, story.signal().entries().of(phase));
          List<Verdict> made = judge(ref, story, entry, cause, Processor.of(phase), most);
          made.forEach(verdict -> verdicts.replace(ref, ticket, verdict));
          return made;
        })
        .orElse(List.of());
  }

  private static Optional<Owed> owedOf(Story story, Phase phase, int entry) {
    return story.owed().stream()
        .filter(owed -> owed.phase() == phase && owed.entry() == entry)
        .findFirst();
  }

  private List<Verdict> judgeMissing(Message message, Task.Judge task, Story story, Duration most) {
    List<Processor> missing =
        Processor.of(task.phase()).stream()
            .filter(processor -> !hasVerdict(story, processor, task.entry()))
            .toList();
    if (missing.isEmpty()) {
      return List.of();
    }
    List<Verdict> made = judge(task.ref(), story, task.entry(), message.cause(), missing, most);
    // Saved one by one as they are: a crash in between leaves the rest to the next try.
    return made.stream()
        .filter(verdict -> verdicts.save(task.ref(), task.ticket(), verdict))
        .toList();
  }

  private static boolean hasVerdict(Story story, Processor processor, int entry) {
    return story.verdicts().stream()
        .anyMatch(verdict -> verdict.processor() == processor && verdict.entry() == entry);
  }

  private List<Verdict> judge(
      ConnectionRef ref,
      Story story,
      int entry,
      String cause,
      List<Processor> processors,
      Duration most) {
    TicketFields fields =
        settings
            .fields(ref)
            .orElseThrow(
                () -> new IllegalStateException("The picklists of " + ref + " were never read."));
    IntakeCase intake = cases.intake(ref, story, fields);
    Engine.Answer answer = engine.within(most).judge(intake);
    Signal signal = story.signal();
    VerdictMaker maker =
        new VerdictMaker(fields, answer.provenance(), entry, signal.hash(), cause, clock.instant());
    return processors.stream().map(processor -> maker.make(processor, answer.opinion())).toList();
  }
}

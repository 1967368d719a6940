package dev.signalbox.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.aws.lambda.Log;
import dev.signalbox.core.psa.CompanyId;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.PsaRecord;
import dev.signalbox.core.psa.Slice;
import dev.signalbox.core.psa.WebhookReader.Action;
import dev.signalbox.core.signal.DirectoryStore;
import dev.signalbox.core.signal.SignalStore;
import dev.signalbox.core.sync.SyncRun.Mode;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import dev.signalbox.core.task.TaskQueue;
import dev.signalbox.simulator.autotask.store.Row;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What a company has comes with it and goes with it, wherever the worker is killed that takes it.
class ArrivalsTest extends WithAScope {

  private static final long CUSTOMER = 1;
  private static final long VENDOR = 7;

  private final CompanyId company = aVendorBesideACustomer();

  private CompanyId aVendorBesideACustomer() {
    CompanyId one = vendorsBut(2).iterator().next();
    setType(one, VENDOR);
    choose(customersOnly());
    office.sync(Mode.FULL);
    return one;
  }

  @Test
  @Tag("P3")
  void hintThatComesAgainAfterAKillReadsWhatTheCompanyHas() {
    Map<String, Set<Long>> whole = arrived();
    atEachCall(
        10,
        at -> {
          leave();
          Message hint = changed(CUSTOMER);
          boolean killed = killedAt(at, function -> refresh(function, hint));
          refresh(healthy(), hint);
          assertThat(copy()).as("killed at call %d", at).isEqualTo(whole);
          return killed;
        });
  }

  /// The hint is lost, as it is where a connection stops working meanwhile.
  @Test
  @Tag("P3")
  void runThatComesLaterReadsWhatTheCompanyHas() {
    Map<String, Set<Long>> whole = arrived();
    atEachCall(
        10,
        at -> {
          leave();
          Message hint = changed(CUSTOMER);
          boolean killed = killedAt(at, function -> refresh(function, hint));
          office.sync(Mode.QUICK);
          assertThat(copy()).as("killed at call %d", at).isEqualTo(whole);
          return killed;
        });
  }

  @Test
  @Tag("P3")
  void runThatGoesOnAfterAKillReadsWhatTheCompanyHas() {
    Map<String, Set<Long>> whole = arrived();
    atEachCall(
        10,
        at -> {
          leave();
          var _ = changed(CUSTOMER);
          Message run = office.begin(Mode.QUICK);
          boolean killed =
              killedAt(at, function -> function.runs().work(run, (Task.RunStep) run.task()));
          office.clock.advance(Duration.ofMinutes(2));
          var _ = office.finish(run);
          assertThat(copy()).as("killed at call %d", at).isEqualTo(whole);
          return killed;
        });
  }

  @Test
  @Tag("P3")
  void hintThatComesAgainAfterAKillTakesOutWhatTheCompanyHas() {
    Map<String, Set<Long>> without = copy();
    atEachCall(
        3,
        at -> {
          refresh(healthy(), changed(CUSTOMER));
          assertThat(copy()).isNotEqualTo(without);
          Message hint = changed(VENDOR);
          boolean killed = killedAt(at, function -> refresh(function, hint));
          refresh(healthy(), hint);
          workRules();
          assertThat(copy()).as("killed at call %d", at).isEqualTo(without);
          return killed;
        });
  }

  @Test
  @Tag("P3")
  void ticketsThatWereStoredBeforeTheKillGetTheirNotes() {
    Message hint = changed(CUSTOMER);
    Predicate<List<String>> notes = calls -> calls.getLast().equals("saveChildren");
    assertThat(killed(notes, function -> refresh(function, hint))).isTrue();
    assertThat(notes()).isEmpty();

    refresh(healthy(), hint);

    assertThat(notes()).isEqualTo(notesInThePsa()).isNotEmpty();
  }

  /// Negative control: taken for one that we hold for long, it would stay alone.
  @Test
  @Tag("P3")
  void companyThatIsNotKnownToArriveStillWouldStayAlone() {
    Message hint = changed(CUSTOMER);
    Predicate<List<String>> stored =
        calls -> calls.contains("save") && !calls.getLast().equals("save");
    assertThat(killed(stored, function -> refresh(function, hint))).isTrue();
    PsaRecord shown = office.psa().reader().read(Entity.COMPANY, byId(), -1).records().getFirst();
    office.directory.save(
        Office.REF, List.of(new DirectoryStore.Entry(shown, office.clock.instant())));

    refresh(healthy(), hint);

    assertThat(ids(Entity.COMPANY)).contains(company.value());
    assertThat(companiesOfContacts()).doesNotContain(company.value());
  }

  /// Has a work killed at its first call, at its second and so on, until it has come to its end.
  ///
  /// @param killed does it, given the call, and answers whether there was such a call
  private static void atEachCall(int atLeast, IntPredicate killed) {
    int at = 1;
    while (killed.test(at)) {
      at++;
    }
    assertThat(at).isGreaterThan(atLeast);
  }

  private Map<String, Set<Long>> arrived() {
    refresh(healthy(), changed(CUSTOMER));
    Map<String, Set<Long>> whole = copy();
    assertThat(companiesOfContacts()).contains(company.value());
    assertThat(ticketsOfTheCompany()).isNotEmpty();
    return whole;
  }

  private void leave() {
    refresh(healthy(), changed(VENDOR));
    workRules();
    assertThat(ids(Entity.COMPANY)).doesNotContain(company.value());
    assertThat(companiesOfContacts()).doesNotContain(company.value());
    assertThat(ticketsOfTheCompany()).isEmpty();
  }

  private Message changed(long type) {
    setType(company, type);
    office.clock.advance(Duration.ofSeconds(10));
    return hint(Entity.COMPANY, company.value(), Action.UPDATE);
  }

  private void refresh(Assembly function, Message hint) {
    var _ = function.refresh().refresh(office.open(), List.of(hint));
  }

  private Map<String, Set<Long>> copy() {
    Map<String, Set<Long>> copy = new TreeMap<>();
    for (Entity entity :
        List.of(
            Entity.COMPANY,
            Entity.CONTACT,
            Entity.LOCATION,
            Entity.OPPORTUNITY,
            Entity.CONFIGURATION_ITEM)) {
      copy.put(entity.word(), ids(entity));
    }
    copy.put(Entity.TICKET.word(), office.held());
    return copy;
  }

  private List<Long> ticketsOfTheCompany() {
    return office.held().stream()
        .filter(id -> company.equals(signal(id).ticket().parties().company()))
        .toList();
  }

  private Set<Long> notes() {
    Set<Long> notes = new TreeSet<>();
    ticketsOfTheCompany().forEach(id -> story(id).notes().forEach(note -> notes.add(note.id())));
    return notes;
  }

  private Set<Long> notesInThePsa() {
    List<Long> tickets = ticketsOfTheCompany();
    return office.truth("TicketNote").stream()
        .filter(row -> tickets.contains(row.number("ticketID").orElseThrow()))
        .map(Row::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Slice byId() {
    return new Slice.ByIds(Set.of(company.value()));
  }

  private Assembly healthy() {
    return function(office.signals, office.directory, office.queue);
  }

  /// Whether so many calls of the stores and the queue were made that it came to this.
  private boolean killedAt(int call, Consumer<Assembly> work) {
    return killed(calls -> calls.size() == call, work);
  }

  /// @param kill given the calls of the stores and the queue, the one to come included
  private boolean killed(Predicate<List<String>> kill, Consumer<Assembly> work) {
    List<String> calls = new CopyOnWriteArrayList<>();
    Around around =
        (name, call) -> {
          calls.add(name);
          if (kill.test(calls)) {
            throw new PaperPsa.Killed();
          }
          return call.run();
        };
    try {
      work.accept(
          function(
              Around.port(SignalStore.class, around, office.signals),
              Around.port(DirectoryStore.class, around, office.directory),
              Around.port(TaskQueue.class, around, office.queue)));
      return false;
    } catch (PaperPsa.Killed _) {
      return true;
    }
  }

  private Assembly function(SignalStore signals, DirectoryStore directory, TaskQueue queue) {
    Ports with = office.ports(directory, byte[]::new, new Log("sync", office.lines::add));
    return new Assembly(
        new Ports(
            with.tenants(),
            with.connections(),
            with.secrets(),
            with.settings(),
            signals,
            directory,
            with.runs(),
            with.holdings(),
            with.gatherings(),
            with.routes(),
            with.tokens(),
            with.seal(),
            with.psas(),
            queue,
            with.lanes(),
            with.ids(),
            with.randomness(),
            with.clock(),
            with.log()));
  }
}

package dev.signalbox.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.aws.lambda.Log;
import dev.signalbox.core.ManualClock;
import dev.signalbox.core.SeededRandomness;
import dev.signalbox.core.account.Codes;
import dev.signalbox.core.account.MemoryCodes;
import dev.signalbox.core.account.MemoryMailer;
import dev.signalbox.core.connection.HookRoute;
import dev.signalbox.core.connection.MemoryHookRoutes;
import dev.signalbox.core.connection.PsaSecret;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.psa.WebhookReader.Action;
import dev.signalbox.core.settings.Hook;
import dev.signalbox.core.settings.ProvisionNote;
import dev.signalbox.core.signal.Owed;
import dev.signalbox.core.signal.Signal;
import dev.signalbox.core.signal.SignalStatus;
import dev.signalbox.core.signal.StatusMap;
import dev.signalbox.core.sync.SyncRun.Mode;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import dev.signalbox.core.tenant.EmailAddress;
import dev.signalbox.core.tenant.MemoryTenantStore;
import dev.signalbox.core.tenant.Role;
import dev.signalbox.core.tenant.TenantId;
import dev.signalbox.core.tenant.User;
import dev.signalbox.core.tenant.UserId;
import dev.signalbox.core.triage.Phase;
import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.store.Actor;
import dev.signalbox.simulator.autotask.store.Row;
import dev.signalbox.simulator.demo.DemoPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What sync does beside reading: webhooks, codes, sweeps and changed rules.
class UpkeepTest {

  private Office office;

  @BeforeEach
  void open() {
    office = new Office(new DemoPlan(3, 60, 4, 1.0, 0.5, 0.5));
  }

  @AfterEach
  void close() {
    office.close();
  }

  @Nested
  class ProvisioningWebhooks {

    private final MemoryHookRoutes routes = new MemoryHookRoutes();

    @Test
    @Tag("RT-01")
    void makesFourActiveHooksWithAddressSecretAndRoute() {
      ProvisionNote note = provision();

      assertThat(note.state()).isEqualTo(ProvisionNote.State.DONE);
      assertThat(hooks(true))
          .singleElement()
          .satisfies(row -> {
            assertThat(row.isTrue("isActive")).isTrue();
            assertThat(row.text("webhookUrl").orElseThrow()).startsWith("http://127.0.0.1:9");
            assertThat(row.text("deactivationUrl").orElseThrow()).endsWith("/deactivated");
          });
      assertThat(office.settings.hooks(Office.REF))
          .extracting(Hook::entity)
          .containsExactlyInAnyOrder(Entity.TICKET, Entity.NOTE, Entity.COMPANY, Entity.CONTACT);
      assertThat(office.secrets.find(Office.REF)).map(PsaSecret::hookSecret).isPresent();
      Hook ticket = office.settings.hooks(Office.REF).getFirst();
      assertThat(routes.find(ticket.url().substring(ticket.url().lastIndexOf('/') + 1)))
          .map(HookRoute::guid)
          .hasValue(java.util.Objects.requireNonNull(ticket.guid()));
    }

    @Test
    @Tag("RT-09")
    void doneAgainItRepairsWhatIsWrongAndKeepsAddressesAndOthersHooks() {
      provision();
      List<Hook> before = office.settings.hooks(Office.REF);
      long ours = hooks(true).getFirst().id();
      office
          .simulator
          .autotask()
          .update(
              Actor.resource(1),
              "TicketWebhook",
              Json.object().put("id", ours).put("isActive", false).build());
      List<Row> others = hooks(false);

      provision();

      assertThat(hooks(true))
          .singleElement()
          .satisfies(row -> assertThat(row.isTrue("isActive")).isTrue());
      assertThat(hooks(false)).isEqualTo(others).isNotEmpty();
      assertThat(office.settings.hooks(Office.REF))
          .extracting(Hook::url)
          .containsExactlyInAnyOrderElementsOf(before.stream().map(Hook::url).toList());
    }

    @Test
    void withoutAnAddressItSaysWhatToDo() {
      ProvisionNote note = provisioning().provision(office.open(), "", Instant.MAX);

      assertThat(note.state()).isEqualTo(ProvisionNote.State.FAILED);
      assertThat(note.nextStep()).contains("PublicUrl");
    }

    private List<Row> hooks(boolean ours) {
      return office.truth("TicketWebhook").stream()
          .filter(row -> row.text("name").orElse("").startsWith("signalbox-") == ours)
          .toList();
    }

    private ProvisionNote provision() {
      return provisioning().provision(office.open(), "http://127.0.0.1:9", Instant.MAX);
    }

    private ProvisionHooks provisioning() {
      return new ProvisionHooks(
          office.secrets,
          office.settings,
          new HookWatches(office.settings),
          routes,
          new WorkedOffice.PlainTokens(),
          new SeededRandomness(7),
          office.ours);
    }
  }

  @Nested
  class MailingCodes {

    private final ManualClock clock = new ManualClock(Instant.parse("2026-06-01T08:00:00Z"));
    private final MemoryTenantStore tenants = new MemoryTenantStore();
    private final MemoryCodes codes = new MemoryCodes();
    private final MemoryMailer mailer = new MemoryMailer();
    private final MailCode mailing =
        new MailCode(tenants, codes, mailer, () -> new byte[32], new SeededRandomness(1), clock);

    @Test
    void aUserGetsACodeThatFitsTheChallenge() {
      EmailAddress email = user();
      open("challenge", email);

      mailing.mail(new Task.SendCode("challenge", email));

      assertThat(mailer.sent()).hasSize(1);
      assertThat(codes.find("challenge", clock.instant()))
          .map(Codes.Challenge::codeHash)
          .isPresent();
    }

    @Test
    void nobodyGetsNothing() {
      EmailAddress stranger = new EmailAddress("stranger@example.com");
      open("challenge", stranger);

      mailing.mail(new Task.SendCode("challenge", stranger));

      assertThat(mailer.sent()).isEmpty();
    }

    @Test
    void aChallengeThatIsOverGetsNoCode() {
      EmailAddress email = user();
      open("challenge", email);
      clock.pass(Duration.ofMinutes(6));

      mailing.mail(new Task.SendCode("challenge", email));

      assertThat(mailer.sent()).isEmpty();
    }

    private void open(String challenge, EmailAddress email) {
      codes.open(
          new Codes.Challenge(
              challenge, email, null, 0, false, clock.instant().plus(Duration.ofMinutes(5))));
    }

    private EmailAddress user() {
      EmailAddress email = new EmailAddress("ada@example.com");
      tenants.createUser(
          new User(
              new TenantId("msp"),
              new UserId("u1"),
              email,
              "Ada",
              Role.ADMIN,
              true,
              clock.instant()));
      return email;
    }
  }

  @Test
  void whatIsOverdueIsSentAgainWithGrowingWaitsAndAtLastGivenUp() {
    office.sync(Mode.FULL);
    office.clock.advance(Duration.ofMinutes(5));
    Row ticket = newTicket();
    office.refreshing().refresh(office.open(), List.of(hint(ticket.id())));
    office.queue.take();
    SweepOwed sweep = new SweepOwed(office.signals, office.queue, office.ours);

    int sent = 0;
    for (int minute = 0; minute < 240; minute++) {
      office.clock.advance(Duration.ofMinutes(1));
      sent += sweep.sweep(hint(1));
    }

    assertThat(sent).isEqualTo(Owed.MOST_ATTEMPTS - 1);
    assertThat(office.queue.tasks())
        .containsOnly(new Task.Judge(Office.REF, new TicketId(ticket.id()), Phase.INTAKE, 1));
    assertThat(office.signals.owed(Office.REF, new TicketId(ticket.id())))
        .singleElement()
        .satisfies(owed -> assertThat(owed.givenUp()).isTrue());
  }

  @Test
  void changedRulesApplyToWhatWeHoldWithoutAskingThePsaAndOweNothing() {
    office.sync(Mode.FULL);
    office.queue.take();
    office.reads.clear();
    long id = office.held().iterator().next();
    long status = signal(id).ticket().placement().status();
    Map<Long, SignalStatus> map =
        new HashMap<>(office.settings.statuses(Office.REF).value().mapped());
    map.put(status, SignalStatus.NEW);
    office.settings.saveStatuses(
        Office.REF, new StatusMap(map), office.settings.statuses(Office.REF).version());

    office.reapplying().reapply(hint(1), new Task.Reapply(Office.REF, ""));

    assertThat(signal(id).status()).isEqualTo(SignalStatus.NEW);
    assertThat(office.queue.tasks()).containsExactly(new Task.Reapply(Office.REF, ""));
    assertThat(office.readsInAll()).isZero();
  }

  @Test
  @Tag("QUE-02")
  void aQueueThatIsNoLongerSelectedHidesItsSignals() {
    office.sync(Mode.FULL);
    long id = office.held().iterator().next();
    office.select(Set.of());

    office.reapplying().reapply(hint(1), new Task.Reapply(Office.REF, ""));

    assertThat(office.held()).isEmpty();
    assertThat(signal(id).standing()).isEqualTo(Signal.Standing.OUT_OF_SCOPE);
  }

  @Test
  @Tag("CON-13")
  void refusedCredentialsDropTheHintsAndCloseTheConnection() {
    PsaSecret known = office.secrets.find(Office.REF).orElseThrow();
    office.secrets.put(Office.REF, known.withSecret("wrong", known.integrationCode()));

    assertThat(hints().work(Office.REF, List.of(hint(1)))).isEqualTo(WorkHints.Outcome.DROPPED);
    assertThat(Office.stateOf(office.connections))
        .map(state -> state.word())
        .hasValue("setupRequired");
    assertThat(hints().work(Office.REF, List.of(hint(1)))).isEqualTo(WorkHints.Outcome.DROPPED);
  }

  @Test
  void whileThePsaIsAwayHintsComeAgainLater() {
    office.close();

    assertThat(hints().work(Office.REF, List.of(hint(1)))).isEqualTo(WorkHints.Outcome.POSTPONED);
    assertThat(office.queue.sent())
        .singleElement()
        .satisfies(sent -> {
          assertThat(sent.message().attempt()).isEqualTo(2);
          assertThat(sent.delay()).isPositive();
        });
  }

  private WorkHints hints() {
    return new WorkHints(
        office.opening(),
        office.refreshing(),
        office.polling(),
        new NoteSeen(office.runs, office.ours, new Log("sync", _ -> {})),
        office.queue,
        byte[]::new,
        office.ours,
        new Log("sync", _ -> {}));
  }

  private Signal signal(long id) {
    return office.signals.find(Office.REF, new TicketId(id)).orElseThrow();
  }

  private Message hint(long id) {
    return Message.first(
        new Task.Refresh(Office.REF, Entity.TICKET, id, Action.UPDATE),
        "cause",
        office.clock.instant());
  }

  private Row newTicket() {
    long open = office.openTickets().iterator().next();
    Row like =
        office.truth("Ticket").stream().filter(row -> row.id() == open).findFirst().orElseThrow();
    return office
        .simulator
        .autotask()
        .create(
            Actor.resource(office.truth("Resource").getFirst().id()),
            "Ticket",
            Json.object()
                .put("companyID", like.number("companyID").orElseThrow())
                .put("title", "Scanner sends nothing")
                .put("status", 1)
                .put("priority", like.number("priority").orElseThrow())
                .put("queueID", like.number("queueID").orElseThrow())
                .build());
  }
}

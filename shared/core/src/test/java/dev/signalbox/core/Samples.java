package dev.signalbox.core;

import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.connection.ConnectionId;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.connection.ConnectionState;
import dev.signalbox.core.connection.PsaKind;
import dev.signalbox.core.psa.Audience;
import dev.signalbox.core.psa.Company;
import dev.signalbox.core.psa.CompanyId;
import dev.signalbox.core.psa.Note;
import dev.signalbox.core.psa.Ticket;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.psa.Writer;
import dev.signalbox.core.signal.Owed;
import dev.signalbox.core.signal.Signal;
import dev.signalbox.core.signal.SignalStatus;
import dev.signalbox.core.tenant.EmailAddress;
import dev.signalbox.core.tenant.Role;
import dev.signalbox.core.tenant.TenantId;
import dev.signalbox.core.tenant.User;
import dev.signalbox.core.tenant.UserId;
import dev.signalbox.core.triage.Evidence;
import dev.signalbox.core.triage.Judged;
import dev.signalbox.core.triage.Mood;
import dev.signalbox.core.triage.Phase;
import dev.signalbox.core.triage.Processor;
import dev.signalbox.core.triage.Provenance;
import dev.signalbox.core.triage.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Plain values to begin a test with. Tenants are new for each caller, so that suites can share one
/// table.
public final class Samples {

  /// Noon of a day; every sample happens around it.
  public static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  private static final AtomicLong TENANTS = new AtomicLong(System.nanoTime() & 0xffff_ffffL);

  private Samples() {}

  public static TenantId newTenant() {
    return new TenantId("tenant-" + TENANTS.incrementAndGet());
  }

  public static ConnectionRef newRef() {
    return ref(newTenant());
  }

  public static ConnectionRef ref(TenantId tenant) {
    return new ConnectionRef(tenant, new ConnectionId("main-desk"));
  }

  public static Connection connection(ConnectionRef ref, String name) {
    return connection(ref, name, NOON);
  }

  public static Connection connection(ConnectionRef ref, String name, Instant createdAt) {
    return new Connection(
        ref,
        PsaKind.AUTOTASK,
        name,
        "api@desk.example",
        "https://zone.example/",
        false,
        "account-1",
        new ConnectionState.Connected(),
        null,
        createdAt,
        null,
        0);
  }

  public static User user(TenantId tenant, String email) {
    return new User(
        tenant,
        new UserId("user-" + email.hashCode()),
        new EmailAddress(email),
        "Pat",
        Role.TECHNICIAN,
        true,
        NOON);
  }

  public static Ticket ticket(long id) {
    return ticket(id, "Printer is on fire", NOON);
  }

  public static Ticket ticket(long id, String title, Instant changedAt) {
    return ticket(id, title, changedAt, 1, null);
  }

  public static Ticket ticket(
      long id, String title, Instant changedAt, long status, @Nullable TicketId parent) {
    return new Ticket(
        new TicketId(id),
        "T20261120.%04d".formatted(id),
        title,
        "It smokes.",
        "",
        new Ticket.Placement(status, 8L, 2L, null, null, null, null, 4L),
        new Ticket.Parties(new CompanyId(0), null, null),
        new Ticket.Moments(NOON.minusSeconds(60), changedAt, null, null),
        parent);
  }

  public static Signal signal(long id) {
    return signal(ticket(id), SignalStatus.NEW);
  }

  public static Signal signal(Ticket ticket, SignalStatus status) {
    return new Signal(
        ticket,
        status,
        Signal.Standing.IN_SCOPE,
        ticket.contentHash(),
        NOON,
        status.starts().map(Signal.Entries.NONE::plusOne).orElse(Signal.Entries.NONE),
        NOON,
        0);
  }

  public static Owed owed(ConnectionRef ref, long ticket, int entry) {
    return new Owed(
        ref,
        new TicketId(ticket),
        Phase.INTAKE,
        entry,
        NOON.plus(Duration.ofMinutes(2)),
        1,
        "01JCAUSE");
  }

  public static Note note(long id, long ticket, String text, Instant changedAt) {
    return new Note(
        id,
        new TicketId(ticket),
        "Note",
        text,
        1L,
        null,
        null,
        null,
        Writer.TECHNICIAN,
        Audience.INTERNAL,
        NOON,
        changedAt);
  }

  public static Company company(long id, String name, Instant changedAt) {
    return new Company(new CompanyId(id), name, true, 1L, null, null, "", "", changedAt);
  }

  public static Verdict verdict(Processor processor, int entry) {
    return new Verdict(
        processor,
        entry,
        Verdict.State.SETTLED,
        new Judged.Felt(new Mood(Mood.Label.NEGATIVE, 2)),
        "label",
        0.75,
        List.of(new Evidence("It smokes.", Evidence.Source.DESCRIPTION)),
        "",
        new Provenance("embedded-minilm/1", "", "1", false, Provenance.Usage.NONE),
        "hash",
        "01JCAUSE",
        NOON);
  }
}

package dev.signalbox.e2e;

import dev.signalbox.aws.Machine;
import dev.signalbox.aws.dynamo.DynamoConnectionStore;
import dev.signalbox.aws.dynamo.DynamoSessionStore;
import dev.signalbox.aws.dynamo.DynamoSignalStore;
import dev.signalbox.aws.dynamo.DynamoTenantStore;
import dev.signalbox.aws.dynamo.Table;
import dev.signalbox.core.Samples;
import dev.signalbox.core.account.Session;
import dev.signalbox.core.account.Token;
import dev.signalbox.core.connection.ConnectionId;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.tenant.EmailAddress;
import dev.signalbox.core.tenant.Role;
import dev.signalbox.core.tenant.Tenant;
import dev.signalbox.core.tenant.TenantId;
import dev.signalbox.core.tenant.User;
import dev.signalbox.core.tenant.UserId;
import dev.signalbox.local.demo.JsonClient;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/// Tenants of a running deployment, and their people, as ops would make them.
final class Places {

  private static final Duration HOURS = Duration.ofHours(2);

  /// Ids of things of one tenant.
  record Place(
      String tenant, String connection, String ticket, String run, String user, String session) {

    static final Place NOWHERE =
        new Place(
            "no-such-tenant",
            "no-such-connection",
            "987654321",
            "01J99999999999999999999999",
            "no-such-user",
            "no-such-session");

    String in(String template) {
      return template
          .replace("{tenant}", tenant)
          .replace("{connection}", connection)
          .replace("{ticket}", ticket)
          .replace("{run}", run)
          .replace("{user}", user)
          .replace("{session}", session)
          // The PSA's own log: an entry belongs to the connection before it.
          .replace("{error}", "1")
          // A statement belongs to the connection before it, too.
          .replace("{day}", "2026-11-20");
    }

    ConnectionRef ref() {
      return new ConnectionRef(new TenantId(tenant), new ConnectionId(connection));
    }
  }

  private final Table table;
  private final JsonClient api;

  Places(Deployment deployment) {
    this.table = deployment.table();
    this.api = new JsonClient(deployment.functions().apiUrl());
  }

  /// A desk's ticket that the other one has not, its first run, and one more person of it.
  Place of(Desk desk, Desk other) {
    long ticket =
        desk.truth("Tickets", "").stream()
            .map(row -> row.number("id").orElseThrow())
            .filter(id -> desk.story(id).isPresent() && other.story(id).isEmpty())
            .findFirst()
            .orElseThrow();
    return place(desk.ref(), ticket, desk.firstSync().text("id").orElseThrow());
  }

  /// A tenant whose connection and ticket are in our table only.
  Place third() {
    ConnectionRef ref = new ConnectionRef(new TenantId("third"), new ConnectionId("third-desk"));
    new DynamoTenantStore(table)
        .create(new Tenant(ref.tenant(), "Third & Co", ZoneOffset.UTC, Instant.now()));
    new DynamoConnectionStore(table).create(Samples.connection(ref, "Desk of the third"));
    long ticket = 900_000_003;
    new DynamoSignalStore(table).save(ref, Samples.signal(ticket), Optional.empty());
    return place(ref, ticket, Place.NOWHERE.run());
  }

  private Place place(ConnectionRef ref, long ticket, String run) {
    User person = person(ref.tenant(), Role.VIEWER, "victim");
    Session session = session(person, Token.make(Machine.randomness()));
    return new Place(
        ref.tenant().value(),
        ref.connection().value(),
        String.valueOf(ticket),
        run,
        person.id().value(),
        session.id());
  }

  /// Somebody of a tenant, signed in.
  JsonClient caller(Place place, Role role) {
    Token access = Token.make(Machine.randomness());
    session(person(new TenantId(place.tenant()), role, role.word()), access);
    return api.as(access.value());
  }

  private User person(TenantId tenant, Role role, String name) {
    var email = new EmailAddress(name + "-" + Machine.ids().next() + "@matrix.example");
    User user =
        new User(tenant, new UserId(Machine.ids().next()), email, name, role, true, Instant.now());
    new DynamoTenantStore(table).createUser(user);
    return user;
  }

  private Session session(User user, Token access) {
    Instant now = Instant.now();
    Instant end = now.plus(HOURS);
    Session session =
        new Session(
            Machine.ids().next(), user.tenant(), user.id(), user.email(), now, end, end, "matrix");
    new DynamoSessionStore(table)
        .open(session, access.hash(), end, Token.make(Machine.randomness()).hash());
    return session;
  }
}

package dev.signalbox.aws.dynamo;

import dev.signalbox.core.connection.ConnectionId;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.sync.RunId;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.tenant.EmailAddress;
import dev.signalbox.core.tenant.TenantId;
import dev.signalbox.core.tenant.UserId;
import dev.signalbox.core.triage.Phase;
import dev.signalbox.core.triage.Processor;
import dev.signalbox.core.triage.Verdict;
import java.util.Locale;

/// Every key of the table. A tenant's data begin with the tenant, which comes from the caller's
/// proved reference, never from a request. Times are attributes, not keys.
final class Keys {

  static final String SIGNAL = "SIGNAL";
  static final String OWED = "OWED#";
  static final String NOTE = "NOTE#";
  static final String TIME = "TIME#";
  static final String LINKED = "LINKED#";
  static final String VERDICT = "VERDICT#";
  static final String USER = "USER#";
  static final String CONNECTION = "CONN#";
  static final String RUN = "RUN#";
  static final String DELIVERY = "DELIVERY#";

  /// Partitions that the companies, contacts and locators of a connection are spread over.
  static final int BUCKETS = 16;

  /// Partitions of the registry of connections.
  static final int REGISTRY_SHARDS = 4;

  /// Partitions of the index of what is owed.
  static final int OWED_SHARDS = 4;

  /// Partitions of a connection's list of open signals.
  static final int OPEN_SHARDS = 8;

  private static final int LONGEST_ID = 19;

  private Keys() {}

  // ---- tenant, users, connections

  static String tenant(TenantId tenant) {
    return "T#" + tenant;
  }

  static Key tenantItem(TenantId tenant) {
    return new Key(tenant(tenant), "TENANT");
  }

  static Key user(TenantId tenant, EmailAddress email) {
    return new Key(tenant(tenant), USER + email);
  }

  /// Counts the administrators who went, so that no two go at once.
  static Key admins(TenantId tenant) {
    return new Key(tenant(tenant), "ADMINS");
  }

  /// In which tenants an address is a user.
  static String email(EmailAddress email) {
    return "EMAIL#" + email;
  }

  static Key emailEntry(TenantId tenant, EmailAddress email) {
    return new Key(email(email), tenant.value());
  }

  static Key connection(ConnectionRef ref) {
    return new Key(tenant(ref.tenant()), CONNECTION + ref.connection());
  }

  /// Reserves the name of a connection.
  static Key connectionName(TenantId tenant, String name) {
    return new Key(tenant(tenant), "CONNNAME#" + name);
  }

  static String registry(int shard) {
    return "REGISTRY#" + shard;
  }

  static Key registryEntry(ConnectionRef ref) {
    int shard = Math.floorMod(ref.hashCode(), REGISTRY_SHARDS);
    return new Key(registry(shard), ref.toString());
  }

  /// What a request under an idempotency key was answered.
  static Key keptAnswer(TenantId tenant, String hash) {
    return new Key(tenant(tenant), "ONCE#" + hash);
  }

  // ---- one connection: settings, runs, cursors

  static String of(ConnectionRef ref) {
    return of(ref.tenant(), ref.connection());
  }

  private static String of(TenantId tenant, ConnectionId connection) {
    return tenant(tenant) + "#C#" + connection;
  }

  static Key setting(ConnectionRef ref, String name) {
    return new Key(of(ref), name);
  }

  static Key run(ConnectionRef ref, RunId run) {
    return new Key(of(ref), RUN + run);
  }

  /// Which run was begun last for a mode and scope.
  static Key begun(ConnectionRef ref, SyncRun.Mode mode, String scopeHash) {
    return new Key(of(ref), "BEGUN#" + mode.word() + "#" + scopeHash);
  }

  /// What a run did not find in the PSA.
  static String absent(ConnectionRef ref, RunId run) {
    return of(ref) + "#ABSENT#" + run;
  }

  static Key absent(ConnectionRef ref, RunId run, Entity entity, long id) {
    return new Key(absent(ref, run), absentPrefix(entity) + padded(id));
  }

  static String absentPrefix(Entity entity) {
    return entity.word() + "#";
  }

  static Key cursor(ConnectionRef ref, Entity entity) {
    return new Key(of(ref), "CURSOR#" + entity.word());
  }

  /// When a delivery about an entity last arrived.
  static Key delivery(ConnectionRef ref, Entity entity) {
    return new Key(of(ref), DELIVERY + entity.word());
  }

  /// In which months a connection has resolved and closed signals.
  static Key months(ConnectionRef ref) {
    return new Key(of(ref), "MONTHS");
  }

  // ---- the directory: whatever is not a ticket's

  static String directory(ConnectionRef ref, Entity entity, int bucket) {
    return of(ref) + "#" + entity.word() + "#" + bucket;
  }

  static Key directoryEntry(ConnectionRef ref, Entity entity, long id) {
    return new Key(directory(ref, entity, bucket(id)), padded(id));
  }

  /// Companies by name.
  static String names(ConnectionRef ref) {
    return of(ref) + "#NAMES";
  }

  /// Companies by each word of their names.
  static String words(ConnectionRef ref) {
    return of(ref) + "#WORDS";
  }

  // ---- everything about one ticket

  static String ticket(ConnectionRef ref, TicketId ticket) {
    return of(ref) + "#S#" + ticket;
  }

  static Key signal(ConnectionRef ref, TicketId ticket) {
    return new Key(ticket(ref, ticket), SIGNAL);
  }

  static Key owed(ConnectionRef ref, TicketId ticket, Phase phase) {
    return new Key(ticket(ref, ticket), OWED + phase.word());
  }

  static Key child(ConnectionRef ref, TicketId ticket, Entity entity, long id) {
    return new Key(ticket(ref, ticket), childPrefix(entity) + padded(id));
  }

  /// How often a ticket that was cleared had entered each phase.
  static Key past(ConnectionRef ref, TicketId ticket) {
    return new Key(ticket(ref, ticket), "PAST");
  }

  static String childPrefix(Entity entity) {
    return switch (entity) {
      case NOTE -> NOTE;
      case TIME_ENTRY -> TIME;
      default -> throw new IllegalArgumentException("Only notes and time entries are children.");
    };
  }

  /// Beside the parent: a ticket that is linked under it.
  static Key linked(ConnectionRef ref, TicketId parent, TicketId ticket) {
    return new Key(ticket(ref, parent), LINKED + padded(ticket.value()));
  }

  static Key verdict(ConnectionRef ref, TicketId ticket, Verdict verdict) {
    return verdict(ref, ticket, verdict.processor(), verdict.entry());
  }

  static Key verdict(ConnectionRef ref, TicketId ticket, Processor processor, int entry) {
    return new Key(ticket(ref, ticket), verdicts(processor.phase(), entry) + processor.word());
  }

  static String verdicts(Phase phase, int entry) {
    return VERDICT + phase.word() + "#" + String.format(Locale.ROOT, "%06d", entry) + "#";
  }

  // ---- locators: where a record of a known id is

  static String locators(ConnectionRef ref, Entity entity, int bucket) {
    return of(ref) + "#IDS#" + entity.word() + "#" + bucket;
  }

  /// Tickets that were cleared, of which verdicts and entries are kept.
  static String cleared(ConnectionRef ref, int bucket) {
    return of(ref) + "#CLEARED#" + bucket;
  }

  static Key cleared(ConnectionRef ref, TicketId ticket) {
    return new Key(cleared(ref, bucket(ticket.value())), padded(ticket.value()));
  }

  static Key locator(ConnectionRef ref, Entity entity, long id) {
    return new Key(locators(ref, entity, bucket(id)), padded(id));
  }

  // ---- indexes

  static String owedShard(ConnectionRef ref, TicketId ticket) {
    return owedShard(Math.floorMod(31 * ref.hashCode() + ticket.hashCode(), OWED_SHARDS));
  }

  static String owedShard(int shard) {
    return "OWED#" + shard;
  }

  static String openList(ConnectionRef ref, int shard) {
    return of(ref) + "#L#open#" + shard;
  }

  /// @param list `resolved` or `closed`
  static String monthList(ConnectionRef ref, String list, String month) {
    return of(ref) + "#L#" + list + "#" + month;
  }

  // ---- without a tenant: hashes and random names

  static Key hook(String tokenId) {
    return new Key("HOOK#" + tokenId, "ROUTE");
  }

  static Key challenge(String challenge) {
    return new Key("CODE#" + challenge, "CHALLENGE");
  }

  static Key counter(String key) {
    return new Key("COUNT#" + key, "HOUR");
  }

  static Key access(String hash) {
    return new Key("ACCESS#" + hash, "TOKEN");
  }

  static Key refresh(String hash) {
    return new Key("REFRESH#" + hash, "TOKEN");
  }

  static String sessions(UserId user) {
    return "SESSION#" + user + "#";
  }

  static Key session(TenantId tenant, UserId user, String id) {
    return new Key(tenant(tenant), sessions(user) + id);
  }

  // ---- the limiter of a PSA account

  static Key account(String account, String what) {
    return new Key("A#" + account, what);
  }

  private static int bucket(long id) {
    return Math.floorMod(id, BUCKETS);
  }

  /// So that keys sort as numbers do.
  static String padded(long id) {
    String digits = Long.toString(id);
    return "0".repeat(Math.max(0, LONGEST_ID - digits.length())) + digits;
  }
}

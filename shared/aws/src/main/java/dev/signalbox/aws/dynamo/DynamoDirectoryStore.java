package dev.signalbox.aws.dynamo;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Company;
import dev.signalbox.core.psa.CompanyId;
import dev.signalbox.core.psa.Contact;
import dev.signalbox.core.psa.ContactId;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.PsaRecord;
import dev.signalbox.core.signal.DirectoryStore;
import dev.signalbox.core.signal.SearchName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Whatever is not a ticket's, spread over buckets. Reads what it holds before it writes, a hundred
/// a request. What is new goes many a request, each by itself; a company goes with its names, as
/// many as a transaction takes.
public final class DynamoDirectoryStore implements DirectoryStore {

  private final Table table;
  private final DirectoryRemoval removal;

  public DynamoDirectoryStore(Table table) {
    this.table = table;
    this.removal = new DirectoryRemoval(table);
  }

  @Override
  public int save(ConnectionRef ref, List<Entry> entries) {
    Map<Key, Entry> newest = new LinkedHashMap<>();
    entries.forEach(entry -> newest.merge(key(ref, entry), entry, DynamoDirectoryStore::newer));
    Map<Key, Item> held = table.getAll(List.copyOf(newest.keySet()));
    List<Entry> news = new ArrayList<>();
    List<Entry> companies = new ArrayList<>();
    List<Entry> changed = new ArrayList<>();
    newest.forEach((key, entry) -> {
      Item before = held.get(key);
      if (!isNews(entry, before)) {
        return;
      }
      boolean named = entry.record() instanceof Company;
      (named ? companies : before == null ? news : changed).add(entry);
    });
    return sum(bundles(ref, companies, held), bundle -> saveBundle(ref, bundle, held))
        + sum(SideBySide.chunks(news, BatchInsert.MOST), chunk -> insert(ref, chunk))
        + sum(SideBySide.chunks(changed, 1), chunk -> saveBundle(ref, chunk, held));
  }

  private static int sum(List<List<Entry>> parts, Function<List<Entry>, Integer> saving) {
    return SideBySide.map(parts, saving).stream().mapToInt(Integer::intValue).sum();
  }

  /// New records that are single items. Where somebody was faster, each goes alone.
  private int insert(ConnectionRef ref, List<Entry> entries) {
    Set<Key> taken =
        table.insert(
            entries.stream()
                .map(entry ->
                    new Write.PutItem(
                        key(ref, entry), DirectoryItems.fields(entry), Expression.ABSENT))
                .toList());
    return (int)
        entries.stream()
            .filter(entry -> !taken.contains(key(ref, entry)) || saveAlone(ref, entry))
            .count();
  }

  /// As many records as fit into a transaction.
  private static List<List<Entry>> bundles(
      ConnectionRef ref, List<Entry> entries, Map<Key, Item> held) {
    List<List<Entry>> bundles = new ArrayList<>();
    int writes = Transaction.MOST_WRITES;
    for (Entry entry : entries) {
      int more = writes(ref, entry, held.get(key(ref, entry))).size();
      if (writes + more > Transaction.MOST_WRITES) {
        bundles.add(new ArrayList<>());
        writes = 0;
      }
      bundles.getLast().add(entry);
      writes += more;
    }
    return bundles;
  }

  /// Where one of a bundle lost a race, each goes alone.
  private int saveBundle(ConnectionRef ref, List<Entry> bundle, Map<Key, Item> held) {
    List<Write> writes = new ArrayList<>();
    bundle.forEach(entry -> writes.addAll(writes(ref, entry, held.get(key(ref, entry)))));
    if (done(writes)) {
      return bundle.size();
    }
    return (int) bundle.stream().filter(entry -> saveAlone(ref, entry)).count();
  }

  private boolean saveAlone(ConnectionRef ref, Entry entry) {
    while (true) {
      Item held = table.get(key(ref, entry)).orElse(null);
      if (!isNews(entry, held)) {
        return false;
      }
      if (done(writes(ref, entry, held))) {
        return true;
      }
    }
  }

  private boolean done(List<Write> writes) {
    return writes.size() == 1
        ? table.write(writes.getFirst()).isEmpty()
        : table.transact(writes).isEmpty();
  }

  private static List<Write> writes(ConnectionRef ref, Entry entry, @Nullable Item held) {
    List<Write> writes = new ArrayList<>();
    Fields fields = Tombstone.lifted(DirectoryItems.fields(entry));
    writes.add(Write.change(key(ref, entry), fields, DirectoryItems.sameAs(held)));
    if (entry.record() instanceof Company company) {
      String before = held == null ? null : held.findText(DirectoryItems.NAME);
      writes.addAll(CompanyNames.writes(ref, company.recordId(), before, company.name()));
    }
    return writes;
  }

  @Override
  public Optional<Company> findCompany(ConnectionRef ref, CompanyId id) {
    return table
        .get(Keys.directoryEntry(ref, Entity.COMPANY, id.value()))
        .filter(item -> !Tombstone.is(item))
        .map(DirectoryItems::company);
  }

  @Override
  public Optional<Contact> findContact(ConnectionRef ref, ContactId id) {
    return table
        .get(Keys.directoryEntry(ref, Entity.CONTACT, id.value()))
        .filter(item -> !Tombstone.is(item))
        .map(DirectoryItems::contact);
  }

  @Override
  public Map<Long, PsaRecord> findAll(ConnectionRef ref, Entity entity, Collection<Long> ids) {
    Map<Long, PsaRecord> found = new HashMap<>();
    table
        .getAll(ids.stream().map(id -> Keys.directoryEntry(ref, entity, id)).toList())
        .values()
        .stream()
        .filter(item -> !Tombstone.is(item))
        .forEach(item -> {
          PsaRecord record = DirectoryItems.record(entity, item);
          found.put(record.recordId(), record);
        });
    return found;
  }

  @Override
  public Listing list(ConnectionRef ref, Entity entity, String after, int limit) {
    List<PsaRecord> records = new ArrayList<>();
    String next = after;
    do {
      BucketWalk.Page page =
          BucketWalk.page(
              table,
              bucket -> Keys.directory(ref, entity, bucket),
              BucketWalk.Buckets.ALL,
              next,
              limit - records.size());
      page.items().stream()
          .filter(item -> !Tombstone.is(item))
          .forEach(item -> records.add(DirectoryItems.record(entity, item)));
      next = page.next();
    } while (!next.isEmpty() && records.size() < limit);
    return new Listing(records, next);
  }

  @Override
  public Listing companies(ConnectionRef ref, SearchName text, String after, int limit) {
    return CompanyNames.page(table, ref, text, after, limit);
  }

  @Override
  public Set<Long> idsBetween(ConnectionRef ref, Entity entity, long after, long upTo) {
    List<Integer> buckets = IntStream.range(0, Keys.BUCKETS).boxed().toList();
    return SideBySide.map(
            buckets,
            bucket ->
                table.sortKeysBetween(
                    Keys.directory(ref, entity, bucket),
                    Keys.padded(Math.max(0, after + 1)),
                    Keys.padded(upTo)))
        .stream()
        .flatMap(List::stream)
        .map(Long::valueOf)
        .collect(Collectors.toSet());
  }

  @Override
  public boolean remove(ConnectionRef ref, Entity entity, long id, Instant askedAt) {
    return removal.bury(ref, entity, id, askedAt);
  }

  @Override
  public int leaveOut(ConnectionRef ref, Entity entity, Collection<Long> ids, Instant knownAt) {
    return (int)
        SideBySide.map(List.copyOf(ids), id -> removal.bury(ref, entity, id, knownAt)).stream()
            .filter(removed -> removed)
            .count();
  }

  @Override
  public long count(ConnectionRef ref, Entity entity) {
    List<Integer> buckets = IntStream.range(0, Keys.BUCKETS).boxed().toList();
    return SideBySide.map(buckets, bucket -> table.countLiving(Keys.directory(ref, entity, bucket)))
        .stream()
        .mapToLong(Long::longValue)
        .sum();
  }

  private static boolean isNews(Entry entry, @Nullable Item held) {
    if (held == null || Tombstone.is(held)) {
      return !Tombstone.covers(held, entry.readAt());
    }
    return Newness.of(
        entry.record(),
        entry.readAt(),
        held.time(DirectoryItems.CHANGED_AT),
        held.time(DirectoryItems.READ_AT),
        held.text(DirectoryItems.HASH));
  }

  private static Entry newer(Entry one, Entry other) {
    int byPsa = one.record().changedAt().compareTo(other.record().changedAt());
    boolean oneIsNewer = byPsa > 0 || (byPsa == 0 && one.readAt().isAfter(other.readAt()));
    return oneIsNewer ? one : other;
  }

  private static Key key(ConnectionRef ref, Entry entry) {
    return Keys.directoryEntry(ref, entry.record().entity(), entry.record().recordId());
  }
}

package dev.signalbox.aws.dynamo;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Company;
import dev.signalbox.core.psa.CompanyId;
import dev.signalbox.core.psa.Contact;
import dev.signalbox.core.psa.ContactId;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.signal.DirectoryStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Companies and contacts, spread over buckets. Reads what it holds before it writes, a hundred a
/// request; what is news goes in transactions of a hundred.
public final class DynamoDirectoryStore implements DirectoryStore {

  private final Table table;

  public DynamoDirectoryStore(Table table) {
    this.table = table;
  }

  @Override
  public int save(ConnectionRef ref, List<Entry> entries) {
    Map<Key, Entry> newest = new LinkedHashMap<>();
    entries.forEach(entry -> newest.merge(key(ref, entry), entry, DynamoDirectoryStore::newer));
    Map<Key, Item> held = table.getAll(List.copyOf(newest.keySet()));
    List<Write> writes =
        newest.entrySet().stream()
            .filter(it -> isNews(it.getValue(), held.get(it.getKey())))
            .map(it -> write(it.getKey(), it.getValue()))
            .toList();
    return SideBySide.map(SideBySide.chunks(writes, Transaction.MOST_WRITES), this::writeAll)
        .stream()
        .mapToInt(Integer::intValue)
        .sum();
  }

  @Override
  public Optional<Company> findCompany(ConnectionRef ref, CompanyId id) {
    return table
        .get(Keys.directoryEntry(ref, Entity.COMPANY, id.value()))
        .map(DirectoryItems::company);
  }

  @Override
  public Optional<Contact> findContact(ConnectionRef ref, ContactId id) {
    return table
        .get(Keys.directoryEntry(ref, Entity.CONTACT, id.value()))
        .map(DirectoryItems::contact);
  }

  @Override
  public boolean remove(ConnectionRef ref, Entity entity, long id) {
    return table.removed(Keys.directoryEntry(ref, entity, id)).isPresent();
  }

  @Override
  public long count(ConnectionRef ref, Entity entity) {
    List<Integer> buckets = IntStream.range(0, Keys.BUCKETS).boxed().toList();
    return SideBySide.map(buckets, bucket -> table.count(Keys.directory(ref, entity, bucket)))
        .stream()
        .mapToLong(Long::longValue)
        .sum();
  }

  /// Where one of them lost a race, each goes alone.
  private int writeAll(List<Write> writes) {
    if (writes.size() > 1 && table.transact(writes).isEmpty()) {
      return writes.size();
    }
    return (int) writes.stream().filter(write -> table.write(write).isEmpty()).count();
  }

  private static Write write(Key key, Entry entry) {
    return Write.change(key, DirectoryItems.fields(entry), isNewerThanHeld(entry));
  }

  private static Expression isNewerThanHeld(Entry entry) {
    return Expression.of(
            "attribute_not_exists(#pk) OR #changedAt<:changed"
                + " OR (#changedAt=:changed AND #readAt<=:read AND #hash<>:hash)")
        .with("changed", entry.record().changedAt())
        .with("read", entry.readAt())
        .with("hash", entry.record().contentHash());
  }

  /// The same rule on what was just read, which spares the write of what is no news.
  private static boolean isNews(Entry entry, @Nullable Item held) {
    if (held == null) {
      return true;
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

package dev.signalbox.aws.dynamo;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Company;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.PsaRecord;
import dev.signalbox.core.signal.DirectoryStore.Listing;
import dev.signalbox.core.signal.SearchName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds companies by name. Beside each company stand small items in two partitions of its
/// connection: one under its whole name, and one under the rest of its name from each word on. They
/// are written in one transaction with the company; a reader checks them against it all the same.
final class CompanyNames {

  private CompanyNames() {}

  /// The writes that bring the entries of a company from one name to another.
  ///
  /// @param before the name it was found by so far; null when it was not there
  /// @param now the name it shall be found by; null when it goes
  static List<Write> writes(
      ConnectionRef ref, long id, @Nullable String before, @Nullable String now) {
    Set<Key> wanted = keys(ref, id, now);
    Set<Key> stale = new HashSet<>(keys(ref, id, before));
    stale.removeAll(wanted);
    List<Write> writes = new ArrayList<>();
    wanted.forEach(key -> writes.add(Write.put(key, new Fields())));
    stale.forEach(key -> writes.add(Write.remove(key)));
    return writes;
  }

  private static Set<Key> keys(ConnectionRef ref, long id, @Nullable String name) {
    Set<Key> keys = new HashSet<>();
    if (name != null) {
      SearchName search = SearchName.of(name);
      keys.add(new Key(Keys.names(ref), SearchName.place(search.folded(), id)));
      search
          .fromEachWord()
          .forEach(rest -> keys.add(new Key(Keys.words(ref), SearchName.place(rest, id))));
    }
    return keys;
  }

  static Listing page(Table table, ConnectionRef ref, SearchName text, String after, int limit) {
    String list = text.isEmpty() ? Keys.names(ref) : Keys.words(ref);
    var query = Table.under(list, text.folded()).limit(limit);
    if (!after.isEmpty()) {
      requirePlace(text, after);
      query.exclusiveStartKey(new Key(list, after).attributes());
    }
    Table.ItemPage page = table.query(query);
    List<String> places = page.map(item -> item.text(Key.SK));
    return new Listing(
        found(table, ref, text, places), page.next().isEmpty() ? "" : places.getLast());
  }

  private static void requirePlace(SearchName text, String after) {
    var _ = SearchName.idIn(after);
    if (!after.startsWith(text.folded())) {
      throw new IllegalArgumentException("The place is one of another search.");
    }
  }

  private static List<PsaRecord> found(
      Table table, ConnectionRef ref, SearchName text, List<String> places) {
    Map<Long, Company> held = new HashMap<>();
    table
        .getAll(
            places.stream()
                .map(SearchName::idIn)
                .map(id -> Keys.directoryEntry(ref, Entity.COMPANY, id))
                .toList())
        .values()
        .stream()
        .filter(item -> !Tombstone.is(item))
        .forEach(item -> held.put(item.number(DirectoryItems.ID), DirectoryItems.company(item)));
    List<PsaRecord> found = new ArrayList<>();
    for (String place : places) {
      Company company = held.get(SearchName.idIn(place));
      if (company != null && standsThere(company, text, place)) {
        found.add(company);
      }
    }
    return found;
  }

  private static boolean standsThere(Company company, SearchName text, String place) {
    return SearchName.of(company.name())
        .placeIn(text, company.recordId())
        .filter(place::equals)
        .isPresent();
  }
}

package dev.signalbox.sync;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.CompanyId;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.Page;
import dev.signalbox.core.psa.PsaRecord;
import dev.signalbox.core.signal.DirectoryStore;
import dev.signalbox.core.signal.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Takes records that are no ticket's into the directory, as far as they are in scope. What left
/// the scope leaves the directory: it is only a copy.
final class TakeRecords {

  /// What came of a page.
  ///
  /// @param outside those that are out of scope
  /// @param arrived companies that the scope chose and that we did not hold before
  /// @param left whether a company is no longer copied
  record Taken(int written, int removed, Set<Long> outside, Set<CompanyId> arrived, boolean left) {

    static final Taken NOTHING = new Taken(0, 0, Set.of(), Set.of(), false);

    Taken {
      outside = Set.copyOf(outside);
      arrived = Set.copyOf(arrived);
    }

    int skipped() {
      return outside.size();
    }

    Taken withoutArrivals() {
      return new Taken(written, removed, outside, Set.of(), left);
    }
  }

  /// Longer than a page is under way from the PSA into the store, with what the PSA's clock and
  /// ours may differ.
  private static final Duration UNDER_WAY = Duration.ofMinutes(20);

  private final DirectoryStore directory;
  private final OutsideCompanies companies;

  TakeRecords(DirectoryStore directory, OutsideCompanies companies) {
    this.directory = directory;
    this.companies = companies;
  }

  /// @param page of records of one entity
  Taken take(ConnectionRef ref, Page page, Scope scope) {
    if (page.records().isEmpty()) {
      return Taken.NOTHING;
    }
    Entity entity = page.records().getFirst().entity();
    Predicate<CompanyId> outside = companies.among(ref, scope, page.records());
    List<PsaRecord> in = new ArrayList<>();
    List<PsaRecord> out = new ArrayList<>();
    for (PsaRecord record : page.records()) {
      (scope.excluding(record, outside).isEmpty() ? in : out).add(record);
    }
    Set<CompanyId> strangers =
        entity == Entity.COMPANY && scope.rules().choosesCompanies() ? notHeld(ref, in) : Set.of();
    int written = directory.save(ref, RefreshSignals.entries(in, page.askedAt()));
    int removed = leaveOut(ref, entity, out, page.askedAt());
    return new Taken(
        written,
        removed,
        Set.copyOf(ids(out)),
        strangers.isEmpty() ? strangers : now(ref, strangers),
        entity == Entity.COMPANY && removed > 0);
  }

  private Set<CompanyId> notHeld(ConnectionRef ref, List<PsaRecord> companies) {
    Set<Long> held = directory.findAll(ref, Entity.COMPANY, ids(companies)).keySet();
    return ids(companies).stream()
        .filter(id -> !held.contains(id))
        .map(CompanyId::new)
        .collect(Collectors.toSet());
  }

  /// One that was found to be gone or outside since it was asked for does not arrive.
  private Set<CompanyId> now(ConnectionRef ref, Set<CompanyId> strangers) {
    return directory
        .findAll(ref, Entity.COMPANY, strangers.stream().map(CompanyId::value).toList())
        .keySet()
        .stream()
        .map(CompanyId::new)
        .collect(Collectors.toSet());
  }

  /// Those that we hold, and those of which a page may be under way that shows them as they were
  /// before: nothing else would keep that from bringing them in.
  private int leaveOut(
      ConnectionRef ref, Entity entity, List<PsaRecord> excluded, Instant askedAt) {
    if (excluded.isEmpty()) {
      return 0;
    }
    Set<Long> held = directory.findAll(ref, entity, ids(excluded)).keySet();
    List<Long> some =
        excluded.stream()
            .filter(record ->
                held.contains(record.recordId())
                    || record.changedAt().isAfter(askedAt.minus(UNDER_WAY)))
            .map(PsaRecord::recordId)
            .toList();
    return some.isEmpty() ? 0 : directory.leaveOut(ref, entity, some, askedAt);
  }

  private static Collection<Long> ids(List<PsaRecord> records) {
    return records.stream().map(PsaRecord::recordId).toList();
  }
}

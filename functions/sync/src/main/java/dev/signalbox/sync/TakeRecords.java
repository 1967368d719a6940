package dev.signalbox.sync;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Company;
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
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Takes records that are no ticket's into the directory, as far as they are in scope. What left
/// the scope leaves the directory: it is only a copy.
final class TakeRecords {

  /// What came of a page.
  ///
  /// @param outside those that are out of scope
  /// @param arrived companies that the scope chose and of which nothing was read yet
  record Taken(int written, int removed, Set<Long> outside, List<DirectoryStore.Entry> arrived) {

    static final Taken NOTHING = new Taken(0, 0, Set.of(), List.of());

    Taken {
      outside = Set.copyOf(outside);
      arrived = List.copyOf(arrived);
    }

    int skipped() {
      return outside.size();
    }
  }

  /// Longer than a page is under way from the PSA into the store, with what the PSA's clock and
  /// ours may differ.
  private static final Duration UNDER_WAY = Duration.ofMinutes(20);

  /// Before any date that a PSA may give, or leave out.
  private static final Instant ARRIVING = Instant.EPOCH.minusSeconds(1);

  private final DirectoryStore directory;
  private final OutsideCompanies companies;

  TakeRecords(DirectoryStore directory, OutsideCompanies companies) {
    this.directory = directory;
    this.companies = companies;
  }

  /// What a company has that arrives is still to be read. Until that is done, see [#settle], the
  /// company is held with a date of change before all others: whoever reads it again after a fault
  /// or a kill sees it arrive once more, and whatever is its own is taken meanwhile.
  ///
  /// @param page of records of one entity
  /// @param leaving run before a company goes that we hold
  Taken take(ConnectionRef ref, Page page, Scope scope, Runnable leaving) {
    return take(ref, page, scope, leaving, true);
  }

  /// Takes what a run brings that reads everything else, too: nobody arrives.
  Taken takeAmongAll(ConnectionRef ref, Page page, Scope scope, Runnable leaving) {
    return take(ref, page, scope, leaving, false);
  }

  private Taken take(
      ConnectionRef ref, Page page, Scope scope, Runnable leaving, boolean arriving) {
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
    Set<Long> strangers =
        arriving && entity == Entity.COMPANY && scope.rules().choosesCompanies()
            ? strangers(ref, in)
            : Set.of();
    int written = directory.save(ref, entries(in, strangers, page.askedAt()));
    int removed = leaveOut(ref, entity, out, page.askedAt(), leaving);
    return new Taken(
        written,
        removed,
        Set.copyOf(ids(out)),
        strangers.isEmpty() ? List.of() : arrived(ref, in, page.askedAt()));
  }

  /// What these companies have was read.
  void settle(ConnectionRef ref, List<DirectoryStore.Entry> arrived) {
    directory.save(ref, arrived);
  }

  private Set<Long> strangers(ConnectionRef ref, List<PsaRecord> companies) {
    Map<Long, PsaRecord> held = directory.findAll(ref, Entity.COMPANY, ids(companies));
    return ids(companies).stream()
        .filter(id -> !held.containsKey(id) || isArriving(held.get(id)))
        .collect(Collectors.toSet());
  }

  /// One that was found to be gone or outside since it was asked for does not arrive.
  private List<DirectoryStore.Entry> arrived(
      ConnectionRef ref, List<PsaRecord> companies, Instant askedAt) {
    Map<Long, PsaRecord> held = directory.findAll(ref, Entity.COMPANY, ids(companies));
    return companies.stream()
        .filter(company -> isArriving(held.get(company.recordId())))
        .map(company -> new DirectoryStore.Entry(company, askedAt))
        .toList();
  }

  private static boolean isArriving(@Nullable PsaRecord held) {
    return held != null && held.changedAt().equals(ARRIVING);
  }

  private static List<DirectoryStore.Entry> entries(
      List<PsaRecord> records, Set<Long> strangers, Instant askedAt) {
    return records.stream()
        .map(record ->
            strangers.contains(record.recordId()) && record instanceof Company company
                ? arriving(company)
                : record)
        .map(record -> new DirectoryStore.Entry(record, askedAt))
        .toList();
  }

  private static Company arriving(Company company) {
    return new Company(
        company.id(),
        company.name(),
        company.active(),
        company.type(),
        company.classification(),
        company.parent(),
        company.phone(),
        company.website(),
        ARRIVING);
  }

  /// Those that we hold, and those of which a page may be under way that shows them as they were
  /// before: nothing else would keep that from bringing them in.
  private int leaveOut(
      ConnectionRef ref,
      Entity entity,
      List<PsaRecord> excluded,
      Instant askedAt,
      Runnable leaving) {
    if (excluded.isEmpty()) {
      return 0;
    }
    Set<Long> held = directory.findAll(ref, entity, ids(excluded)).keySet();
    if (entity == Entity.COMPANY && !held.isEmpty()) {
      leaving.run();
    }
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

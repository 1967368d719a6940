package dev.signalbox.simulation;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Company;
import dev.signalbox.core.psa.CompanyId;
import dev.signalbox.core.psa.Contact;
import dev.signalbox.core.psa.ContactId;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.signal.DirectoryStore;
import dev.signalbox.simulation.psa.PsaDatabase;
import dev.signalbox.simulator.autotask.store.Row;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Compares the companies and contacts that we hold of a connection with those of its PSA: none is
/// missing, none is more, and all fields are the same.
final class DirectoryComparison {

  private final DirectoryStore directory;
  private final ConnectionRef ref;
  private final PsaDatabase psa;
  private final Differences differences;
  private final Comparison.Depth depth;

  DirectoryComparison(
      DirectoryStore directory, ConnectionRef ref, PsaDatabase psa, Comparison.Depth depth) {
    this.directory = directory;
    this.ref = ref;
    this.psa = psa;
    this.differences = new Differences(ref, psa);
    this.depth = depth;
  }

  void compare(CopiedRows copied) {
    Map<Long, Row> companies = rows("Company");
    Map<Long, Row> contacts = rows("Contact");
    companies.values().stream().filter(copied::company).forEach(this::company);
    contacts.values().stream().filter(copied::contact).forEach(this::contact);
    nothingMoreIsHeld(Entity.COMPANY, companies, copied::company);
    nothingMoreIsHeld(Entity.CONTACT, contacts, copied::contact);
  }

  private Map<Long, Row> rows(String entity) {
    Map<Long, Row> rows = new TreeMap<>();
    psa.rows(entity).forEach(row -> rows.put(row.id(), row));
    return rows;
  }

  /// That something is not there any more may be found by the night's comparison only.
  private void nothingMoreIsHeld(Entity entity, Map<Long, Row> rows, Predicate<Row> isCopied) {
    for (long id : directory.idsBetween(ref, entity, -1, Long.MAX_VALUE)) {
      @Nullable Row row = rows.get(id);
      if (row == null && depth == Comparison.Depth.WHOLE) {
        throw differences.broken(entity.word() + " " + id + " is not there any more, and held");
      }
      if (row != null && !isCopied.test(row)) {
        throw differences.broken(row + " is out of scope, and held");
      }
    }
  }

  private void company(Row row) {
    Company held =
        directory
            .findCompany(ref, new CompanyId(row.id()))
            .orElseThrow(() -> differences.missing(row));
    differences.text(row, "companyName", held.name());
    differences.flag(row, "isActive", held.active());
    differences.number(row, "companyType", held.type());
    differences.number(row, "classification", held.classification());
    differences.number(
        row,
        "parentCompanyID",
        Optional.ofNullable(held.parent()).map(CompanyId::value).orElse(null));
    differences.text(row, "phone", held.phone());
    differences.text(row, "webAddress", held.website());
  }

  private void contact(Row row) {
    Contact held =
        directory
            .findContact(ref, new ContactId(row.id()))
            .orElseThrow(() -> differences.missing(row));
    differences.number(row, "companyID", held.company().value());
    differences.text(row, "firstName", held.firstName());
    differences.text(row, "lastName", held.lastName());
    differences.text(row, "emailAddress", held.email());
    differences.text(row, "phone", held.phone());
    differences.text(row, "title", held.title());
    differences.flag(row, "isActive", held.active());
  }
}

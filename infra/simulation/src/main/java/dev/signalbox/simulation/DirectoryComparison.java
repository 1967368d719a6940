package dev.signalbox.simulation;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Company;
import dev.signalbox.core.psa.CompanyId;
import dev.signalbox.core.psa.ConfigurationItem;
import dev.signalbox.core.psa.Contact;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.Location;
import dev.signalbox.core.psa.Opportunity;
import dev.signalbox.core.psa.PsaRecord;
import dev.signalbox.core.signal.DirectoryStore;
import dev.signalbox.simulation.psa.PsaDatabase;
import dev.signalbox.simulator.autotask.store.Row;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Compares the companies that we hold of a connection, and what is theirs, with those of its PSA:
/// none is missing, none is more, and all fields are the same.
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
    BelongingsComparison belongings = new BelongingsComparison(differences);
    compare("Company", Company.class, Entity.COMPANY, copied::company, this::company);
    compare("Contact", Contact.class, Entity.CONTACT, copied::contact, this::contact);
    compare(
        "CompanyLocation", Location.class, Entity.LOCATION, copied::location, belongings::location);
    compare(
        "Opportunity",
        Opportunity.class,
        Entity.OPPORTUNITY,
        copied::opportunity,
        belongings::opportunity);
    compare(
        "ConfigurationItem",
        ConfigurationItem.class,
        Entity.CONFIGURATION_ITEM,
        copied::item,
        belongings::item);
  }

  private <T extends PsaRecord> void compare(
      String name,
      Class<T> type,
      Entity entity,
      Predicate<Row> isCopied,
      BiConsumer<Row, T> fields) {
    Map<Long, Row> rows = new TreeMap<>();
    psa.rows(name).forEach(row -> rows.put(row.id(), row));
    Map<Long, PsaRecord> held = directory.findAll(ref, entity, rows.keySet());
    for (Row row : rows.values()) {
      if (isCopied.test(row) && (depth == Comparison.Depth.WHOLE || !psa.isSilent(row))) {
        @Nullable PsaRecord record = held.get(row.id());
        if (record == null) {
          throw differences.missing(row);
        }
        fields.accept(row, type.cast(record));
      }
    }
    nothingMoreIsHeld(entity, rows, isCopied);
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

  private void company(Row row, Company held) {
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

  private void contact(Row row, Contact held) {
    differences.number(row, "companyID", held.company().value());
    differences.text(row, "firstName", held.firstName());
    differences.text(row, "lastName", held.lastName());
    differences.text(row, "emailAddress", held.email());
    differences.text(row, "phone", held.phone());
    differences.text(row, "title", held.title());
    differences.flag(row, "isActive", held.active());
  }
}

package dev.signalbox.simulation;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.simulation.psa.PsaDatabase;
import dev.signalbox.simulator.autotask.store.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Holds what we have of a connection beside the rows of its PSA; the first difference is the end.
final class Differences {

  private final ConnectionRef ref;
  private final PsaDatabase psa;

  Differences(ConnectionRef ref, PsaDatabase psa) {
    this.ref = ref;
    this.psa = psa;
  }

  void text(Row row, String field, String here) {
    same(row, field, row.text(field).orElse(""), here);
  }

  void flag(Row row, String field, boolean here) {
    same(row, field, row.isTrue(field), here);
  }

  void number(Row row, String field, @Nullable Long here) {
    same(row, field, number(row, field), here);
  }

  void amount(Row row, String field, BigDecimal here) {
    BigDecimal there = row.decimal(field).orElse(BigDecimal.ZERO);
    same(row, field, there.stripTrailingZeros(), here.stripTrailingZeros());
  }

  void time(Row row, String field, @Nullable Instant here) {
    same(row, field, shown(row.time(field)), here);
  }

  /// A time as this PSA shows it.
  @Nullable Instant shown(Optional<Instant> time) {
    return psa.shown(time);
  }

  void same(Row row, String field, @Nullable Object there, @Nullable Object here) {
    if (!Objects.equals(there, here)) {
      throw broken("%s of %s is \"%s\", and here \"%s\"".formatted(field, row, there, here));
    }
  }

  Broken missing(Row row) {
    String more =
        row.entity().name().equals("Ticket")
            ? ", its status is "
                + number(row, "status")
                + ", its company "
                + number(row, "companyID")
            : "";
    return broken("%s is missing; it changed last at %s%s".formatted(row, changed(row), more));
  }

  Broken broken(String how) {
    return new Broken(Comparison.COPY, "%s (%s of %s)".formatted(how, psa.key(), ref));
  }

  static Instant changed(Row row) {
    Optional<Instant> changed =
        switch (row.entity().name()) {
          case "TimeEntry" -> row.time("lastModifiedDateTime");
          case "Opportunity" -> row.time("lastActivity");
          case "ConfigurationItem" -> row.time("lastModifiedTime");
          case "CompanyLocation" -> Optional.empty();
          default -> row.time("lastActivityDate");
        };
    return changed.orElse(Instant.EPOCH);
  }

  static @Nullable Long number(Row row, String field) {
    OptionalLong number = row.number(field);
    return number.isPresent() ? number.getAsLong() : null;
  }
}

package dev.signalbox.sync;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Company;
import dev.signalbox.core.psa.CompanyId;
import dev.signalbox.core.psa.ConfigurationItem;
import dev.signalbox.core.psa.Contact;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.JobRole;
import dev.signalbox.core.psa.Location;
import dev.signalbox.core.psa.Member;
import dev.signalbox.core.psa.MemberRole;
import dev.signalbox.core.psa.Note;
import dev.signalbox.core.psa.Opportunity;
import dev.signalbox.core.psa.PsaRecord;
import dev.signalbox.core.psa.Ticket;
import dev.signalbox.core.psa.TicketCategory;
import dev.signalbox.core.psa.TimeEntry;
import dev.signalbox.core.signal.DirectoryStore;
import dev.signalbox.core.signal.Scope;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Knows which companies are not copied, for many records at once. A company is copied when we hold
/// it and the scope still admits it; one that we have not met yet brings its tickets along when it
/// comes, see [FollowCompanies].
final class OutsideCompanies {

  private final DirectoryStore directory;

  OutsideCompanies(DirectoryStore directory) {
    this.directory = directory;
  }

  /// Asks the store only when the scope chooses companies.
  Predicate<CompanyId> among(
      ConnectionRef ref, Scope scope, Collection<? extends PsaRecord> records) {
    if (!scope.rules().choosesCompanies()) {
      return _ -> false;
    }
    Set<Long> named =
        records.stream()
            .flatMap(record -> companyOf(record).stream())
            .map(CompanyId::value)
            .collect(Collectors.toSet());
    Set<CompanyId> copied =
        directory.findAll(ref, Entity.COMPANY, named).values().stream()
            .filter(company -> scope.excluding(company, _ -> false).isEmpty())
            .map(company -> ((Company) company).id())
            .collect(Collectors.toSet());
    return company -> !copied.contains(company);
  }

  private static Optional<CompanyId> companyOf(PsaRecord record) {
    return switch (record) {
      case Contact contact -> Optional.of(contact.company());
      case Location location -> Optional.of(location.company());
      case Opportunity opportunity -> Optional.of(opportunity.company());
      case ConfigurationItem item -> Optional.of(item.company());
      case Ticket ticket -> Optional.ofNullable(ticket.parties().company());
      case Company _, Note _, TimeEntry _, Member _, JobRole _, MemberRole _, TicketCategory _ ->
          Optional.empty();
    };
  }
}

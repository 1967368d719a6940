package dev.signalbox.config;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.CompanyId;
import dev.signalbox.core.psa.PickValue;
import dev.signalbox.core.psa.Ticket;
import dev.signalbox.core.psa.TicketFields;
import dev.signalbox.core.settings.SettingsStore;
import dev.signalbox.core.signal.DirectoryStore;
import dev.signalbox.core.signal.Signal;
import dev.signalbox.core.signal.SignalPage;
import dev.signalbox.core.signal.Stage;
import dev.signalbox.core.signal.StatusMap;
import dev.signalbox.core.triage.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Signals with the names that go with the PSA's ids.
final class SignalRows {

  /// One signal, ready to be shown.
  record Row(
      Signal signal,
      ConnectionRef ref,
      @Nullable String status,
      @Nullable String stage,
      @Nullable String queue,
      @Nullable String priority,
      @Nullable String company,
      List<Verdict> verdicts) {}

  static final Shape<Row> ROW =
      fields(Shape.<Row>of("SignalRow"))
          .list("verdicts", "what the processors said last", Verdicts.VERDICT, Row::verdicts);

  static final Shape<Row> WHOLE =
      fields(Shape.<Row>of("SignalWhole"))
          .text(
              "description",
              "plain text, written by people outside",
              row -> ticket(row).description())
          .text("resolution", "as recorded in the PSA", row -> ticket(row).resolution())
          .time("createdAt", "when it was created", row -> ticket(row).moments().createdAt())
          .time("dueAt", "when it is due", row -> ticket(row).moments().dueAt())
          .time("completedAt", "when it was completed", row -> ticket(row).moments().completedAt())
          .time("readAt", "our clock before it was last read", row -> row.signal().readAt());

  private final SettingsStore settings;
  private final DirectoryStore directory;

  SignalRows(SettingsStore settings, DirectoryStore directory) {
    this.settings = settings;
    this.directory = directory;
  }

  private static Shape<Row> fields(Shape<Row> shape) {
    return shape
        .text("connection", "id of the connection", row -> row.ref().connection().value())
        .number("ticketId", "the PSA's id", row -> ticket(row).id().value())
        .text("number", "the number people know it by", row -> ticket(row).number())
        .text(
            "title",
            "title, written by people outside: show it as text",
            row -> ticket(row).title())
        .maybeText("status", "the PSA's name of its status", Row::status)
        .number("statusId", "the PSA's id of its status", row -> ticket(row).placement().status())
        .text("signalStatus", "what the status means here", row -> row.signal().status().word())
        .maybeText(
            "stage",
            "new, triaged, working, waiting or resolved; absent when its status stands for none",
            Row::stage)
        .text("scope", "in, out or gone", row -> row.signal().standing().word())
        .maybeText("queue", "the PSA's name of its queue", Row::queue)
        .maybeNumber("queueId", "the PSA's id of its queue", row -> ticket(row).placement().queue())
        .maybeText("company", "the customer's name", Row::company)
        .maybeNumber("companyId", "the PSA's id of the customer", SignalRows::companyId)
        .maybeText("priority", "the PSA's name of its priority", Row::priority)
        .maybeNumber("assignee", "the PSA's id of the technician", SignalRows::assignee)
        .maybeNumber("parentId", "the ticket it is linked under", SignalRows::parent)
        .time("lastActivity", "when the PSA last changed it", row -> ticket(row).changedAt());
  }

  List<Row> rows(ConnectionRef ref, List<SignalPage.Row> found) {
    Optional<TicketFields> fields = settings.fields(ref);
    StatusMap statuses = settings.statuses(ref).value();
    Map<CompanyId, Optional<String>> companies = new HashMap<>();
    return found.stream()
        .map(row -> row(ref, row.signal(), row.verdicts(), statuses, fields, companies))
        .toList();
  }

  Row row(ConnectionRef ref, Signal signal, List<Verdict> verdicts) {
    StatusMap statuses = settings.statuses(ref).value();
    return row(ref, signal, verdicts, statuses, settings.fields(ref), new HashMap<>());
  }

  private Row row(
      ConnectionRef ref,
      Signal signal,
      List<Verdict> verdicts,
      StatusMap statuses,
      Optional<TicketFields> fields,
      Map<CompanyId, Optional<String>> companies) {
    Ticket.Placement placement = signal.ticket().placement();
    CompanyId company = signal.ticket().parties().company();
    return new Row(
        signal,
        ref,
        fields.map(all -> label(all.statuses(), placement.status())).orElse(null),
        statuses.stageOf(placement.status()).map(Stage::word).orElse(null),
        fields.map(all -> label(all.queues(), placement.queue())).orElse(null),
        fields.map(all -> label(all.priorities(), placement.priority())).orElse(null),
        company == null ? null : nameOf(ref, company, companies),
        verdicts);
  }

  private @Nullable String nameOf(
      ConnectionRef ref, CompanyId id, Map<CompanyId, Optional<String>> companies) {
    return companies
        .computeIfAbsent(
            id, company -> directory.findCompany(ref, company).map(found -> found.name()))
        .orElse(null);
  }

  private static @Nullable String label(List<PickValue> values, @Nullable Long id) {
    return id == null ? null : TicketFields.label(values, id).orElse(null);
  }

  private static Ticket ticket(Row row) {
    return row.signal().ticket();
  }

  private static @Nullable Long companyId(Row row) {
    CompanyId id = ticket(row).parties().company();
    return id == null ? null : id.value();
  }

  private static @Nullable Long assignee(Row row) {
    var id = ticket(row).parties().assignee();
    return id == null ? null : id.value();
  }

  private static @Nullable Long parent(Row row) {
    var id = ticket(row).parent();
    return id == null ? null : id.value();
  }
}

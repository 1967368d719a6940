package dev.signalbox.aws.dynamo;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.triage.Phase;
import dev.signalbox.core.triage.Verdict;
import dev.signalbox.core.triage.VerdictStore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Verdicts, beside the signal that they judge. They expire if it does.
public final class DynamoVerdictStore implements VerdictStore {

  private final Table table;

  public DynamoVerdictStore(Table table) {
    this.table = table;
  }

  @Override
  public boolean save(ConnectionRef ref, TicketId ticket, Verdict verdict) {
    return put(ref, ticket, verdict, Expression.ABSENT);
  }

  @Override
  public void replace(ConnectionRef ref, TicketId ticket, Verdict verdict) {
    boolean _ = put(ref, ticket, verdict, null);
  }

  private boolean put(
      ConnectionRef ref, TicketId ticket, Verdict verdict, @Nullable Expression condition) {
    Key locator = Keys.locator(ref, Entity.TICKET, ticket.value());
    while (true) {
      Long expiresAt =
          table.get(locator).map(item -> item.findNumber(Retention.EXPIRES_AT)).orElse(null);
      Fields fields = VerdictItems.fields(verdict).optional(Retention.EXPIRES_AT, expiresAt);
      Write put = new Write.PutItem(Keys.verdict(ref, ticket, verdict), fields, condition);
      if (expiresAt == null) {
        return table.write(put).isEmpty();
      }
      // A ticket may be re-opened meanwhile; nothing of it may expire then.
      List<Refused> refused =
          table.transact(List.of(put, new Write.Check(locator, Retention.EXPIRES)));
      if (refused.isEmpty() || refused.getFirst().index() == 0) {
        return refused.isEmpty();
      }
    }
  }

  @Override
  public List<Verdict> list(ConnectionRef ref, TicketId ticket, Phase phase, int entry) {
    return table.queryAll(Keys.ticket(ref, ticket), Keys.verdicts(phase, entry)).stream()
        .flatMap(item -> VerdictItems.verdict(item).stream())
        .toList();
  }
}

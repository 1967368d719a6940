package dev.signalbox.aws.dynamo;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.triage.Phase;
import dev.signalbox.core.triage.Verdict;
import dev.signalbox.core.triage.VerdictStore;
import java.util.List;

/// Verdicts, beside the signal that they judge.
public final class DynamoVerdictStore implements VerdictStore {

  private final Table table;

  public DynamoVerdictStore(Table table) {
    this.table = table;
  }

  @Override
  public boolean save(ConnectionRef ref, TicketId ticket, Verdict verdict) {
    return table
        .write(
            Write.put(
                Keys.verdict(ref, ticket, verdict),
                VerdictItems.fields(verdict),
                Expression.ABSENT))
        .isEmpty();
  }

  @Override
  public void replace(ConnectionRef ref, TicketId ticket, Verdict verdict) {
    var _ =
        table.write(Write.put(Keys.verdict(ref, ticket, verdict), VerdictItems.fields(verdict)));
  }

  @Override
  public List<Verdict> list(ConnectionRef ref, TicketId ticket, Phase phase, int entry) {
    return table.queryAll(Keys.ticket(ref, ticket), Keys.verdicts(phase, entry)).stream()
        .flatMap(item -> VerdictItems.verdict(item).stream())
        .toList();
  }
}

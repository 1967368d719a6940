package dev.signalbox.simulator.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The picklists of one account, by entity and field.
///
/// @param field for example `Ticket.status`
public record Picks(String field, List<Value> values) {

  public Picks {
    values = List.copyOf(values);
  }

  /// One choice.
  ///
  /// @param parent the value of the field that decides whether this one may be chosen
  public record Value(
      long id,
      String label,
      @Nullable Long parent,
      boolean active,
      boolean system,
      boolean first) {}

  static List<Picks> of(Account account) {
    IssueTypes issues = new IssueTypes(account);
    List<Value> statuses = new ArrayList<>(plain(account, "statuses"));
    account
        .idsByName("formerStatuses")
        .forEach((name, id) -> statuses.add(new Value(id, name, null, false, false, false)));
    return List.of(
        new Picks("Ticket.status", statuses),
        new Picks("Ticket.priority", plain(account, "priorities")),
        new Picks("Ticket.queueID", plain(account, "queues")),
        new Picks("ResourceRoleQueue.queueID", plain(account, "queues")),
        new Picks("Ticket.source", plain(account, "sources")),
        new Picks("Ticket.issueType", tree(issues.types())),
        new Picks("Ticket.subIssueType", tree(issues.subTypes())));
  }

  private static List<Value> plain(Account account, String list) {
    List<Value> values = new ArrayList<>();
    for (Map.Entry<String, Long> entry : account.idsByName(list).entrySet()) {
      boolean system = list.equals("statuses") && (entry.getValue() == 1 || entry.getValue() == 5);
      values.add(new Value(entry.getValue(), entry.getKey(), null, true, system, values.isEmpty()));
    }
    return values;
  }

  private static List<Value> tree(List<IssueTypes.Entry> entries) {
    return entries.stream()
        .map(entry ->
            new Value(entry.id(), entry.name(), entry.parent().orElse(null), true, false, false))
        .toList();
  }
}

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

  private static final long NEW = 1;
  private static final long COMPLETE = 5;

  /// One choice.
  ///
  /// @param first whether it is the default
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
      long id = entry.getValue();
      boolean system = list.equals("statuses") && (id == NEW || id == COMPLETE);
      boolean first =
          switch (list) {
            case "statuses" -> id == NEW;
            case "priorities" -> id == account.priority("Medium");
            default -> false;
          };
      values.add(new Value(id, entry.getKey(), null, true, system, first));
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

package dev.signalbox.core.psa;

import java.util.List;
import java.util.Optional;

/// The picklists of tickets: what a PSA account calls things. Ids, labels and order are the
/// tenant's.
public record TicketFields(
    List<PickValue> queues,
    List<PickValue> statuses,
    List<PickValue> priorities,
    List<PickValue> types,
    List<PickValue> categories,
    List<PickValue> issueTypes,
    List<PickValue> subIssueTypes,
    List<PickValue> sources) {

  public TicketFields {
    queues = List.copyOf(queues);
    statuses = List.copyOf(statuses);
    priorities = List.copyOf(priorities);
    types = List.copyOf(types);
    categories = List.copyOf(categories);
    issueTypes = List.copyOf(issueTypes);
    subIssueTypes = List.copyOf(subIssueTypes);
    sources = List.copyOf(sources);
  }

  /// The label of a value, if the list has it.
  public static Optional<String> label(List<PickValue> list, long id) {
    return list.stream().filter(value -> value.id() == id).map(PickValue::label).findFirst();
  }
}

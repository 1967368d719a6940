package dev.signalbox.simulator.demo;

import dev.signalbox.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The taxonomy's issue types with the ids that one account gives them.
final class IssueTypes {

  /// @param parent the issue type of a sub-issue type
  record Entry(long id, String name, Optional<Long> parent) {}

  private final Map<String, Entry> types = new LinkedHashMap<>();
  private final Map<String, Entry> subTypes = new LinkedHashMap<>();

  IssueTypes(Account account) {
    long type = account.setup().number("issueTypeBase").orElseThrow();
    long subType = account.setup().number("subIssueTypeBase").orElseThrow();
    for (Json.Obj issue : DemoFile.objects(DemoFile.object("taxonomy.json"), "issueTypes")) {
      String name = issue.text("name").orElseThrow();
      types.put(name, new Entry(type, name, Optional.empty()));
      for (Json.Obj sub : DemoFile.objects(issue, "subIssueTypes")) {
        String subName = sub.text("name").orElseThrow();
        subTypes.put(subName, new Entry(subType++, subName, Optional.of(type)));
      }
      type++;
    }
  }

  List<Entry> types() {
    return List.copyOf(types.values());
  }

  List<Entry> subTypes() {
    return List.copyOf(subTypes.values());
  }

  long type(String name) {
    return Optional.ofNullable(types.get(name)).orElseThrow().id();
  }

  long subType(String name) {
    return Optional.ofNullable(subTypes.get(name)).orElseThrow().id();
  }
}

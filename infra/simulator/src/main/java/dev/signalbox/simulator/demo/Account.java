package dev.signalbox.simulator.demo;

import dev.signalbox.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// How one demo account of the PSA is set up, read from `tenants.json`.
///
/// @param key names the account inside the simulator
/// @param customerNumber the `ci` of zone information
/// @param goldenClients whether its clients and first tickets are those of the golden data
/// @param firstIds where ids start, by kind of row
/// @param lists of its picklists, ids by name in their order
/// @param setup the rest of the file's entry
public record Account(
    String key,
    String name,
    String domain,
    long customerNumber,
    boolean goldenClients,
    Map<String, Long> firstIds,
    Map<String, Map<String, Long>> lists,
    Json.Obj setup) {

  private static final List<String> LISTS =
      List.of("queues", "statuses", "formerStatuses", "priorities", "sources");

  /// All demo accounts; the first is the one to connect.
  public static List<Account> all() {
    return DemoFile.objects(DemoFile.object("tenants.json"), "tenants").stream()
        .map(Account::read)
        .toList();
  }

  private static Account read(Json.Obj entry) {
    Map<String, Long> first = new LinkedHashMap<>();
    Json.Obj base = entry.object("base").orElseThrow();
    base.fields().keySet().forEach(key -> first.put(key, base.number(key).orElseThrow()));
    return new Account(
        entry.text("account").orElseThrow(),
        entry.text("name").orElseThrow(),
        entry.text("domain").orElseThrow(),
        entry.number("ci").orElseThrow(),
        entry.bool("goldenClients").orElse(false),
        first,
        LISTS.stream().collect(Collectors.toMap(list -> list, list -> idsByName(entry, list))),
        entry);
  }

  long firstId(String kind) {
    return Optional.ofNullable(firstIds.get(kind)).orElseThrow();
  }

  /// `[[1,"New"],…]` as name to id.
  private static Map<String, Long> idsByName(Json.Obj entry, String list) {
    Map<String, Long> ids = new LinkedHashMap<>();
    for (Json pair : entry.list(list)) {
      if (pair instanceof Json.Arr(List<Json> items)) {
        ids.put(items.get(1).asText().orElseThrow(), items.get(0).asLong().orElseThrow());
      }
    }
    return ids;
  }

  Map<String, Long> idsByName(String list) {
    return Optional.ofNullable(lists.get(list)).orElseThrow();
  }

  /// The id of a status, queue or priority by the golden data's name for it, which this account may
  /// call otherwise.
  long id(String list, String renaming, String name) {
    String here = setup.object(renaming).flatMap(names -> names.text(name)).orElse(name);
    return Optional.ofNullable(idsByName(list).get(here))
        .orElseThrow(() -> new IllegalStateException("No " + name + " among " + list));
  }

  public long status(String name) {
    return id("statuses", "statusOf", name);
  }

  long queue(String name) {
    return id("queues", "queueOf", name);
  }

  public long priority(String name) {
    return id("priorities", "priorityOf", name);
  }

  public long source(String word) {
    return setup.object("sourceOf").orElseThrow().number(word).orElseThrow();
  }

  /// The queue in which new tickets wait.
  public long arrivalQueue() {
    return queue(setup.text("arrivalQueue").orElseThrow());
  }

  List<Json.Obj> staff() {
    return DemoFile.objects(setup, "staff");
  }

  /// The resource id of the nth of the staff, then of those who left, then of the API users.
  long resource(int index) {
    return firstId("resource") + index;
  }

  /// The one of the staff whose security level does not allow impersonation.
  public int unwillingTechnician() {
    return staff().size() - 2;
  }

  /// The resource that acts when nobody is named: the first of the staff.
  public long dispatcher() {
    return resource(0);
  }

  int staffAndFormer() {
    return staff().size() + DemoFile.texts(setup, "former").size();
  }
}

package dev.signalbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.json.Json;
import dev.signalbox.local.demo.JsonClient;
import dev.signalbox.local.demo.Onboarding;
import dev.signalbox.local.demo.Patience;
import dev.signalbox.simulator.demo.DemoPlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The state table is lost, and what was kept of it is a day old.
class RestoredTableTest {

  /// What a copy that was never lost may have otherwise: how often it was written and triage was
  /// asked, and the date of change, which a note moves at the PSA and its event does not here.
  private static final Set<String> HISTORY =
      Set.of(
          "readAt",
          "firstSeenAt",
          "revision",
          "intakes",
          "resolutions",
          "expiresAt",
          "changedAt",
          "listSort");

  private static final String NEVER_MIND = "Never mind, it was the other one.";

  @Test
  @Tag("P45")
  void fromYesterdaysTableAResyncMakesTheCopyWhatThePsaHas() throws Exception {
    Deployment deployment =
        Deployment.start("restored", new DemoPlan(31, 150, 8, 1.5, 0.3, 0.3), Map.of());
    try (DynamoDbClient client = DynamoDbClient.create()) {
      Desk desk = deployment.openFirst();
      var kept = new KeptTable(client, deployment.functions().tables().get("StateTable"));
      Json.Obj _ = new Onboarding(desk.api()).sync(desk.connection(), _ -> {});
      Json.Obj note = note(desk);
      List<Map<String, AttributeValue>> yesterday = kept.items();
      workForADay(desk, note);
      Map<String, String> current = records(kept, desk);

      kept.replaceBy(aDayLater(yesterday));

      assertThat(Copied.differences(current, records(kept, desk)))
          .as("the control: yesterday's copy alone is not what the PSA has")
          .hasSizeGreaterThanOrEqualTo(6);
      Json.Obj run = new Onboarding(desk.api()).sync(desk.connection(), _ -> {});
      assertThat(run.text("state")).hasValue("finished");
      assertThat(Copied.differences(current, records(kept, desk))).isEmpty();
    } finally {
      deployment.close();
    }
  }

  /// What tells a sync that was asked for twice from a new one holds for two minutes.
  private static List<Map<String, AttributeValue>> aDayLater(
      List<Map<String, AttributeValue>> items) {
    return items.stream().filter(item -> !item.get("sk").s().startsWith("BEGUN#")).toList();
  }

  /// Tickets arrive, change, are completed and are deleted, and so are notes; the copy follows.
  private static void workForADay(Desk desk, Json.Obj gone) {
    List<Long> open = openTickets(desk);
    long arrived = desk.arrives("Scanner jams", "It takes three sheets at once.");
    long renamed = open.get(0);
    long completed = open.get(1);
    long deleted = open.get(2);
    long noted = open.get(3);
    desk.act("PATCH", "tickets/" + renamed, Json.object().put("title", "Seen again today"));
    desk.act("PATCH", "tickets/" + completed, Json.object().put("status", 5));
    desk.act("DELETE", "tickets/" + deleted, Json.object());
    desk.act(
        "POST",
        "tickets/" + noted + "/notes",
        Json.object().put("description", "The cable was loose."));
    desk.act("DELETE", "TicketNotes/" + gone.number("id").orElseThrow(), Json.object());

    desk.judged(arrived);
    desk.await(
        "the new title",
        renamed,
        story -> Desk.signal(story).text("title").equals(Optional.of("Seen again today")));
    desk.await(
        "the completion",
        completed,
        story -> Desk.signal(story).number("statusId").equals(OptionalLong.of(5)));
    desk.await("the note", noted, story -> texts(story).contains("The cable was loose."));
    desk.await(
        "the deletion of the note",
        gone.number("ticketID").orElseThrow(),
        story -> !texts(story).contains(NEVER_MIND));
    Patience.until(
        "the deletion of the ticket",
        Desk.A_MINUTE,
        () -> openTickets(desk).contains(deleted) ? Optional.empty() : Optional.of(true));
  }

  private static List<Long> openTickets(Desk desk) {
    return desk.api().items("/v1/signals?limit=200&connection=" + desk.connection()).stream()
        .map(row -> row.number("ticketId").orElseThrow())
        .toList();
  }

  /// A note that will be deleted.
  private static Json.Obj note(Desk desk) {
    long ticket = openTickets(desk).getLast();
    Json.Obj note =
        desk.act(
            "POST", "tickets/" + ticket + "/notes", Json.object().put("description", NEVER_MIND));
    desk.await("the first note", ticket, story -> texts(story).contains(NEVER_MIND));
    return note;
  }

  private static List<String> texts(Json.Obj story) {
    return JsonClient.objects(story, "timeline").stream()
        .map(event -> event.text("text").orElse(""))
        .toList();
  }

  /// Tickets, notes, time entries, companies and people of the connection, as far as they are the
  /// PSA's.
  private static Map<String, String> records(KeptTable kept, Desk desk) {
    Map<String, String> records = new TreeMap<>();
    List<Map<String, AttributeValue>> items = kept.items();
    Set<String> gone = gone(items);
    for (Map<String, AttributeValue> item : items) {
      String pk = item.get("pk").s();
      String sk = item.get("sk").s();
      boolean ofConnection = pk.contains("#C#" + desk.connection() + "#");
      boolean judged = sk.startsWith("VERDICT#") || sk.startsWith("OWED#");
      boolean ofGone = gone.contains(pk) && !sk.equals("SIGNAL");
      if (ofConnection && !judged && !ofGone && !pk.contains("#ABSENT#") && !isLocator(pk)) {
        var facts = new HashMap<>(item);
        facts.keySet().removeAll(HISTORY);
        records.put(pk + " " + sk, new TreeMap<>(facts).toString());
      }
    }
    return records;
  }

  /// A locator says where a record stands that is compared itself.
  private static boolean isLocator(String pk) {
    return pk.contains("#IDS#");
  }

  /// Partitions of tickets that the PSA no longer has; what they had is no longer anybody's.
  private static Set<String> gone(List<Map<String, AttributeValue>> items) {
    return items.stream()
        .filter(item -> item.containsKey("standing"))
        .filter(item -> item.get("standing").s().equals("gone"))
        .map(item -> item.get("pk").s())
        .collect(Collectors.toSet());
  }

  /// A table as a backup keeps it.
  private record KeptTable(DynamoDbClient client, String name) {

    List<Map<String, AttributeValue>> items() {
      return ScopedValue.where(TableUse.BY_A_TEST, true)
          .call(() -> client.scanPaginator(scan -> scan.tableName(name)).items().stream().toList());
    }

    /// Everything in it is lost, and what was kept is put there.
    void replaceBy(List<Map<String, AttributeValue>> kept) {
      items().forEach(item -> client.deleteItem(delete -> delete.tableName(name).key(keyOf(item))));
      kept.forEach(item -> client.putItem(put -> put.tableName(name).item(item)));
    }

    private static Map<String, AttributeValue> keyOf(Map<String, AttributeValue> item) {
      return item.entrySet().stream()
          .filter(entry -> Set.of("pk", "sk").contains(entry.getKey()))
          .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
  }
}

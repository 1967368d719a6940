package dev.signalbox.config;

import dev.signalbox.aws.lambda.HttpResponse;
import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.psa.PickValue;
import dev.signalbox.core.psa.ScopeFields;
import dev.signalbox.core.psa.TicketFields;
import dev.signalbox.core.settings.SettingsStore;
import dev.signalbox.core.tenant.Role;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads the names that a PSA has for queues, statuses, types and categories anew, and tells what
/// is different.
final class MetadataApi {

  /// What is different about a value.
  private record Difference(
      String list, long id, String what, String name, @Nullable String before) {}

  private static final Shape<Difference> DIFFERENCE =
      Shape.<Difference>of("MetadataChange")
          .text("list", "queues, statuses, companyTypes and so on", Difference::list)
          .number("id", "the PSA's id", Difference::id)
          .text("change", "added, removed, renamed, retired or restored", Difference::what)
          .text("name", "the PSA's name", Difference::name)
          .maybeText("before", "its name before it was renamed", Difference::before);

  private record Refreshed(Instant at, List<Difference> changes) {}

  private static final Shape<Refreshed> REFRESHED =
      Shape.<Refreshed>of("MetadataRefresh")
          .time("at", "when it was read", Refreshed::at)
          .list("changes", "what is different from the last time", DIFFERENCE, Refreshed::changes);

  private final ConnectionsApi connections;
  private final LivePsa psa;
  private final SettingsStore settings;
  private final InstantSource clock;

  MetadataApi(
      ConnectionsApi connections, LivePsa psa, SettingsStore settings, InstantSource clock) {
    this.connections = connections;
    this.psa = psa;
    this.settings = settings;
    this.clock = clock;
  }

  List<Route> routes() {
    return List.of(
        new Route(
            "POST",
            "/v1/connections/{connection}/metadata/refresh",
            Role.MANAGER,
            "read queues, statuses, types and categories anew and tell what changed",
            Form.NONE,
            200,
            REFRESHED,
            this::refresh));
  }

  private HttpResponse refresh(Call call) {
    Connection connection = connections.findWorking(call);
    Map<String, List<PickValue>> before =
        lists(
            settings.fields(connection.ref()).orElse(null),
            settings.scopeFields(connection.ref()).orElse(null));
    Map<String, List<PickValue>> now = lists(psa.fields(connection), psa.scopeFields(connection));
    List<Difference> changes = new ArrayList<>();
    now.forEach((list, values) -> {
      if (before.containsKey(list)) {
        changes.addAll(differences(list, byId(before.get(list)), byId(values)));
      }
    });
    return Answers.one(REFRESHED, new Refreshed(clock.instant(), changes));
  }

  /// A list that was never read before has nothing to be compared with.
  private static Map<String, List<PickValue>> lists(
      @Nullable TicketFields tickets, @Nullable ScopeFields others) {
    Map<String, List<PickValue>> lists = new LinkedHashMap<>();
    if (tickets != null) {
      lists.put("queues", tickets.queues());
      lists.put("statuses", tickets.statuses());
      lists.put("priorities", tickets.priorities());
      lists.put("types", tickets.types());
      lists.put("categories", tickets.categories());
      lists.put("issueTypes", tickets.issueTypes());
      lists.put("subIssueTypes", tickets.subIssueTypes());
      lists.put("sources", tickets.sources());
    }
    if (others != null) {
      lists.put("companyTypes", others.companyTypes());
      lists.put("classifications", others.classifications());
      lists.put("itemTypes", others.itemTypes());
    }
    return lists;
  }

  private static Map<Long, PickValue> byId(List<PickValue> values) {
    return values.stream()
        .collect(
            Collectors.toMap(
                PickValue::id, Function.identity(), (first, _) -> first, LinkedHashMap::new));
  }

  private static List<Difference> differences(
      String list, Map<Long, PickValue> before, Map<Long, PickValue> now) {
    List<Difference> found = new ArrayList<>();
    now.forEach((id, value) -> {
      PickValue old = before.get(id);
      if (old == null) {
        found.add(new Difference(list, id, "added", value.label(), null));
      } else {
        compare(list, old, value, found);
      }
    });
    before.forEach((id, old) -> {
      if (!now.containsKey(id)) {
        found.add(new Difference(list, id, "removed", old.label(), null));
      }
    });
    return found;
  }

  private static void compare(String list, PickValue old, PickValue value, List<Difference> found) {
    if (!old.label().equals(value.label())) {
      found.add(new Difference(list, value.id(), "renamed", value.label(), old.label()));
    }
    if (old.active() != value.active()) {
      String what = value.active() ? "restored" : "retired";
      found.add(new Difference(list, value.id(), what, value.label(), null));
    }
  }
}

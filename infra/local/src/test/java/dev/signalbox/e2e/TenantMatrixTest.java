package dev.signalbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.tenant.Role;
import dev.signalbox.e2e.Places.Place;
import dev.signalbox.json.Json;
import dev.signalbox.local.demo.JsonClient;
import dev.signalbox.local.demo.JsonClient.Answer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Three tenants, all roles, every address that the running API describes with every method: an id
/// of another tenant is answered as one that does not exist, and does nothing.
@Tag("P25")
class TenantMatrixTest {

  private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");
  private static final Pattern ID = Pattern.compile("\\{(\\w+)}");

  /// What is sent where something is expected.
  private static final Map<String, String> BODIES =
      Map.of(
          "PATCH /v1/connections/{connection}", "{\"name\":\"Mine now\"}",
          "PATCH /v1/users/{user}", "{\"role\":\"viewer\"}",
          "PUT /v1/connections/{connection}/queues", "{\"ids\":[8]}",
          "PUT /v1/connections/{connection}/statuses",
              "{\"items\":[{\"id\":1,\"signalStatus\":\"closed\"}]}",
          "PUT /v1/connections/{connection}/members",
              "{\"items\":[{\"userId\":\"{user}\",\"memberId\":29682885}]}",
          "POST /v1/connections/{connection}/syncs", "{\"mode\":\"full\"}");

  private static final Map<String, Json> PATHS =
      new JsonClient(Deployment.usual().functions().apiUrl())
          .get("/v1/openapi.json")
          .object("paths")
          .orElseThrow()
          .fields();
  private static final Places PLACES = new Places(Deployment.usual());
  private static final Place ONE = PLACES.of(Deployment.harbourline(), Deployment.quillback());
  private static final Place TWO = PLACES.of(Deployment.quillback(), Deployment.harbourline());
  private static final Place THREE = PLACES.third();
  private static final List<Place> ALL = List.of(ONE, TWO, THREE);

  @Test
  void idsOfOtherTenantsAreAsGoodAsNone() {
    Map<Place, String> before = ALL.stream().collect(Collectors.toMap(it -> it, this::data));
    var leaks = new ArrayList<String>();
    for (Place mine : ALL) {
      Map<Role, JsonClient> callers = callers(mine);
      for (Place theirs : ALL) {
        if (!mine.equals(theirs)) {
          callers.forEach((role, caller) -> leaks.addAll(leaks(caller, role, mine, theirs)));
        }
      }
    }
    assertThat(leaks).isEmpty();
    for (Place place : ALL) {
      assertThat(data(place))
          .as("what is stored for " + place.tenant())
          .isEqualTo(before.get(place));
    }
  }

  /// The negative control: whoever belongs to the tenant is told apart from one who does not.
  @Test
  void anAnswerThatTellsSomethingWouldBeNoticed() {
    Place elsewhere = Place.NOWHERE;
    List<String> told = leaks(PLACES.caller(TWO, Role.VIEWER), Role.VIEWER, elsewhere, TWO);
    assertThat(told)
        .anyMatch(leak -> leak.contains("GET /v1/signals/{connection}/{ticket} "))
        .anyMatch(leak -> leak.contains("GET /v1/signals?connection={connection} "));
  }

  @Test
  void noListNamesAnythingOfAnother() {
    for (Place mine : ALL) {
      JsonClient admin = PLACES.caller(mine, Role.ADMIN);
      for (String list : List.of("/v1/connections", "/v1/users", "/v1/sessions", "/v1/tenant")) {
        String text = admin.fine("GET", list, null).text();
        for (Place theirs : ALL) {
          if (!mine.equals(theirs)) {
            assertThat(text).doesNotContain(theirs.connection(), theirs.user(), theirs.session());
          }
        }
      }
    }
  }

  private static Map<Role, JsonClient> callers(Place place) {
    Map<Role, JsonClient> callers = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      callers.put(role, PLACES.caller(place, role));
    }
    return callers;
  }

  /// Each row with each of its ids taken from the other tenant, and all at once.
  private static List<String> leaks(JsonClient caller, Role role, Place mine, Place theirs) {
    List<String> leaks = new ArrayList<>();
    for (String row : rows(role)) {
      for (String foreign : mixes(row)) {
        Answer their = send(caller, row, mix(mine, theirs, foreign));
        Answer none = send(caller, row, mix(mine, Place.NOWHERE, foreign));
        if (!plain(their, theirs).equals(plain(none, Place.NOWHERE))) {
          leaks.add(
              "%s with the other's %s as %s of %s: %d %s / %d %s"
                  .formatted(
                      row,
                      foreign,
                      role,
                      mine.tenant(),
                      their.status(),
                      their.text(),
                      none.status(),
                      none.text()));
        }
      }
    }
    return leaks;
  }

  /// Addresses with an id and what takes one in its query; for one role also with the methods that
  /// they do not take.
  private static List<String> rows(Role role) {
    Stream<String> withIds =
        PATHS.entrySet().stream()
            .filter(path -> path.getKey().contains("{"))
            .flatMap(path ->
                METHODS.stream()
                    .filter(method -> role == Role.ADMIN || takes(path.getValue(), method))
                    .map(method -> method + " " + path.getKey()));
    return Stream.concat(Stream.of("GET /v1/signals?connection={connection}"), withIds).toList();
  }

  private static boolean takes(Json path, String method) {
    return path instanceof Json.Obj methods
        && methods.fields().containsKey(method.toLowerCase(Locale.ROOT));
  }

  private static List<String> mixes(String row) {
    var ids = new TreeSet<String>();
    ID.matcher(row + BODIES.getOrDefault(row, "")).results().forEach(id -> ids.add(id.group(1)));
    // These belong to the connection before them.
    ids.removeAll(Set.of("error", "day"));
    List<String> mixes = new ArrayList<>(ids);
    if (ids.size() > 1) {
      mixes.add("everything");
    }
    return mixes;
  }

  private static Place mix(Place mine, Place theirs, String foreign) {
    return switch (foreign) {
      case "everything" -> theirs;
      case "connection" -> with(mine, theirs.connection(), mine.ticket(), mine.run(), mine.user());
      case "ticket" -> with(mine, mine.connection(), theirs.ticket(), mine.run(), mine.user());
      case "run" -> with(mine, mine.connection(), mine.ticket(), theirs.run(), mine.user());
      case "user" -> with(mine, mine.connection(), mine.ticket(), mine.run(), theirs.user());
      case "session" -> theirs;
      default -> throw new IllegalArgumentException("Say what is foreign in " + foreign);
    };
  }

  private static Place with(Place mine, String connection, String ticket, String run, String user) {
    return new Place(mine.tenant(), connection, ticket, run, user, mine.session());
  }

  private static Answer send(JsonClient caller, String row, Place place) {
    String[] parts = row.split(" ", -1);
    return caller.call(parts[0], place.in(parts[1]), body(row, place));
  }

  private static @Nullable Json body(String row, Place place) {
    String body = BODIES.get(row);
    return body == null ? null : Json.parseObject(place.in(body));
  }

  /// Without what may differ: the ids that were asked for, and the number of the answer.
  private static String plain(Answer answer, Place asked) {
    String text = answer.text().replaceAll("\"instance\":\"[^\"]*\"", "");
    for (String id :
        List.of(asked.connection(), asked.ticket(), asked.run(), asked.user(), asked.session())) {
      text = text.replaceAll("(?i)" + Pattern.quote(id), "#");
    }
    return answer.status() + " " + text.toLowerCase(Locale.ROOT);
  }

  /// All of a tenant that is stored, but for the sessions and users of callers.
  private String data(Place place) {
    var all = new TreeSet<String>();
    String table = String.valueOf(Deployment.usual().functions().tables().get("StateTable"));
    try (var client = DynamoDbClient.create()) {
      ScopedValue.where(TableUse.BY_A_TEST, true)
          .run(() ->
              client.scanPaginator(scan -> scan.tableName(table)).items().stream()
                  .filter(item -> isOf(place, item))
                  .forEach(item -> all.add(new HashMap<>(item).toString())));
    }
    return String.join("\n", all);
  }

  private static boolean isOf(Place place, Map<String, AttributeValue> item) {
    String pk = String.valueOf(item.get("pk").s());
    String sk = String.valueOf(item.get("sk").s());
    boolean theirs = pk.equals("T#" + place.tenant()) || pk.startsWith("T#" + place.tenant() + "#");
    boolean caller = sk.startsWith("SESSION#") || sk.startsWith("USER#");
    return theirs && (!caller || item.toString().contains(place.user()));
  }
}

package dev.signalbox.config;

import dev.signalbox.aws.lambda.HttpResponse;
import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.psa.Member;
import dev.signalbox.core.psa.MemberId;
import dev.signalbox.core.psa.PsaSetup;
import dev.signalbox.core.settings.SettingsStore;
import dev.signalbox.core.settings.Versioned;
import dev.signalbox.core.signal.MemberMap;
import dev.signalbox.core.tenant.Role;
import dev.signalbox.core.tenant.TenantStore;
import dev.signalbox.core.tenant.User;
import dev.signalbox.core.tenant.UserId;
import dev.signalbox.json.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which technician of the PSA each user is.
final class MembersApi {

  /// @param impersonation what reading tells of writing in their name
  private record Row(
      User user, @Nullable MemberId member, @Nullable MemberId suggested, String impersonation) {}

  private static final Shape<Row> ROW =
      Shape.<Row>of("MemberRow")
          .text("userId", "our user", row -> row.user().id().value())
          .text("email", "their address", row -> row.user().email().value())
          .text("name", "their name", row -> row.user().name())
          .maybeNumber("memberId", "who they are in the PSA", row -> value(row.member()))
          .maybeNumber(
              "suggestedMemberId",
              "who they probably are: an active member with the same address",
              row -> value(row.suggested()))
          .text(
              "impersonation",
              "notMapped (also when the PSA shows no such technician any more), inactive,"
                  + " licenceTypeBlocks, or unknown until a write tells",
              Row::impersonation);

  private static final Shape<Member> MEMBER =
      Shape.<Member>of("Member")
          .number("id", "the PSA's id", member -> member.id().value())
          .text("name", "name", Member::name)
          .text("email", "mail address", Member::email);

  /// The map, and whom one may choose from.
  private record View(List<Row> rows, List<Member> members) {}

  private static final Shape<View> VIEW =
      Shape.<View>of("MemberMapView")
          .list("items", "one for each user", ROW, View::rows)
          .list("members", "the PSA's active technicians", MEMBER, View::members);

  private static final Form MAP =
      Form.of("MemberMap")
          .rows(
              "items",
              Form.of("MemberMapping")
                  .required("userId", Form.Type.TEXT, 60, "our user")
                  .optional("memberId", Form.Type.NUMBER, 0, "null takes the mapping back"),
              1000,
              "users that are not named keep theirs");

  private final ConnectionsApi connections;
  private final LivePsa psa;
  private final SettingsStore settings;
  private final TenantStore tenants;

  MembersApi(ConnectionsApi connections, LivePsa psa, SettingsStore settings, TenantStore tenants) {
    this.connections = connections;
    this.psa = psa;
    this.settings = settings;
    this.tenants = tenants;
  }

  List<Route> routes() {
    return List.of(
        new Route(
            "GET",
            "/v1/connections/{connection}/members",
            Role.MANAGER,
            "users, and who they are in the PSA",
            Form.NONE,
            200,
            VIEW,
            this::list),
        new Route(
            "PUT",
            "/v1/connections/{connection}/members",
            Role.MANAGER,
            "map users to members",
            MAP,
            200,
            VIEW,
            this::map));
  }

  private HttpResponse list(Call call) {
    Connection connection = connections.findWorking(call);
    return answer(call, members(connection), settings.members(connection.ref()));
  }

  private HttpResponse map(Call call) {
    Connection connection = connections.findWorking(call);
    List<Member> members = members(connection);
    List<Member> assignable = assignable(members);
    List<User> users = tenants.listUsers(call.caller().tenant());
    Versioned<MemberMap> saved =
        Settings.change(
            call.basedOn(),
            Settings.kept(
                () -> settings.members(connection.ref()),
                (value, expected) -> settings.saveMembers(connection.ref(), value, expected)),
            known -> merged(known, call.input().objects("items"), users, assignable));
    return answer(call, members, saved);
  }

  private List<Member> members(Connection connection) {
    return psa.ask(connection, PsaSetup::members);
  }

  /// Nothing can be assigned to an API user, and nobody is one.
  private static List<Member> assignable(List<Member> members) {
    return members.stream()
        .filter(member -> member.active() && !member.apiOnly())
        .sorted(Comparator.comparing(Member::name, String.CASE_INSENSITIVE_ORDER))
        .toList();
  }

  private static MemberMap merged(
      MemberMap known, List<Json.Obj> rows, List<User> users, List<Member> members) {
    Map<UserId, MemberId> all = new HashMap<>(known.members());
    List<Json> errors = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      apply(rows.get(i), "items[" + i + "]", users, members, all, errors);
    }
    if (!errors.isEmpty()) {
      throw Refusal.fields(errors);
    }
    return new MemberMap(all);
  }

  private static void apply(
      Json.Obj row,
      String place,
      List<User> users,
      List<Member> members,
      Map<UserId, MemberId> all,
      List<Json> errors) {
    Optional<User> user =
        row.text("userId")
            .flatMap(id -> users.stream().filter(one -> one.id().value().equals(id)).findFirst());
    Optional<Member> member =
        row.number("memberId").stream()
            .boxed()
            .flatMap(id -> members.stream().filter(one -> one.id().value() == id))
            .findFirst();
    if (user.isEmpty()) {
      errors.add(Refusal.fieldError(place + ".userId", "Your tenant has no such user."));
    } else if (!row.fields().containsKey("memberId")) {
      errors.add(
          Refusal.fieldError(place + ".memberId", "Name the technician, or null for nobody."));
    } else if (row.find("memberId").isEmpty()) {
      all.remove(user.get().id());
    } else if (member.isEmpty()) {
      errors.add(
          Refusal.fieldError(
              place + ".memberId", "The PSA has no active technician with this id."));
    } else {
      all.put(user.get().id(), member.get().id());
    }
  }

  private HttpResponse answer(Call call, List<Member> members, Versioned<MemberMap> map) {
    List<Member> assignable = assignable(members);
    List<Row> rows =
        tenants.listUsers(call.caller().tenant()).stream()
            .map(user -> row(user, map.value().members().get(user.id()), members, assignable))
            .toList();
    return Answers.versioned(VIEW, new View(rows, assignable), map.version());
  }

  private static Row row(
      User user, @Nullable MemberId mapped, List<Member> members, List<Member> assignable) {
    MemberId suggested =
        assignable.stream()
            .filter(member -> member.email().equalsIgnoreCase(user.email().value()))
            .map(Member::id)
            .findFirst()
            .orElse(null);
    return new Row(user, mapped, suggested, impersonation(mapped, members));
  }

  private static String impersonation(@Nullable MemberId mapped, List<Member> members) {
    return Optional.ofNullable(mapped)
        .flatMap(id -> members.stream().filter(member -> member.id().equals(id)).findFirst())
        .map(MembersApi::impersonation)
        .orElse("notMapped");
  }

  private static String impersonation(Member member) {
    if (!member.active()) {
      return "inactive";
    }
    return member.barred() ? "licenceTypeBlocks" : "unknown";
  }

  private static @Nullable Long value(@Nullable MemberId id) {
    return id == null ? null : id.value();
  }
}

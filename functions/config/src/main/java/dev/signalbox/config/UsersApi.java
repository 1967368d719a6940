package dev.signalbox.config;

import dev.signalbox.aws.lambda.HttpResponse;
import dev.signalbox.core.Ids;
import dev.signalbox.core.account.SessionStore;
import dev.signalbox.core.tenant.EmailAddress;
import dev.signalbox.core.tenant.Role;
import dev.signalbox.core.tenant.TenantStore;
import dev.signalbox.core.tenant.TenantStore.UserChange;
import dev.signalbox.core.tenant.User;
import dev.signalbox.core.tenant.UserId;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/// The people of a tenant.
final class UsersApi {

  static final Shape<User> USER =
      Shape.<User>of("User")
          .text("id", "id of the user", user -> user.id().value())
          .text("email", "mail address", user -> user.email().value())
          .text("name", "name", User::name)
          .text("role", "viewer, technician, manager or admin", user -> user.role().word())
          .bool("active", "whether they may sign in", User::active);

  private static final Shape<List<User>> USERS = USER.asList();

  private static final Form CREATE =
      Form.of("NewUser")
          .required("email", Form.Type.TEXT, 254, "mail address, with which they sign in")
          .optional("name", Form.Type.TEXT, 100, "name")
          .optional("role", Form.Type.TEXT, 20, "viewer unless given");
  private static final Form CHANGE =
      Form.of("UserChange")
          .optional("name", Form.Type.TEXT, 100, "name")
          .optional("role", Form.Type.TEXT, 20, "viewer, technician, manager or admin")
          .optional("active", Form.Type.BOOL, 0, "whether they may sign in");

  private static final int ATTEMPTS = 5;

  private final TenantStore tenants;
  private final SessionStore sessions;
  private final Ids ids;
  private final InstantSource clock;

  UsersApi(TenantStore tenants, SessionStore sessions, Ids ids, InstantSource clock) {
    this.tenants = tenants;
    this.sessions = sessions;
    this.ids = ids;
    this.clock = clock;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", "/v1/users", Role.MANAGER, "the users", Form.NONE, 200, USERS, this::list),
        new Route("POST", "/v1/users", Role.ADMIN, "add a user", CREATE, 201, USER, this::create),
        new Route(
            "PATCH",
            "/v1/users/{user}",
            Role.ADMIN,
            "change a user",
            CHANGE,
            200,
            USER,
            this::change),
        new Route(
            "DELETE",
            "/v1/users/{user}",
            Role.ADMIN,
            "remove a user and end their sessions",
            Form.NONE,
            204,
            null,
            this::delete));
  }

  private HttpResponse list(Call call) {
    return Answers.one(USERS, tenants.listUsers(call.caller().tenant()));
  }

  private HttpResponse create(Call call) {
    Input input = call.input();
    EmailAddress email =
        EmailAddress.find(input.text("email"))
            .orElseThrow(() -> Refusal.field("email", "This is not a mail address."));
    User user =
        new User(
            call.caller().tenant(),
            new UserId(ids.next()),
            email,
            input.findText("name").orElse(""),
            roleIn(input).orElse(Role.VIEWER),
            true,
            clock.instant());
    if (!tenants.createUser(user)) {
      throw new Refusal(ErrorType.NAME_TAKEN, "There is a user with this address already.");
    }
    return HttpResponse.json(201, USER.write(user)).with("location", "/v1/users/" + user.id());
  }

  private HttpResponse change(Call call) {
    Input input = call.input();
    User changed =
        made(
            call,
            user ->
                user.withName(input.findText("name").orElse(user.name()))
                    .withRole(roleIn(input).orElse(user.role()))
                    .withActive(input.findBool("active").orElse(user.active())),
            tenants::updateUser);
    if (!changed.active()) {
      sessions.endAll(changed.tenant(), changed.id());
    }
    return Answers.one(USER, changed);
  }

  private HttpResponse delete(Call call) {
    User gone = made(call, user -> user, (user, _) -> tenants.deleteUser(user));
    sessions.endAll(gone.tenant(), gone.id());
    return HttpResponse.empty(204);
  }

  /// Makes a change to the user as they are now, anew when somebody else was faster.
  private User made(
      Call call, UnaryOperator<User> change, BiFunction<User, User, UserChange> store) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      User before = find(call);
      User after = change.apply(before);
      switch (store.apply(before, after)) {
        case DONE -> {
          return after;
        }
        case NOT_THERE -> throw Refusal.of(ErrorType.NOT_FOUND);
        case LAST_ADMIN -> throw Refusal.of(ErrorType.LAST_ADMIN);
        case OUTDATED -> {}
      }
    }
    throw Refusal.of(ErrorType.OUTDATED);
  }

  private User find(Call call) {
    return tenants.listUsers(call.caller().tenant()).stream()
        .filter(user -> user.id().value().equals(call.part("user")))
        .findFirst()
        .orElseThrow(() -> Refusal.of(ErrorType.NOT_FOUND));
  }

  private static Optional<Role> roleIn(Input input) {
    return input
        .findText("role")
        .map(word ->
            Role.find(word)
                .orElseThrow(() ->
                    Refusal.field("role", "This has to be viewer, technician, manager or admin.")));
  }
}

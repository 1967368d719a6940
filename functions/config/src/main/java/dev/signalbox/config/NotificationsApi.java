package dev.signalbox.config;

import dev.signalbox.aws.lambda.HttpResponse;
import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.settings.HookChoices;
import dev.signalbox.core.settings.SettingsStore;
import dev.signalbox.core.settings.Versioned;
import dev.signalbox.core.tenant.EmailAddress;
import dev.signalbox.core.tenant.Role;
import java.util.List;

/// Whom the PSA mails when it cannot deliver webhooks.
final class NotificationsApi {

  private static final int LONGEST = 150;

  private static final Shape<HookChoices> CHOICES =
      Shape.<HookChoices>of("WebhookNotifications")
          .maybeText(
              "email",
              "whom the PSA mails; absent for nobody",
              choices -> {
                EmailAddress email = choices.notificationEmail();
                return email == null ? null : email.value();
              });

  private static final Form CHANGE =
      Form.of("WebhookNotificationsChange")
          .optional("email", Form.Type.TEXT, LONGEST, "an address; left out for nobody");

  private final ConnectionsApi connections;
  private final SettingsStore settings;
  private final HookTasks tasks;

  NotificationsApi(ConnectionsApi connections, SettingsStore settings, HookTasks tasks) {
    this.connections = connections;
    this.settings = settings;
    this.tasks = tasks;
  }

  List<Route> routes() {
    return List.of(
        new Route(
            "GET",
            "/v1/connections/{connection}/webhooks/notifications",
            Role.MANAGER,
            "whom the PSA mails when webhooks fail",
            Form.NONE,
            200,
            CHOICES,
            call -> answer(settings.hookChoices(connections.find(call).ref()))),
        new Route(
            "PUT",
            "/v1/connections/{connection}/webhooks/notifications",
            Role.MANAGER,
            "choose whom the PSA mails; our webhooks are changed in the background",
            CHANGE,
            200,
            CHOICES,
            this::change));
  }

  private HttpResponse change(Call call) {
    Connection connection = connections.find(call);
    ConnectionRef ref = connection.ref();
    HookChoices chosen =
        new HookChoices(call.input().findText("email").map(NotificationsApi::address).orElse(null));
    Versioned<HookChoices> saved =
        Settings.change(
            call.basedOn(),
            Settings.kept(
                () -> settings.hookChoices(ref),
                (value, expected) -> settings.saveHookChoices(ref, value, expected)),
            _ -> chosen);
    tasks.apply(ref);
    return answer(saved);
  }

  private static EmailAddress address(String text) {
    try {
      return new EmailAddress(text);
    } catch (IllegalArgumentException _) {
      throw Refusal.field("email", "This has to be a mail address.");
    }
  }

  private static HttpResponse answer(Versioned<HookChoices> choices) {
    return Answers.versioned(CHOICES, choices.value(), choices.version());
  }
}

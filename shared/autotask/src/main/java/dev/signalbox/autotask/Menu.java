package dev.signalbox.autotask;

/// Where in Autotask an administrator finds what a message asks to change.
final class Menu {

  private static final String HR = "Admin > Account Settings & Users > Resources/Users (HR) > ";

  static final String API_USERS = HR + "Resources/Users > the API user";

  static final String LEVELS =
      HR + "Security > Security Levels > the security level of the API user";

  static final String CREATE_WEBHOOKS = LEVELS + " > Other > Webhooks > tick 'Can create Webhooks'";

  static final String WEBHOOK_QUOTA =
      LEVELS + " > Other > Webhooks > raise 'Maximum number of webhooks' to at least 10";

  private Menu() {}
}

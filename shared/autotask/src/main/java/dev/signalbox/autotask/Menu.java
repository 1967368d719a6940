package dev.signalbox.autotask;

/// Where in Autotask an administrator finds what a message asks to change.
final class Menu {

  private static final String HR = "Admin > Account Settings & Users > Resources/Users (HR) > ";

  static final String API_USERS = HR + "Resources/Users > the API user";

  static final String TECHNICIANS = HR + "Resources/Users > the technician";

  static final String LEVELS =
      HR + "Security > Security Levels > the security level of the API user";

  static final String CREATE_WEBHOOKS = LEVELS + " > Other > Webhooks > tick 'Can create Webhooks'";

  static final String WEBHOOK_QUOTA =
      LEVELS + " > Other > Webhooks > raise 'Maximum number of webhooks' to at least 10";

  static final String DATA =
      LEVELS + " > the section of the entity > View (All instead of Mine or None)";

  static final String RESOURCE_IMPERSONATION = LEVELS + " > Resource Impersonation > tick Add for ";

  static final String CONTACT_IMPERSONATION = LEVELS + " > Contact Impersonation > tick Add for ";

  static final String IMPERSONABLE =
      HR
          + "Security > Security Levels > the technician's security level > tick 'Allow impersonation"
          + " of resources with this security level'";

  static final String LINES_OF_BUSINESS = API_USERS + " > Associations > Lines of Business";

  static final String LICENCE = API_USERS + " > Security Level > API User (system) (API-only)";

  static final String TRACKING = API_USERS + " > API Tracking Identifier > Integration Vendor";

  private Menu() {}
}

package dev.signalbox.config;

import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.connection.ConnectionState;
import dev.signalbox.core.psa.Finding;
import dev.signalbox.core.psa.Finding.Topic;
import dev.signalbox.core.psa.PsaDirectory;
import dev.signalbox.core.psa.PsaDirectory.Zone;
import dev.signalbox.core.psa.PsaFault;
import java.util.List;

/// Whether the PSA lets us in, and if not why, as far as it tells.
final class AccessLines {

  private static final String ID = "connection";
  private static final String HOW = "one live call with the stored credentials";
  private static final String ZONE_HOW = HOW + ", and the question for the user's zone";

  private final PsaDirectory directory;

  AccessLines(PsaDirectory directory) {
    this.directory = directory;
  }

  static Finding works() {
    return Finding.pass(Topic.CONNECTION, ID, HOW, "The PSA accepts the credentials.");
  }

  static Finding noSecret() {
    return Finding.fail(
            Topic.CONNECTION,
            ID,
            "the secret store",
            "The connection has no secret.",
            "Enter the secret of the API user again.")
        .showing("secret");
  }

  /// What our own record of the connection says, when it does not stand as connected.
  static List<Finding> state(Connection connection) {
    return switch (connection.state()) {
      case ConnectionState.Connected() -> List.of();
      case ConnectionState.SetupRequired(String reason, String nextStep) ->
          List.of(
              Finding.fail(
                      Topic.CONNECTION,
                      "setup",
                      "the state of the connection",
                      "Setup is required, and nothing is synced: " + reason,
                      nextStep + " Then test the connection with POST .../test.")
                  .showing("setupRequired"));
      case ConnectionState.Paused() ->
          List.of(
              Finding.fail(
                      Topic.CONNECTION,
                      "setup",
                      "the state of the connection",
                      "The connection is paused, so nothing is synced.",
                      "Let it go on with PATCH {\"paused\":false}.")
                  .showing("paused"));
      case ConnectionState.Disabled() ->
          List.of(
              Finding.fail(
                      Topic.CONNECTION,
                      "setup",
                      "the state of the connection",
                      "The connection is being deleted.",
                      "Connect the PSA again under another name.")
                  .showing("disabled"));
    };
  }

  Finding failed(Connection connection, PsaFault fault) {
    return switch (fault.kind()) {
      case UNAUTHORIZED -> refused(connection, fault);
      case FORBIDDEN -> fail("role", HOW, fault.getMessage(), fault);
      case UNKNOWN_ZONE, NOT_FOUND -> fail("zone", HOW, fault.getMessage(), fault);
      case REJECTED -> fail("rejected", HOW, fault.getMessage(), fault);
      case MALFORMED, RATE_LIMITED, UNAVAILABLE ->
          Finding.unknown(
                  Topic.CONNECTION,
                  ID,
                  HOW,
                  fault.getMessage(),
                  PsaProblems.typeOf(fault).nextStep())
              .showing("unreachable");
    };
  }

  /// The question for the zone needs no credentials, so it tells user name and zone from the rest.
  private Finding refused(Connection connection, PsaFault fault) {
    try {
      Zone zone = directory.findZone(connection.psa(), connection.username());
      return zone.url().equals(connection.zone())
          ? fail(
              "secret",
              ZONE_HOW,
              "The PSA knows the user name in this zone, so the secret or the tracking identifier is"
                  + " wrong, the user is locked, or it is no API user (API-only).",
              fault)
          : fail(
              "zone",
              ZONE_HOW,
              "The PSA keeps this user's database at "
                  + zone.url()
                  + ", but the connection goes to "
                  + connection.zone()
                  + ".",
              fault);
    } catch (PsaFault other) {
      return other.kind() == PsaFault.Kind.UNKNOWN_ZONE
          ? fail(
              "userName",
              ZONE_HOW,
              "The PSA knows no active API user of this name: the user name is wrong, or the user"
                  + " is inactive.",
              fault)
          : fail("credentials", HOW, fault.getMessage(), fault);
    }
  }

  private static Finding fail(String cause, String how, String message, PsaFault fault) {
    return Finding.fail(Topic.CONNECTION, ID, how, message, nextStep(cause, fault)).showing(cause);
  }

  private static String nextStep(String cause, PsaFault fault) {
    return cause.equals("zone")
        ? "Correct the zone with PATCH {\"zone\":...}, or leave it out to have it found."
        : fault.getMessage();
  }
}

package dev.signalbox.embedded;

import dev.signalbox.core.triage.Choice;
import dev.signalbox.core.triage.Choices;
import dev.signalbox.core.triage.IntakeCase;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// One engine for all tests of a run, and tickets for a small tenant.
final class EngineFixture {

  static final EmbeddedEngine ENGINE =
      EmbeddedEngine.bundled(InstantSource.fixed(Instant.parse("2026-11-20T09:00:00Z")));

  static final Choices CHOICES =
      new Choices(
          List.of(
              new Choice(1, "Service Request", "", null),
              new Choice(2, "Incident", "", null),
              new Choice(5, "Alert", "", null)),
          List.of(
              new Choice(10, "Help Desk", "Faults and requests of single users", null),
              new Choice(11, "Security", "Phishing, malware, stolen devices", null)),
          List.of(
              new Choice(20, "Printing", "Printers and scanners", null),
              new Choice(21, "Accounts", "Sign-in, passwords, permissions, new users", null),
              new Choice(22, "Network", "Internet, Wi-Fi, VPN, firewall", null)),
          List.of(
              new Choice(200, "Printer offline", "Printer does not print", 20L),
              new Choice(201, "Paper jam", "Jams and bad print quality", 20L),
              new Choice(210, "Password", "Forgotten or expired password, locked account", 21L),
              new Choice(220, "VPN", "Remote access from home", 22L)));

  private EngineFixture() {}

  static IntakeCase ticket(String title, String description) {
    return ticket(title, description, "ann@client.example", "Email");
  }

  static IntakeCase ticket(String title, String description, String sender, String source) {
    return new IntakeCase(
        title,
        description,
        List.of(),
        "Client",
        "Ann",
        sender,
        source,
        Instant.parse("2026-11-20T08:59:00Z"),
        CHOICES,
        List.of());
  }
}

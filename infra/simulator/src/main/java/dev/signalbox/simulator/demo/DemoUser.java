package dev.signalbox.simulator.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// An API user of a demo account with what it needs to sign in.
///
/// @param resource its row among the resources
/// @param integrationCode the API tracking identifier
public record DemoUser(
    Kind kind, long resource, String userName, String secret, String integrationCode) {

  /// What this user is there to show.
  public enum Kind {
    /// Has every right the product asks for.
    WORKING,
    /// Switched off: nothing signs in.
    DISABLED,
    /// Lacks "Can create Webhooks".
    NO_WEBHOOKS,
    /// Has "Can create Webhooks", but its maximum number of webhooks is used up.
    WEBHOOKS_USED_UP,
    /// May not write in anybody else's name.
    NO_IMPERSONATION;

    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  static List<DemoUser> of(Account account) {
    Dice dice = Dice.of(account.customerNumber(), "api users");
    List<DemoUser> users = new ArrayList<>();
    int index = account.staffAndFormer();
    for (Kind kind : Kind.values()) {
      users.add(
          new DemoUser(
              kind,
              account.resource(index++),
              letters(dice, 14, "abcdefghijkmnpqrstuvwxyz23456789")
                  + "@"
                  + account.domain().toUpperCase(Locale.ROOT),
              letters(dice, 25, "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789#$*~"),
              letters(dice, 27, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")));
    }
    return users;
  }

  /// Secrets of an account that exists on this machine only; drawn, so that none is in a file.
  private static String letters(Dice dice, int count, String from) {
    StringBuilder drawn = new StringBuilder();
    while (drawn.length() < count) {
      drawn.append(from.charAt(dice.between(0, from.length() - 1)));
    }
    return drawn.toString();
  }

  @Override
  public String toString() {
    return kind.word() + " API user " + userName;
  }
}

package dev.signalbox.simulation.psa;

import dev.signalbox.simulation.time.Dice;
import dev.signalbox.simulator.autotask.AutotaskSimulator;
import dev.signalbox.simulator.autotask.account.ApiUser;
import dev.signalbox.simulator.autotask.account.DateSwitches;
import dev.signalbox.simulator.autotask.account.People;
import dev.signalbox.simulator.autotask.account.SwitchChange;
import dev.signalbox.simulator.autotask.account.Switches;
import dev.signalbox.simulator.autotask.schema.HookFieldNumbers;
import dev.signalbox.simulator.autotask.webhooks.HookSwitches;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// What is particular about one customer's Autotask: for everything that public sources leave open,
/// one of the possible answers.
///
/// @param readyAfter how long a webhook that has its fields takes to be ready
/// @param fieldNumbers a seed for the numbers of what webhooks watch, 0 for the usual ones
/// @param someLines the API user does not see the tickets of all lines of business
record Peculiarities(
    Switches switches,
    HookSwitches hooks,
    Duration readyAfter,
    long fieldNumbers,
    boolean someLines) {

  /// The line of business that an API user is associated with, if not with all.
  static final long OUR_LINE = 1;

  private static final double SHARE_OF_UNLIKELY = 0.3;
  private static final double SHARE_OF_SOME_LINES = 0.5;
  private static final List<Integer> RETRY_AFTER = List.of(0, 1, 30);
  private static final Duration LATEST_READY = Duration.ofMinutes(8);

  /// What an account is, beside its switches.
  void setUp(AutotaskSimulator autotask, ApiUser user) {
    if (fieldNumbers > 0) {
      HookFieldNumbers.shuffle(autotask.schema(), autotask.picklists(), fieldNumbers);
    }
    associate(autotask.people(), user);
  }

  void associate(People people, ApiUser user) {
    if (someLines) {
      people.associateWithLinesOfBusiness(user, Set.of(OUR_LINE));
    }
  }

  static Peculiarities drawn(Dice dice) {
    Switches switches =
        SwitchChange.mixed(
                Switches.class,
                Switches.likely(),
                Switches.unlikely(),
                () -> dice.chance(SHARE_OF_UNLIKELY))
            .with("retryAfterSeconds", dice.one(RETRY_AFTER))
            .with("timeDigits", dice.between(0, DateSwitches.MOST_DIGITS));
    HookSwitches hooks =
        SwitchChange.mixed(
            HookSwitches.class,
            HookSwitches.likely(),
            HookSwitches.unlikely(),
            () -> dice.chance(SHARE_OF_UNLIKELY));
    boolean late = dice.chance(SHARE_OF_UNLIKELY);
    return new Peculiarities(
        switches,
        hooks,
        late ? dice.between(Duration.ZERO, LATEST_READY) : Duration.ZERO,
        dice.chance(SHARE_OF_UNLIKELY) ? dice.between(1, 1_000_000) : 0,
        dice.chance(SHARE_OF_SOME_LINES));
  }
}

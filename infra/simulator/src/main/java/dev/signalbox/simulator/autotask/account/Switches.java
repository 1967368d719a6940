package dev.signalbox.simulator.autotask.account;

/// What public sources leave open or only let us infer. Each can be set either way, and a client
/// has to work with both.
///
/// @param answers how questions are understood and how answers look
/// @param limits what happens at the limits
/// @param writes what becomes of the properties of a body
/// @param tickets what an account's settings make of tickets
/// @param insights how pages of others are shown
/// @param dates how times look, and which changes move which dates
public record Switches(
    AnswerSwitches answers,
    LimitSwitches limits,
    WriteSwitches writes,
    TicketSwitches tickets,
    InsightSwitches insights,
    DateSwitches dates) {

  /// The likelier answer of each.
  public static Switches likely() {
    return new Switches(
        AnswerSwitches.likely(),
        LimitSwitches.likely(),
        WriteSwitches.likely(),
        TicketSwitches.likely(),
        InsightSwitches.likely(),
        DateSwitches.likely());
  }

  /// The other answer of each, without delays: what a client is run against as well.
  public static Switches unlikely() {
    return new Switches(
        AnswerSwitches.unlikely(),
        LimitSwitches.unlikely(),
        WriteSwitches.unlikely(),
        TicketSwitches.unlikely(),
        InsightSwitches.unlikely(),
        DateSwitches.unlikely());
  }

  /// These switches with one set otherwise, by its name.
  ///
  /// @throws IllegalArgumentException when no switch has that name or its value another type
  public Switches with(String name, Object value) {
    return SwitchChange.apply(Switches.class, this, name, value);
  }

  public Switches with(DateSwitches other) {
    return new Switches(answers, limits, writes, tickets, insights, other);
  }
}

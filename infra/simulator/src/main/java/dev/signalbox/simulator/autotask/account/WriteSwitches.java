package dev.signalbox.simulator.autotask.account;

/// What becomes of the properties of a body, where public sources leave it open.
///
/// @param unknownPropertiesDropped unknown properties of a body are ignored instead of refused
/// @param readOnlyDropped so are read-only ones
/// @param emptyTextAsNull an empty text is stored as null instead of as it is
/// @param contactAuthorOnNotes `createdByContactID` of a note is kept instead of dropped
/// @param startAndStopTimes time on tickets needs a start and a stop
public record WriteSwitches(
    boolean unknownPropertiesDropped,
    boolean readOnlyDropped,
    boolean emptyTextAsNull,
    boolean contactAuthorOnNotes,
    boolean startAndStopTimes) {

  /// The likelier answer of each.
  public static WriteSwitches likely() {
    return new WriteSwitches(true, true, false, false, false);
  }

  /// The other answer of each: what a client is run against as well.
  public static WriteSwitches unlikely() {
    return new WriteSwitches(false, false, true, true, true);
  }
}

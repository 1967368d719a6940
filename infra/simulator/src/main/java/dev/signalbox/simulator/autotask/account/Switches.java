package dev.signalbox.simulator.autotask.account;

/// What public sources leave open or only let us infer. Each can be set either way, and a client
/// has to work with both.
///
/// @param noteqMatchesNull `noteq` and `notIn` also match rows without a value
/// @param projectedAsNull fields outside `IncludeFields` come as null instead of not at all
/// @param emptyFilterMatchesAll an empty `filter` returns everything instead of an error
/// @param lenientOperators a condition with an unknown operator is dropped instead of refused
/// @param clampMaxRecords more than 500 rows asked gives 500 instead of an error
/// @param threadExcessStatus status when a fourth call arrives at one endpoint: 429 or 500
/// @param volumeExcessStatus status when the hour's requests are used up: 429 or 500
/// @param retryAfterSeconds value of `Retry-After` on a 429, 0 for none
/// @param jsonUnauthorized a 401 carries `errors`; otherwise its body is HTML
/// @param errorsOnWrongMethod a 405 carries `errors`; otherwise `Message`
/// @param secretReadable reads of a webhook show its secret key
/// @param problemTicketChecked a `problemTicketId` has to be a ticket of type Problem
/// @param contactAuthorOnNotes `createdByContactID` of a note is kept instead of dropped
/// @param queueNeededWithoutResource a ticket without a resource needs a queue
/// @param reopenClearsCompletion a ticket that leaves Complete loses its completed date
/// @param unknownPropertiesDropped unknown properties of a body are ignored instead of refused
/// @param startAndStopTimes time on tickets needs a start and a stop
/// @param duplicateTickets a create with a known external id of the company gives the ticket there
/// @param usageDelays requests wait when the hour's use passes half and three quarters
/// @param dueDateRequired a ticket needs a `dueDateTime`; metadata and live tenants differ on it
/// @param emptyTextAsNull an empty text is stored as null instead of as it is
/// @param paddedDecimals decimals are written with four places (`1.0000`) instead of as sent
/// @param dates how times look, and which changes move which dates
public record Switches(
    boolean noteqMatchesNull,
    boolean projectedAsNull,
    boolean emptyFilterMatchesAll,
    boolean lenientOperators,
    boolean clampMaxRecords,
    int threadExcessStatus,
    int volumeExcessStatus,
    int retryAfterSeconds,
    boolean jsonUnauthorized,
    boolean errorsOnWrongMethod,
    boolean secretReadable,
    boolean problemTicketChecked,
    boolean contactAuthorOnNotes,
    boolean queueNeededWithoutResource,
    boolean reopenClearsCompletion,
    boolean unknownPropertiesDropped,
    boolean startAndStopTimes,
    boolean duplicateTickets,
    boolean usageDelays,
    boolean dueDateRequired,
    boolean emptyTextAsNull,
    boolean paddedDecimals,
    DateSwitches dates) {

  /// The likelier answer of each.
  public static Switches likely() {
    return new Switches(
        false,
        false,
        true,
        true,
        true,
        500,
        429,
        0,
        true,
        true,
        false,
        false,
        false,
        false,
        true,
        true,
        false,
        false,
        false,
        false,
        false,
        false,
        DateSwitches.likely());
  }

  /// The other answer of each, without delays: what a client is run against as well.
  public static Switches unlikely() {
    return new Switches(
        true,
        true,
        false,
        false,
        false,
        429,
        500,
        0,
        false,
        false,
        true,
        true,
        true,
        true,
        false,
        false,
        true,
        true,
        false,
        true,
        true,
        true,
        DateSwitches.unlikely());
  }

  /// These switches with one set otherwise, by its name.
  ///
  /// @throws IllegalArgumentException when no switch has that name or its value another type
  public Switches with(String name, Object value) {
    return DateSwitches.has(name)
        ? with(dates.with(name, value))
        : SwitchChange.apply(Switches.class, this, name, value);
  }

  public Switches with(DateSwitches other) {
    return SwitchChange.apply(Switches.class, this, "dates", other);
  }
}

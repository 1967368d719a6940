package dev.signalbox.simulator.autotask.account;

/// How questions are understood and how answers look, where public sources leave it open.
///
/// @param noteqMatchesNull `noteq` and `notIn` also match rows without a value
/// @param projectedAsNull fields outside `IncludeFields` come as null instead of not at all
/// @param emptyFilterMatchesAll an empty `filter` returns everything instead of an error
/// @param lenientOperators a condition with an unknown operator is dropped instead of refused
/// @param clampMaxRecords more than 500 rows asked gives 500 instead of an error
/// @param jsonUnauthorized a 401 carries `errors`; otherwise its body is HTML
/// @param errorsOnWrongMethod a 405 carries `errors`; otherwise `Message`
/// @param secretReadable reads of a webhook show its secret key
/// @param paddedDecimals decimals are written with four places (`1.0000`) instead of as sent
/// @param otherSpellings fields whose case differs between sources are spelled the other way:
///   `webhookGuid`, `displayColorRGB`
public record AnswerSwitches(
    boolean noteqMatchesNull,
    boolean projectedAsNull,
    boolean emptyFilterMatchesAll,
    boolean lenientOperators,
    boolean clampMaxRecords,
    boolean jsonUnauthorized,
    boolean errorsOnWrongMethod,
    boolean secretReadable,
    boolean paddedDecimals,
    boolean otherSpellings) {

  /// The likelier answer of each.
  public static AnswerSwitches likely() {
    return new AnswerSwitches(false, false, true, true, true, true, true, false, false, false);
  }

  /// The other answer of each: what a client is run against as well.
  public static AnswerSwitches unlikely() {
    return new AnswerSwitches(true, true, false, false, false, false, false, true, true, true);
  }
}

package dev.signalbox.core.psa;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/// How much of a PSA account is in use.
///
/// @param at when this was so
/// @param quietUntil until when the PSA wants to be left alone; past when it does not
/// @param putOff until when work waits, by what it is for
/// @param places calls under way, by endpoint
/// @param placesEach how many may be at once
public record AccountUse(
    CallBudget budget,
    Instant at,
    Instant quietUntil,
    Map<Purpose, Instant> putOff,
    Map<String, Integer> places,
    int placesEach) {

  public AccountUse {
    putOff = Map.copyOf(putOff);
    places = new TreeMap<>(places);
  }
}

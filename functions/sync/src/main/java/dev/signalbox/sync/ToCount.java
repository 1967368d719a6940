package dev.signalbox.sync;

import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.sync.SyncRun.Track;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// What a run has yet to count before it reads, kept as a track of its own.
///
/// @param entities that are left, in the order in which they are read
/// @param allTickets how many tickets the PSA has in all; -1 while nobody counted
record ToCount(List<Entity> entities, long allTickets) {

  private static final String NOTATION = "count:";

  ToCount {
    entities = List.copyOf(entities);
  }

  static ToCount all(List<Entity> entities) {
    return new ToCount(entities, -1);
  }

  static boolean is(Track track) {
    return track.position().startsWith(NOTATION);
  }

  static ToCount of(Track track) {
    String[] parts = track.position().substring(NOTATION.length()).split(":", -1);
    return new ToCount(
        Arrays.stream(parts[1].split(",")).map(Entity::valueOf).toList(), Long.parseLong(parts[0]));
  }

  /// It belongs to all entities; a track has to name one.
  Track track() {
    String names = entities.stream().map(Entity::name).collect(Collectors.joining(","));
    return new Track(Entity.TICKET, NOTATION + allTickets + ":" + names, null, null);
  }

  ToCount without(List<Entity> counted) {
    return new ToCount(
        entities.stream().filter(entity -> !counted.contains(entity)).toList(), allTickets);
  }

  ToCount withAllTickets(long counted) {
    return new ToCount(entities, counted);
  }
}

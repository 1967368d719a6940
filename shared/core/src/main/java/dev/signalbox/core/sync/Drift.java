package dev.signalbox.core.sync;

import dev.signalbox.core.psa.Entity;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// How our copy of an entity differed from the PSA when a full run compared them. What is out of
/// scope counts on neither side, so `here` less `psa` is `extra` less `missing`.
///
/// @param here how many records we held
/// @param psa how many the PSA had of those that we are to hold
/// @param missing how many of these we did not hold
/// @param extra how many we held that the PSA did not have
/// @param differing how many both had, and not alike
/// @param repaired how many of the missing, the extra and the differing were put right
/// @param missingIds some of the missing
/// @param extraIds some of the extra
/// @param complete whether the PSA showed all that it had counted; if not, nothing may be concluded
///   from what it did not show
public record Drift(
    Entity entity,
    long here,
    long psa,
    long missing,
    long extra,
    long differing,
    long repaired,
    List<Long> missingIds,
    List<Long> extraIds,
    boolean complete) {

  /// How many ids are named.
  private static final int NAMED = 50;

  /// So few may always go.
  private static final long FEW = 20;

  /// One of so many may go.
  private static final long ONE_OF = 50;

  public Drift {
    missingIds = List.copyOf(missingIds);
    extraIds = List.copyOf(extraIds);
  }

  public static Drift none(Entity entity) {
    return new Drift(entity, 0, 0, 0, 0, 0, 0, List.of(), List.of(), true);
  }

  /// With one more page compared.
  public Drift plus(
      long heldHere, long shownByPsa, Collection<Long> newlyMissing, Collection<Long> newlyExtra) {
    return new Drift(
        entity,
        here + heldHere,
        psa + shownByPsa,
        missing + newlyMissing.size(),
        extra + newlyExtra.size(),
        differing,
        repaired,
        some(missingIds, newlyMissing),
        some(extraIds, newlyExtra),
        complete);
  }

  /// With records that both have and that were made alike.
  public Drift plusDiffering(long more) {
    return new Drift(
        entity,
        here,
        psa,
        missing,
        extra,
        differing + more,
        repaired + more,
        missingIds,
        extraIds,
        complete);
  }

  public Drift plusRepaired(long more) {
    return new Drift(
        entity,
        here,
        psa,
        missing,
        extra,
        differing,
        repaired + more,
        missingIds,
        extraIds,
        complete);
  }

  /// With some of the extra that a second look found in the PSA.
  public Drift found(Set<Long> ids) {
    return without(ids, here, psa + ids.size());
  }

  /// With some of the extra that a second look found in another place, where they count.
  public Drift elsewhere(Set<Long> ids) {
    return without(ids, here - ids.size(), psa);
  }

  private Drift without(Set<Long> ids, long heldHere, long shownByPsa) {
    return new Drift(
        entity,
        heldHere,
        shownByPsa,
        missing,
        extra - ids.size(),
        differing,
        repaired,
        missingIds,
        extraIds.stream().filter(id -> !ids.contains(id)).toList(),
        complete);
  }

  public Drift incomplete() {
    return new Drift(
        entity, here, psa, missing, extra, differing, repaired, missingIds, extraIds, false);
  }

  /// Whether so much would go at once that a lost permission is likelier than so many deletions.
  public boolean isMass() {
    return extra > Math.max(FEW, here / ONE_OF);
  }

  private static List<Long> some(List<Long> named, Collection<Long> more) {
    return Stream.concat(named.stream(), more.stream().sorted()).limit(NAMED).toList();
  }
}

package dev.signalbox.simulator.autotask.account;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// Who may call and who may do what. An admin changes it while the server runs; a change counts at
/// once.
public final class People {

  private final Map<String, ApiUser> users = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<Long, SecurityLevel> levels = new ConcurrentHashMap<>();
  private final Map<String, Integer> badLogins = new ConcurrentHashMap<>();

  /// Of those who are not associated with all lines of business: with which ones.
  private final Map<String, Set<Long>> lines = new ConcurrentHashMap<>();

  private final int lockAfter;

  public People(List<ApiUser> users, int lockAfter) {
    this.lockAfter = lockAfter;
    users.forEach(this::put);
  }

  public synchronized void put(ApiUser user) {
    users.put(user.userName(), user);
  }

  public synchronized Collection<ApiUser> users() {
    return List.copyOf(users.values());
  }

  public synchronized Optional<ApiUser> find(String userName) {
    return Optional.ofNullable(users.get(userName));
  }

  /// The level of a resource; all rights and no impersonation unless it was given another.
  public SecurityLevel levelOf(long resourceId) {
    return levels.getOrDefault(resourceId, SecurityLevel.full());
  }

  public void giveLevel(long resourceId, SecurityLevel level) {
    levels.put(resourceId, level);
  }

  /// Whether somebody is associated with any line of business; without one, tickets stay hidden.
  public boolean hasLinesOfBusiness(ApiUser user) {
    return worksFor(user, OptionalLong.empty());
  }

  /// Whether somebody is associated with this line of business; a ticket without one belongs to all
  /// who have any.
  public boolean worksFor(ApiUser user, OptionalLong line) {
    Set<Long> associated = lines.get(user.userName());
    return associated == null
        || (line.isEmpty() ? !associated.isEmpty() : associated.contains(line.getAsLong()));
  }

  public void associateWithLinesOfBusiness(ApiUser user, Set<Long> some) {
    lines.put(user.userName(), Set.copyOf(some));
  }

  public void associateWithLinesOfBusiness(ApiUser user, boolean associated) {
    if (associated) {
      lines.remove(user.userName());
    } else {
      lines.put(user.userName(), Set.of());
    }
  }

  /// Locked after too many bad logins, until an admin unlocks (Autotask developer help, REST
  /// security and authentication).
  public boolean isLocked(ApiUser user) {
    return badLogins.getOrDefault(user.userName(), 0) >= lockAfter;
  }

  public void countBadLogin(ApiUser user) {
    badLogins.merge(user.userName(), 1, Integer::sum);
  }

  public void unlock(String userName) {
    find(userName).ifPresent(user -> badLogins.remove(user.userName()));
  }
}

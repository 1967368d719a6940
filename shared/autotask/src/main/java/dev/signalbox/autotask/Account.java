package dev.signalbox.autotask;

import dev.signalbox.core.psa.PsaFault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// One Autotask database as one API user sees it. Autotask moves databases between zones: once in
/// its life an account learns whether that is why its credentials stopped working.
final class Account {

  private final Credentials credentials;
  private final String limits;
  private final Function<Duration, Optional<URI>> findAgain;
  private final URI known;
  private volatile URI root;
  private volatile boolean worked;
  private volatile boolean looked;

  /// @param limits what the limiter counts calls for
  /// @param worked whether these credentials were accepted before
  /// @param findAgain where the account lives now; empty when nobody may look
  Account(
      Credentials credentials,
      String limits,
      URI root,
      boolean worked,
      Function<Duration, Optional<URI>> findAgain) {
    this.credentials = credentials;
    this.limits = limits;
    this.known = root;
    this.root = root;
    this.worked = worked;
    this.findAgain = findAgain;
  }

  Credentials credentials() {
    return credentials;
  }

  String limits() {
    return limits;
  }

  /// The root of the API, without a slash at the end.
  URI root() {
    return root;
  }

  void accepted() {
    worked = true;
  }

  /// Whether the account lives elsewhere than where a call was refused; from then on calls go
  /// there. Calls are made side by side: each may look while nobody has seen the answer.
  ///
  /// @param asked the root where the call was refused
  /// @param most how long looking may take
  /// @throws PsaFault when nobody could say where it lives, so that nothing is known about the
  ///   credentials either
  boolean moved(URI asked, Duration most) {
    if (!asked.equals(root)) {
      return true;
    }
    if (!worked || looked) {
      return false;
    }
    Optional<URI> now = findAgain.apply(most).filter(found -> !found.equals(asked));
    now.ifPresent(found -> root = found);
    looked = true;
    return now.isPresent();
  }

  /// Whether calls go to another place than the one that was given.
  boolean isElsewhere() {
    return !root.equals(known);
  }

  Redactor redactor() {
    return new Redactor(List.of(credentials.secret(), credentials.integrationCode()));
  }

  @Override
  public String toString() {
    return "Account[" + limits + "]";
  }
}

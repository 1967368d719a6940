package dev.signalbox.autotask;

import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.connection.PsaKind;
import dev.signalbox.core.connection.PsaSecret;
import dev.signalbox.core.psa.Psa;
import dev.signalbox.core.psa.PsaDirectory;
import dev.signalbox.core.psa.Purpose;
import java.time.Instant;

/// The directory of a deployment whose connections are all Autotask's.
public final class AutotaskDirectory implements PsaDirectory {

  private final Autotask autotask;

  public AutotaskDirectory(Autotask autotask) {
    this.autotask = autotask;
  }

  @Override
  public Psa open(Connection connection, PsaSecret secret, Purpose purpose) {
    return of(connection.psa()).open(connection, secret, purpose);
  }

  @Override
  public Psa open(Connection connection, PsaSecret secret, Purpose purpose, Instant until) {
    return of(connection.psa()).open(connection, secret, purpose, until);
  }

  @Override
  public Zone findZone(PsaKind psa, String username) {
    return of(psa).findZone(username);
  }

  @Override
  public Zone chosenZone(PsaKind psa, String url) {
    return of(psa).chosenZone(url);
  }

  private Autotask of(PsaKind psa) {
    return switch (psa) {
      case AUTOTASK -> autotask;
      case CONNECTWISE ->
          throw new IllegalArgumentException("This deployment speaks to Autotask only.");
    };
  }
}

package dev.signalbox.core.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.Samples;
import org.junit.jupiter.api.Test;

/// What every directory of hook routes does.
public abstract class HookRoutesContract {

  protected abstract HookRoutes routes();

  private final ConnectionRef ref = Samples.newRef();
  private final String id = "token-of-" + ref.tenant();

  @Test
  void routeIsFoundAsItWas() {
    HookRoute bare = new HookRoute(ref, PsaKind.AUTOTASK, new ConnectionState.Connected(), null);
    routes().put(id, bare);
    assertThat(routes().find(id)).contains(bare);
    HookRoute full =
        new HookRoute(
            ref, PsaKind.CONNECTWISE, new ConnectionState.SetupRequired("a", "b"), "guid");
    routes().put(id, full);
    assertThat(routes().find(id)).contains(full);
  }

  @Test
  void unknownAndDeletedRoutesAreNotFound() {
    assertThat(routes().find("never-put-" + id)).isEmpty();
    routes().put(id, new HookRoute(ref, PsaKind.AUTOTASK, new ConnectionState.Paused(), null));
    routes().delete(id);
    assertThat(routes().find(id)).isEmpty();
  }
}

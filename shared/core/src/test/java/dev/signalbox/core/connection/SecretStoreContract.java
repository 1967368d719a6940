package dev.signalbox.core.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.Samples;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What every store of secrets does.
public abstract class SecretStoreContract {

  protected abstract SecretStore store();

  private final ConnectionRef ref = Samples.newRef();
  private final PsaSecret bare = new PsaSecret("s3cret \" ü", "", null, null);

  @Test
  void secretIsFoundAsItWas() {
    assertThat(store().find(ref)).isEmpty();
    store().put(ref, bare);
    assertThat(store().find(ref)).contains(bare);
    PsaSecret rotated = bare.withHookSecret("one").rotated("two", Samples.NOON);
    store().put(ref, rotated);
    assertThat(store().find(ref)).contains(rotated);
  }

  @Test
  void deletedSecretIsGoneAndCanBePutAgain() {
    store().put(ref, bare);
    store().delete(ref);
    store().delete(ref);
    assertThat(store().find(ref)).isEmpty();
    store().put(ref, bare);
    assertThat(store().find(ref)).contains(bare);
  }

  @Test
  @Tag("P25")
  void anotherTenantHasNoneOfIt() {
    store().put(ref, bare);
    ConnectionRef other = Samples.newRef();
    assertThat(store().find(other)).isEmpty();
    store().delete(other);
    assertThat(store().find(ref)).contains(bare);
  }
}

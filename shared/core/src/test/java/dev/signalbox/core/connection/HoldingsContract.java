package dev.signalbox.core.connection;

import static dev.signalbox.core.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.Samples;
import dev.signalbox.core.connection.Holdings.Count;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.settings.SettingsStore;
import dev.signalbox.core.signal.DirectoryStore;
import dev.signalbox.core.signal.QueueSelection;
import dev.signalbox.core.signal.SignalStore;
import dev.signalbox.core.sync.RunStore;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What whoever removes a connection's data does, whatever keeps them.
public abstract class HoldingsContract {

  /// The stores of one keeper.
  public record Stores(
      Holdings holdings,
      SignalStore signals,
      DirectoryStore directory,
      SettingsStore settings,
      RunStore runs) {}

  protected abstract Stores stores();

  private final ConnectionRef ref = Samples.newRef();

  /// Of the same tenant, with the same ids.
  private final ConnectionRef other =
      new ConnectionRef(ref.tenant(), new ConnectionId("other-connection"));

  @Test
  void nothingIsHeldOfAConnectionThatNeverWas() {
    assertThat(stores().holdings().count(ref)).isEqualTo(new Count(0, 0, 0, 0));
    assertThat(stores().holdings().removeSome(ref, 10)).isZero();
  }

  @Test
  void everythingOfOneConnectionGoesAndNothingOfTheOther() {
    fill(ref);
    fill(other);
    Count full = stores().holdings().count(ref);
    assertThat(full).isEqualTo(new Count(40, 41, 4, full.others()));
    assertThat(full.others()).isGreaterThanOrEqualTo(2);

    int pages = 0;
    while (stores().holdings().removeSome(ref, 15) > 0) {
      pages++;
    }

    assertThat(pages).isGreaterThan(3);
    assertThat(stores().holdings().count(ref)).isEqualTo(new Count(0, 0, 0, 0));
    assertThat(stores().signals().story(ref, new TicketId(7))).isEmpty();
    assertThat(stores().signals().owed(ref, new TicketId(7))).isEmpty();
    assertThat(stores().signals().parentOf(ref, Entity.NOTE, 1_007)).isEmpty();
    assertThat(stores().holdings().count(other)).isEqualTo(full);
    assertThat(stores().signals().story(other, new TicketId(7)).orElseThrow().notes()).hasSize(1);
  }

  private void fill(ConnectionRef ref) {
    List<Long> ids = LongStream.rangeClosed(1, 40).boxed().toList();
    ids.forEach(id -> stores().signals().save(ref, Samples.signal(id), Optional.empty()));
    stores()
        .signals()
        .saveChildren(
            ref,
            ids.stream()
                .map(id ->
                    new SignalStore.Child(Samples.note(1_000 + id, id, "Called.", NOON), NOON))
                .toList());
    stores()
        .directory()
        .save(
            ref,
            LongStream.rangeClosed(1, 3)
                .mapToObj(id ->
                    new DirectoryStore.Entry(Samples.company(id, "Company " + id, NOON), NOON))
                .toList());
    stores().signals().removeChild(ref, Entity.NOTE, 2_000, NOON);
    stores().directory().remove(ref, Entity.COMPANY, 4, NOON);
    stores().settings().saveQueues(ref, new QueueSelection(Set.of(8L)), 0);
    stores().runs().saveCursor(ref, Entity.TICKET, NOON);
  }
}

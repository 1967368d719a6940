package dev.signalbox.aws.dynamo;

import static dev.signalbox.core.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.Samples;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.sync.RunId;
import dev.signalbox.core.sync.RunStore;
import dev.signalbox.core.sync.RunStoreContract;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.local.cloud.AwsService;
import dev.signalbox.local.contract.Cloud;
import dev.signalbox.local.contract.Needs;
import dev.signalbox.local.contract.OnCloud;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@OnCloud
@Needs(AwsService.DYNAMODB)
class DynamoRunStoreTest extends RunStoreContract {

  private final Table table;
  private final RunStore store;

  DynamoRunStoreTest(Cloud cloud) {
    table = StateTable.on(cloud);
    store = new DynamoRunStore(table);
  }

  @Override
  protected RunStore store() {
    return store;
  }

  /// Or whoever looks for open runs would read more and more that have ended.
  @Test
  @Tag("SYN-26")
  void aRunThatEndedLeavesNoMarkAmongTheOpenOnes() {
    ConnectionRef ref = Samples.newRef();
    SyncRun run =
        SyncRun.queued(
            new RunId("01J00000000000000000000001"),
            ref,
            SyncRun.Mode.FULL,
            SyncRun.Origin.MANUAL,
            "scope",
            NOON,
            "cause");
    store.begin(run, Duration.ofMinutes(2));
    assertThat(marks(ref)).containsExactly("OPEN#" + run.id());

    store.advance(run.edit().endedAs(SyncRun.State.FINISHED, NOON).done(), 0);

    assertThat(marks(ref)).isEmpty();
    assertThat(store.find(ref, run.id())).isPresent();
  }

  private List<String> marks(ConnectionRef ref) {
    return table.sortKeys(Keys.of(ref), "OPEN#");
  }
}

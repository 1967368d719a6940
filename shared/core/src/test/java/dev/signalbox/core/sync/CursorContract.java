package dev.signalbox.core.sync;

import static dev.signalbox.core.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.Samples;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What every store of runs does with the times up to which entities were read.
public abstract class CursorContract {

  protected abstract RunStore store();

  private final ConnectionRef ref = Samples.newRef();

  @Test
  @Tag("SYN-18")
  void forgottenCursorsBeginWhereTheyWere() {
    store().saveCursor(ref, Entity.TICKET, NOON);
    store().saveCursor(ref, Entity.TIME_ENTRY, NOON);
    store().forgetCursors(ref);
    assertThat(store().cursor(ref, Entity.TICKET)).isEmpty();
    assertThat(store().cursor(ref, Entity.TIME_ENTRY)).isEmpty();
    store().beginCursor(ref, Entity.TICKET, NOON.plusSeconds(1));
    store().beginCursor(ref, Entity.NOTE, NOON.plusSeconds(1));
    assertThat(store().cursor(ref, Entity.TICKET)).contains(NOON);
    assertThat(store().cursor(ref, Entity.TIME_ENTRY)).isEmpty();
    assertThat(store().cursor(ref, Entity.NOTE)).contains(NOON.plusSeconds(1));
    store().saveCursor(ref, Entity.TICKET, NOON.plusSeconds(2));
    assertThat(store().cursor(ref, Entity.TICKET)).contains(NOON.plusSeconds(2));
  }

  @Test
  void aCursorThatIsThereBeginsNowhereElse() {
    store().saveCursor(ref, Entity.TICKET, NOON);
    store().beginCursor(ref, Entity.TICKET, NOON.minusSeconds(1));
    assertThat(store().cursor(ref, Entity.TICKET)).contains(NOON);
    store().beginCursor(ref, Entity.TICKET, NOON.plusSeconds(1));
    assertThat(store().cursor(ref, Entity.TICKET)).contains(NOON);
  }

  /// A quick run may have begun before the cursors were forgotten.
  @Test
  void forgottenCursorIsNotMoved() {
    store().saveCursor(ref, Entity.TICKET, NOON);
    store().forgetCursors(ref);
    store().saveCursor(ref, Entity.TICKET, NOON.plusSeconds(1));
    assertThat(store().cursor(ref, Entity.TICKET)).isEmpty();
    store().beginCursor(ref, Entity.TICKET, NOON.plusSeconds(2));
    assertThat(store().cursor(ref, Entity.TICKET)).contains(NOON);
  }

  @Test
  void cursorMovesForwardOnly() {
    assertThat(store().cursor(ref, Entity.TICKET)).isEmpty();
    store().saveCursor(ref, Entity.TICKET, NOON.plusNanos(1_000_000));
    store().saveCursor(ref, Entity.TICKET, NOON);
    assertThat(store().cursor(ref, Entity.TICKET)).contains(NOON.plusNanos(1_000_000));
    assertThat(store().cursor(ref, Entity.NOTE)).isEmpty();
  }
}

package dev.signalbox.config;

import dev.signalbox.core.sync.RunId;
import dev.signalbox.core.sync.SyncRun;
import org.junit.jupiter.api.BeforeEach;

/// A test of a connection with a queue chosen, which is what syncs need.
abstract class WithAQueue extends WithAConnection {

  final String syncs = path + "/syncs";

  @BeforeEach
  void chooseAQueue() {
    admin.put(path + "/queues", Person.ids(SimulatedDesk.TRIAGE));
    console.queue.take();
  }

  final SyncRun stored(Answer started) {
    return console.runs.find(ref, new RunId(started.text("id"))).orElseThrow();
  }
}

package dev.signalbox.sync;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.Page;
import dev.signalbox.core.psa.PsaRecord;
import dev.signalbox.core.signal.DirectoryStore;
import dev.signalbox.core.sync.SyncRun;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Finds which records of a page a run brings as the first one to do so, and that changed since
/// they were last here. Of what the PSA keeps no date of change, none is known to have.
final class ChangedRecords {

  private final DirectoryStore directory;

  ChangedRecords(DirectoryStore directory) {
    this.directory = directory;
  }

  /// To be asked before the page is stored. Of records that we never held only a run of changes
  /// says when they came to be: a full one brings what is old and only new here, and a first one
  /// has nothing but that.
  List<PsaRecord> in(ConnectionRef ref, SyncRun run, Page page) {
    boolean first = run.mode().isWhole() && !CompareHeld.isComparing(run);
    List<PsaRecord> dated = page.records().stream().filter(ChangedRecords::isDated).toList();
    if (first || dated.isEmpty()) {
      return List.of();
    }
    Entity entity = dated.getFirst().entity();
    Map<Long, PsaRecord> held =
        directory.findAll(ref, entity, dated.stream().map(PsaRecord::recordId).toList());
    return dated.stream()
        .filter(record -> {
          PsaRecord before = held.get(record.recordId());
          return before == null
              ? !run.mode().isWhole()
              : record.changedAt().isAfter(before.changedAt());
        })
        .toList();
  }

  private static boolean isDated(PsaRecord record) {
    return record.changedAt().isAfter(Instant.EPOCH);
  }
}

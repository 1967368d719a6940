package dev.signalbox.sync;

import dev.signalbox.autotask.Autotask;
import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.connection.PsaKind;
import dev.signalbox.core.connection.PsaSecret;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.Page;
import dev.signalbox.core.psa.Psa;
import dev.signalbox.core.psa.PsaDirectory;
import dev.signalbox.core.psa.PsaReader;
import dev.signalbox.core.psa.PsaSetup;
import dev.signalbox.core.psa.Purpose;
import dev.signalbox.core.psa.Slice;
import dev.signalbox.core.psa.TicketFields;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Autotask, with its requests counted.
///
/// @param reads how many pages of each entity were asked for
/// @param ends when the calls of each PSA that was opened had to have ended
record CountingPsas(Autotask autotask, Map<Entity, Integer> reads, List<Instant> ends)
    implements PsaDirectory {

  @Override
  public Psa open(Connection connection, PsaSecret secret, Purpose purpose, Instant until) {
    ends.add(until);
    return open(connection, secret, purpose);
  }

  @Override
  public Psa open(Connection connection, PsaSecret secret, Purpose purpose) {
    Psa psa = autotask.open(connection, secret, purpose);
    return new Psa() {
      @Override
      public PsaReader reader() {
        return new Counting(psa.reader(), reads);
      }

      @Override
      public PsaSetup setup() {
        return psa.setup();
      }

      @Override
      public Optional<Moved> moved() {
        return psa.moved();
      }
    };
  }

  @Override
  public Zone findZone(PsaKind psa, String username) {
    return autotask.findZone(username);
  }

  @Override
  public Zone chosenZone(PsaKind psa, String url) {
    return autotask.chosenZone(url);
  }

  private record Counting(PsaReader reader, Map<Entity, Integer> reads) implements PsaReader {

    @Override
    public Page read(Entity entity, Slice slice, long afterId) {
      synchronized (reads) {
        reads.merge(entity, 1, Integer::sum);
      }
      return reader.read(entity, slice, afterId);
    }

    @Override
    public long count(Entity entity, Slice slice) {
      return reader.count(entity, slice);
    }

    @Override
    public String query(Entity entity, Slice slice) {
      return reader.query(entity, slice);
    }

    @Override
    public Set<Long> queuesInUse(Set<Long> queues, Instant since) {
      return reader.queuesInUse(queues, since);
    }

    @Override
    public TicketFields ticketFields() {
      return reader.ticketFields();
    }

    @Override
    public Set<Long> completeStatuses() {
      return reader.completeStatuses();
    }
  }
}

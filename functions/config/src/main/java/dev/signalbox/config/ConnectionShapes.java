package dev.signalbox.config;

import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.connection.ConnectionState.SetupRequired;
import dev.signalbox.core.connection.PsaKind;
import dev.signalbox.core.sync.SyncRun;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How connections look, and which there can be.
final class ConnectionShapes {

  /// A connection with the last sync that somebody would look for.
  record Card(Connection connection, Optional<SyncRun> lastSync) {}

  private static final Shape<SetupRequired> PROBLEM =
      Shape.<SetupRequired>of("SetupProblem")
          .text("reason", "what is wrong", SetupRequired::reason)
          .text("nextStep", "what to do about it", SetupRequired::nextStep);

  private static final Shape<SyncRun> LAST_SYNC =
      Shape.<SyncRun>of("LastSync")
          .text("id", "id of the run", run -> run.id().value())
          .text("mode", "full, quick, poll or clear", run -> run.mode().word())
          .text("state", "as a sync has it", run -> run.state().word())
          .time("startedAt", "when it began", SyncRun::startedAt)
          .time("finishedAt", "when it ended", SyncRun::finishedAt);

  private static final Shape<PsaKind> PSA =
      Shape.<PsaKind>of("Psa")
          .text("psa", "autotask or connectwise", PsaKind::word)
          .text("name", "what its maker calls it", ConnectionShapes::nameOf)
          .bool("connectable", "whether it can be connected", ConnectionShapes::isConnectable);

  static final Shape<Connection> CONNECTION = connection("Connection", found -> found);

  static final Shape<Card> CARD =
      connection("ConnectionCard", Card::connection)
          .maybePart(
              "lastSync",
              "the last one, but for polls that went well",
              LAST_SYNC,
              card -> card.lastSync().orElse(null));

  static final Shape<List<Card>> CARDS =
      Shape.<List<Card>>of("ConnectionList")
          .list("items", "all of them", CARD, cards -> cards)
          .list("psas", "which PSAs there are", PSA, _ -> List.of(PsaKind.values()));

  private ConnectionShapes() {}

  private static <T> Shape<T> connection(String name, Function<T, Connection> of) {
    return Shape.<T>of(name)
        .text("id", "id of the connection", it -> of.apply(it).ref().connection().value())
        .text("psa", "autotask or connectwise", it -> of.apply(it).psa().word())
        .text("name", "what you call it", it -> of.apply(it).name())
        .text("username", "the API user's name", it -> of.apply(it).username())
        .text("zone", "base URL of the PSA's API", it -> of.apply(it).zone())
        .bool("zoneChosen", "whether the zone was chosen by hand", it -> of.apply(it).zoneChosen())
        .bool("secretSet", "whether a secret is stored; it never comes back", _ -> true)
        .text(
            "state",
            "connected, setupRequired, paused or disabled",
            it -> of.apply(it).state().word())
        .maybePart("problem", "set when setup is required", PROBLEM, it -> problemOf(of.apply(it)))
        .time("checkedAt", "when it was last tested", it -> of.apply(it).checkedAt())
        .time("judgeFrom", "new tickets are judged from here on", it -> of.apply(it).judgeFrom())
        .time("createdAt", "when it was connected", it -> of.apply(it).createdAt());
  }

  private static @Nullable SetupRequired problemOf(Connection connection) {
    return connection.state() instanceof SetupRequired problem ? problem : null;
  }

  private static String nameOf(PsaKind kind) {
    return switch (kind) {
      case AUTOTASK -> "Datto Autotask PSA";
      case CONNECTWISE -> "ConnectWise PSA";
    };
  }

  private static boolean isConnectable(PsaKind kind) {
    return switch (kind) {
      case AUTOTASK -> true;
      case CONNECTWISE -> false;
    };
  }

  static boolean isConnectable(String psa) {
    return List.of(PsaKind.values()).stream()
        .anyMatch(kind -> kind.word().equals(psa) && isConnectable(kind));
  }
}

package dev.signalbox.aws.dynamo;

import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.connection.ConnectionState;
import dev.signalbox.core.connection.ConnectionState.SetupRequired;
import dev.signalbox.core.connection.PsaKind;
import java.util.stream.Stream;

/// How a connection and its state stand in an item.
final class ConnectionItems {

  static final String REVISION = "revision"; // N, condition of changes
  static final String NAME = "name"; // S
  private static final String CONNECTION = "connection"; // S, its id
  private static final String PSA = "psa"; // S, the kind's word
  private static final String USERNAME = "username"; // S
  private static final String ZONE = "zone"; // S, URL
  private static final String ZONE_CHOSEN = "zoneChosen"; // BOOL
  private static final String ACCOUNT = "account"; // S, what the limiter counts for
  private static final String STATE = "state"; // S, the state's word
  private static final String REASON = "stateReason"; // S, of setupRequired
  private static final String NEXT_STEP = "stateNextStep"; // S, of setupRequired
  private static final String JUDGE_FROM = "judgeFrom"; // S, time, or absent
  private static final String CREATED_AT = "createdAt"; // S, time
  private static final String CHECKED_AT = "checkedAt"; // S, time, or absent

  private ConnectionItems() {}

  static Fields fields(Connection connection) {
    Fields fields =
        new Fields()
            .text(CONNECTION, connection.ref().connection().value())
            .text(NAME, connection.name())
            .text(USERNAME, connection.username())
            .text(ZONE, connection.zone())
            .flag(ZONE_CHOSEN, connection.zoneChosen())
            .text(ACCOUNT, connection.account())
            .time(JUDGE_FROM, connection.judgeFrom())
            .time(CREATED_AT, connection.createdAt())
            .time(CHECKED_AT, connection.checkedAt())
            .number(REVISION, connection.revision());
    return state(psa(fields, connection.psa()), connection.state());
  }

  static Connection connection(ConnectionRef ref, Item item) {
    return new Connection(
        ref,
        psa(item),
        item.text(NAME),
        item.text(USERNAME),
        item.text(ZONE),
        item.flag(ZONE_CHOSEN),
        item.text(ACCOUNT),
        state(item),
        item.findTime(JUDGE_FROM),
        item.time(CREATED_AT),
        item.findTime(CHECKED_AT),
        item.number(REVISION));
  }

  static String id(Item item) {
    return item.text(CONNECTION);
  }

  static Fields psa(Fields fields, PsaKind psa) {
    return fields.text(PSA, psa.word());
  }

  static PsaKind psa(Item item) {
    String word = item.text(PSA);
    return Stream.of(PsaKind.values())
        .filter(kind -> kind.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No PSA is called " + word + "."));
  }

  static Fields state(Fields fields, ConnectionState state) {
    SetupRequired setup = state instanceof SetupRequired required ? required : null;
    return fields
        .text(STATE, state.word())
        .text(REASON, setup == null ? null : setup.reason())
        .text(NEXT_STEP, setup == null ? null : setup.nextStep());
  }

  static ConnectionState state(Item item) {
    return switch (item.text(STATE)) {
      case "connected" -> new ConnectionState.Connected();
      case "paused" -> new ConnectionState.Paused();
      case "disabled" -> new ConnectionState.Disabled();
      case "setupRequired" ->
          new SetupRequired(item.textOrEmpty(REASON), item.textOrEmpty(NEXT_STEP));
      // Written by a newer version: better to do nothing than the wrong thing.
      default -> new ConnectionState.Paused();
    };
  }
}

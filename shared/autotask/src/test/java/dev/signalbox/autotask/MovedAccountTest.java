package dev.signalbox.autotask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.Psa;
import dev.signalbox.core.psa.PsaFault;
import dev.signalbox.core.psa.PsaFault.Kind;
import dev.signalbox.core.psa.Purpose;
import dev.signalbox.core.psa.Slice;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// An account that the vendor moves to another zone while calls are under way: nobody is told that
/// its credentials are wrong.
class MovedAccountTest {

  private static final URI OLD = URI.create("https://webservices5.autotask.net/atservicesrest");
  private static final URI NEW = URI.create("https://webservices16.autotask.net/atservicesrest");
  private static final Duration TIME = Duration.ofSeconds(5);

  private final LoopbackPsa before = LoopbackPsa.start();
  private final LoopbackPsa after = LoopbackPsa.start();

  @AfterEach
  void close() {
    before.close();
    after.close();
  }

  private static Account account(Function<Duration, Optional<URI>> findAgain) {
    return new Account(
        new Credentials(LoopbackPsa.USER, LoopbackPsa.SECRET, LoopbackPsa.CODE),
        "account-1",
        OLD,
        true,
        findAgain);
  }

  @Test
  void eachCallThatWasRefusedAtThePlaceBeforeFollows() {
    Account account = account(_ -> Optional.of(NEW));
    assertThat(account.moved(OLD, TIME)).isTrue();
    assertThat(account.moved(OLD, TIME)).isTrue();
    assertThat(account.root()).isEqualTo(NEW);
    assertThat(account.moved(NEW, TIME)).as("refused where it lives").isFalse();
  }

  @Test
  void callsThatLookAtTheSameTimeAllFollow() {
    List<Boolean> meanwhile = new ArrayList<>();
    Account[] account = new Account[1];
    account[0] =
        account(_ -> {
          if (meanwhile.isEmpty()) {
            meanwhile.add(false);
            meanwhile.set(0, account[0].moved(OLD, TIME));
          }
          return Optional.of(NEW);
        });
    assertThat(account[0].moved(OLD, TIME)).isTrue();
    assertThat(meanwhile).containsExactly(true);
  }

  @Test
  void anAccountThatIsWhereItWasIsLookedForOnce() {
    List<Duration> looked = new ArrayList<>();
    Account account =
        account(most -> {
          looked.add(most);
          return Optional.of(OLD);
        });
    assertThat(account.moved(OLD, TIME)).isFalse();
    assertThat(account.moved(OLD, TIME)).isFalse();
    assertThat(looked).hasSize(1);
  }

  @Test
  void whileNobodyCanSayWhereItLivesItsCredentialsAreNotCalledWrong() {
    before.then(401, "").then(502, "").then(401, "").then(200, where());
    after.then(200, "{\"queryCount\":8}");
    Psa psa = open();

    PsaFault fault = catchThrowableOfType(PsaFault.class, () -> count(psa));

    assertThat(fault.kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(before.limiter.told).doesNotContain("refused RUN");
    assertThat(count(psa)).isEqualTo(8);
  }

  @Test
  void theQuestionForTheUseFollows() {
    before.limiter.countDue = true;
    // The call that waited for the count was addressed before.
    before.then(401, "").then(200, where()).then(401, "");
    after
        .then(200, "{\"externalRequestThreshold\":10000,\"currentTimeframeRequestCount\":40}")
        .then(200, "{\"queryCount\":8}");

    assertThat(count(open())).isEqualTo(8);
    assertThat(before.limiter.told).containsExactly("counted 40 of 10000");
  }

  @Test
  void itsLimitsGoOnBeingCountedWhereTheyWere() {
    before.then(401, "").then(200, where());
    after.then(200, "{\"queryCount\":8}");
    Psa psa = open();

    assertThat(count(psa)).isEqualTo(8);

    assertThat(psa.moved())
        .hasValue(new Psa.Moved(after.origin() + "/atservicesrest/", "account-1"));
    assertThat(before.limiter.asked).allMatch(asked -> asked.startsWith("account-1 "));
  }

  private String where() {
    return "{\"zoneName\":\"x\",\"url\":\"" + after.zone() + "\",\"ci\":12}";
  }

  private Psa open() {
    Autotask autotask =
        new Autotask(
            new Autotask.Site(
                LoopbackPsa.CODE,
                before.origin().resolve("/atservicesrest"),
                Set.of(before.origin(), after.origin())),
            before.limiter,
            before.time,
            before.time,
            byte[]::new);
    return autotask.open(before.connection(), LoopbackPsa.secret(), Purpose.RUN);
  }

  private static long count(Psa psa) {
    return psa.reader().count(Entity.TICKET, new Slice.Everything());
  }
}

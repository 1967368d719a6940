package dev.signalbox.core.account;

import static dev.signalbox.core.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.Race;
import dev.signalbox.core.Samples;
import dev.signalbox.core.account.KeptAnswers.Answer;
import dev.signalbox.core.account.KeptAnswers.Known;
import dev.signalbox.core.account.KeptAnswers.Request;
import dev.signalbox.core.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// What every keeper of answers does.
public abstract class KeptAnswersContract {

  protected abstract KeptAnswers answers();

  private static final Instant MINUTE_LATER = NOON.plusSeconds(60);
  private static final Instant DAY_LATER = NOON.plus(Duration.ofDays(1));
  private static final Answer ANSWER = new Answer(202, "/v1/there", "{\"id\":\"é\"}");

  private final TenantId tenant = Samples.newTenant();
  private final Request request = new Request(tenant, "key", "body", MINUTE_LATER);

  @Test
  void oneOfManyAtTheSameMomentTakesTheRequest() {
    var known = Race.run(12, _ -> answers().take(request, NOON));
    assertThat(known).containsOnlyOnce(new Known.Taken());
    assertThat(known.stream().filter(new Known.Underway()::equals)).hasSize(11);
  }

  @Test
  void whatWasKeptIsAnsweredUntilItsEnd() {
    answers().take(request, NOON);
    answers().keep(request, ANSWER, DAY_LATER);
    Request again = new Request(tenant, "key", "body", DAY_LATER);
    assertThat(answers().take(again, DAY_LATER.minusSeconds(1)))
        .isEqualTo(new Known.Answered(ANSWER));
    assertThat(answers().take(again, DAY_LATER)).isEqualTo(new Known.Taken());
  }

  @Test
  void answerOfAnySizeIsKept() {
    Answer large = new Answer(200, "", "{\"x\":\"" + "words ".repeat(100_000) + "\"}");
    answers().take(request, NOON);
    answers().keep(request, large, DAY_LATER);
    assertThat(answers().take(request, NOON)).isEqualTo(new Known.Answered(large));
  }

  @Test
  void keyStandsForOneRequest() {
    Request other = new Request(tenant, "key", "another body", MINUTE_LATER);
    answers().take(request, NOON);
    assertThat(answers().take(other, NOON)).isEqualTo(new Known.Another());
    answers().keep(request, ANSWER, DAY_LATER);
    assertThat(answers().take(other, NOON)).isEqualTo(new Known.Another());
  }

  @Test
  void keysOfTwoTenantsAreTwo() {
    answers().take(request, NOON);
    Request others = new Request(Samples.newTenant(), "key", "body", MINUTE_LATER);
    assertThat(answers().take(others, NOON)).isEqualTo(new Known.Taken());
  }

  @Test
  void whatWasReleasedMayBeTakenAgainAlsoForAnotherBody() {
    answers().take(request, NOON);
    answers().release(request);
    Request other = new Request(tenant, "key", "another body", MINUTE_LATER);
    assertThat(answers().take(other, NOON)).isEqualTo(new Known.Taken());
  }

  @Test
  void whoeverDidNotEndInTimeLosesItAndCannotKeepOrReleaseItAnyMore() {
    answers().take(request, NOON);
    Request second = new Request(tenant, "key", "body", MINUTE_LATER.plusSeconds(60));
    assertThat(answers().take(second, MINUTE_LATER)).isEqualTo(new Known.Taken());
    answers().keep(request, ANSWER, DAY_LATER);
    answers().release(request);
    assertThat(answers().take(request, MINUTE_LATER)).isEqualTo(new Known.Underway());
  }
}

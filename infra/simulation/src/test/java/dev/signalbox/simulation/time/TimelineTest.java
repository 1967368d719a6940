package dev.signalbox.simulation.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TimelineTest {

  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  private final Timeline timeline = new Timeline(NOON);
  private final List<String> seen = new ArrayList<>();

  @Test
  void workTakesTurnsInTheOrderOfTime() {
    Fiber _ = timeline.begin("slow", () -> steps("slow", 3));
    Fiber _ = timeline.begin("fast", () -> steps("fast", 2));
    timeline.runUntil(NOON.plusSeconds(60));
    assertThat(seen).containsExactly("slow 0", "fast 0", "fast 2", "slow 3", "fast 4", "slow 6");
  }

  private void steps(String name, int seconds) {
    for (int step = 0; step < 3; step++) {
      seen.add(name + " " + Duration.between(NOON, timeline.now()).toSeconds());
      timeline.pause(Duration.ofSeconds(seconds));
    }
  }

  @Test
  void timePassesOnlyUntilTheGivenMoment() {
    timeline.after(Duration.ofSeconds(5), () -> seen.add("early"));
    timeline.after(Duration.ofSeconds(15), () -> seen.add("late"));
    timeline.runUntil(NOON.plusSeconds(10));
    assertThat(seen).containsExactly("early");
    assertThat(timeline.now()).isEqualTo(NOON.plusSeconds(10));
  }

  @Test
  void whatIsKilledEndsWhereItStandsAndItsDeedsStay() {
    Fiber work = timeline.begin("work", () -> steps("work", 2));
    work.whenKilled(() -> seen.add("gone"));
    timeline.after(Duration.ofSeconds(3), () -> timeline.kill(work));
    timeline.runUntil(NOON.plusSeconds(60));
    assertThat(seen).containsExactly("work 0", "work 2", "gone");
  }

  @Test
  void theLastDealingIsDoneAndNothingAfterIt() {
    Fiber _ =
        timeline.begin(
            "work",
            new Fiber.Fate(Duration.ZERO, 3),
            () -> {
              for (int deal = 1; deal < 10; deal++) {
                seen.add("deal " + deal);
                timeline.dealing();
              }
            });
    timeline.runUntil(NOON.plusSeconds(1));
    assertThat(seen).containsExactly("deal 1", "deal 2", "deal 3");
  }

  @Test
  void whatIsDoneSideBySideDiesTogether() {
    SideBySide lanes = new SideBySide(timeline);
    Fiber work =
        timeline.begin(
            "work",
            () ->
                seen.add(
                    lanes
                        .each(
                            2,
                            List.of("a", "b", "c"),
                            name -> {
                              steps(name, 1);
                              return name;
                            })
                        .toString()));
    timeline.after(Duration.ofMillis(2500), () -> timeline.kill(work));
    timeline.runUntil(NOON.plusSeconds(60));
    assertThat(seen).containsExactly("a 0", "b 0", "a 1", "b 1", "a 2", "b 2");
  }

  @Test
  void resultsComeInTheOrderOfTheThings() {
    SideBySide lanes = new SideBySide(timeline);
    Fiber _ =
        timeline.begin(
            "work",
            () ->
                seen.addAll(
                    lanes.each(
                        2,
                        List.of(3, 1, 2),
                        seconds -> {
                          timeline.pause(Duration.ofSeconds(seconds));
                          return "took " + seconds;
                        })));
    timeline.runUntil(NOON.plusSeconds(60));
    assertThat(seen).containsExactly("took 3", "took 1", "took 2");
  }

  @Test
  void anAnswerThatDoesNotComeInTimeIsEmpty() {
    Answer<String> answer = new Answer<>(timeline);
    timeline.after(Duration.ofSeconds(10), () -> answer.give("late"));
    Fiber _ =
        timeline.begin(
            "work",
            () -> {
              seen.add(answer.await(Duration.ofSeconds(5)).toString());
              seen.add(answer.await(Duration.ofSeconds(20)).toString());
            });
    timeline.runUntil(NOON.plusSeconds(60));
    assertThat(seen).containsExactly("Optional.empty", "Optional[late]");
  }

  @Test
  void whatGoesWrongInWorkEndsTheSimulation() {
    Fiber _ =
        timeline.begin(
            "work",
            () -> {
              throw new IllegalStateException("nobody expected this");
            });
    assertThatThrownBy(() -> timeline.runUntil(NOON.plusSeconds(1)))
        .hasMessage("nobody expected this");
  }
}

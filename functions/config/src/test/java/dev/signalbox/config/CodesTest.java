package dev.signalbox.config;

import static dev.signalbox.config.CodeCalls.ask;
import static dev.signalbox.config.CodeCalls.askAnswer;
import static dev.signalbox.config.CodeCalls.enter;
import static dev.signalbox.config.CodeCalls.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.Samples;
import dev.signalbox.core.account.Codes;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import dev.signalbox.core.tenant.Role;
import dev.signalbox.core.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// How long a code is good for, and what an attacker makes of it.
class CodesTest {

  private static final String EMAIL = "pat@desk.example";

  private final TestConsole console = new TestConsole(new NoPsa());
  private final TenantId tenant = Samples.newTenant();

  @Test
  @Tag("P36")
  void codeIsDeadAfterFiveMinutes() {
    console.person(tenant, Role.MANAGER, EMAIL);
    String early = ask(console, EMAIL, "198.51.100.1");
    String earlyCode = console.mailedCode();
    String late = ask(console, EMAIL, "198.51.100.1");
    String lateCode = console.mailedCode();

    console.clock.advance(Duration.ofSeconds(299));
    assertThat(enter(console, early, earlyCode).status()).isEqualTo(200);
    console.clock.advance(Duration.ofSeconds(1));
    assertThat(enter(console, late, lateCode).problem()).isEqualTo("/errors/code-refused");
  }

  @Test
  @Tag("P36")
  void codeIsDeadAfterUse() {
    console.person(tenant, Role.MANAGER, EMAIL);
    String challenge = ask(console, EMAIL, "198.51.100.1");
    String code = console.mailedCode();

    assertThat(enter(console, challenge, code).status()).isEqualTo(200);
    assertThat(enter(console, challenge, code).problem()).isEqualTo("/errors/code-refused");
  }

  @Test
  @Tag("P36")
  void codeIsDeadAfterFiveMisses() {
    assertThat(rightCodeAfterFiveMisses(console).status()).isEqualTo(401);
  }

  /// The negative control: tries that are not counted let the sixth one in.
  @Test
  @Tag("P36")
  void uncountedTriesWouldBeNoticed() {
    TestConsole careless = new TestConsole(new NoPsa(), StoresBut.codes(Uncounted::new));

    assertThat(rightCodeAfterFiveMisses(careless).status()).isEqualTo(200);
  }

  private Answer rightCodeAfterFiveMisses(TestConsole console) {
    console.person(tenant, Role.MANAGER, EMAIL);
    String challenge = ask(console, EMAIL, "198.51.100.1");
    String code = console.mailedCode();
    for (int miss = 0; miss < 5; miss++) {
      assertThat(enter(console, challenge, wrong(code, miss)).status()).isEqualTo(401);
    }
    return enter(console, challenge, code);
  }

  private record Uncounted(Codes codes) implements Codes {
    @Override
    public void open(Challenge challenge) {
      codes.open(challenge);
    }

    @Override
    public Optional<Challenge> find(String challenge, Instant now) {
      return codes.find(challenge, now);
    }

    @Override
    public boolean setCode(String challenge, String codeHash, Instant now) {
      return codes.setCode(challenge, codeHash, now);
    }

    @Override
    public Optional<Challenge> countTry(String challenge, int mostTries, Instant now) {
      return codes.find(challenge, now);
    }

    @Override
    public boolean use(String challenge, Instant now) {
      return codes.use(challenge, now);
    }

    @Override
    public boolean countWithin(String key, int most, Instant now) {
      return codes.countWithin(key, most, now);
    }
  }

  @Test
  @Tag("P36")
  void addressGetsFiveCodesAnHour() {
    for (int i = 0; i < 5; i++) {
      assertThat(askAnswer(console, EMAIL, "198.51.100." + i).status()).isEqualTo(202);
    }
    Answer sixth = askAnswer(console, EMAIL, "198.51.100.6");
    assertThat(sixth.status()).isEqualTo(429);
    assertThat(sixth.problem()).isEqualTo("/errors/too-many-codes");
    assertThat(sixth.header("retry-after")).contains("3600");

    console.clock.advance(Duration.ofHours(1));
    assertThat(askAnswer(console, EMAIL, "198.51.100.6").status()).isEqualTo(202);
  }

  @Test
  @Tag("P36")
  void hoursMarkGivesNoFreshCodes() {
    console.clock.advance(Duration.ofMinutes(59));
    for (int i = 0; i < 5; i++) {
      assertThat(askAnswer(console, EMAIL, "198.51.100." + i).status()).isEqualTo(202);
    }
    console.clock.advance(Duration.ofMinutes(2));
    assertThat(askAnswer(console, EMAIL, "198.51.100.6").status()).isEqualTo(429);
  }

  @Test
  @Tag("P36")
  void lineGetsTwentyCodesAnHourWhateverItsLastBits() {
    for (int i = 0; i < 20; i++) {
      assertThat(askAnswer(console, "a" + i + "@desk.example", "2001:db8:1:2::" + i).status())
          .isEqualTo(202);
    }
    assertThat(askAnswer(console, "other@desk.example", "2001:db8:1:2:ffff::1").status())
        .isEqualTo(429);
    assertThat(askAnswer(console, "other@desk.example", "2001:db8:1:3::1").status()).isEqualTo(202);
  }

  @Test
  @Tag("P36")
  void unknownAddressGetsTheSameBytesAndTheSameWork() {
    console.person(tenant, Role.MANAGER, EMAIL);
    Answer known = askAnswer(console, EMAIL, "198.51.100.1");
    Answer unknown = askAnswer(console, "not@desk.example", "198.51.100.1");

    assertThat(withoutChallenge(unknown)).isEqualTo(withoutChallenge(known));
    List<Message> sent =
        console.queue.sent().stream()
            .map(dev.signalbox.core.task.MemoryTaskQueue.Sent::message)
            .toList();
    assertThat(sent)
        .extracting(Message::task)
        .hasOnlyElementsOfType(Task.SendCode.class)
        .hasSize(2);

    Answer missKnown = enter(console, known.text("challenge"), "000000");
    Answer missUnknown = enter(console, unknown.text("challenge"), "000000");
    assertThat(withoutInstance(missUnknown)).isEqualTo(withoutInstance(missKnown));
    assertThat(withoutInstance(enter(console, "never-given-out", "000000")))
        .isEqualTo(withoutInstance(missKnown));
  }

  private static String withoutChallenge(Answer answer) {
    return answer.status()
        + answer
            .whole()
            .replace(answer.text("challenge"), "#".repeat(answer.text("challenge").length()));
  }

  private static String withoutInstance(Answer answer) {
    return answer.status() + answer.whole().replaceAll("\"instance\":\"[^\"]*\"", "");
  }

  @Test
  @Tag("P36")
  void codeMailedToNobodyOpensNothing() {
    String challenge = ask(console, "not@desk.example", "198.51.100.1");
    String code = console.mailedCode();

    assertThat(enter(console, challenge, code).status()).isEqualTo(401);
  }
}

package dev.signalbox.bedrock;

import dev.signalbox.core.Randomness;
import dev.signalbox.core.triage.Choices;
import dev.signalbox.core.triage.Engine;
import dev.signalbox.core.triage.IntakeCase;
import dev.signalbox.core.triage.IntakeOpinion;
import dev.signalbox.core.triage.Provenance;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;

/// Judges tickets with a model on Bedrock: one call, and one repair when the answer breaks its
/// schema. It has no tools to act with, so the worst that a ticket's text can bring about is a
/// wrong label.
public final class BedrockEngine implements Engine {

  private static final String NAME = "bedrock";

  private final BedrockRuntimeClient client;
  private final ModelProfile profile;
  private final Randomness randomness;
  private final InstantSource clock;
  private final Duration patience;
  private final IntakePrompt prompt = new IntakePrompt();

  /// @param patience for one judgement, repair included; less than the function has
  public BedrockEngine(
      BedrockRuntimeClient client,
      ModelProfile profile,
      Randomness randomness,
      InstantSource clock,
      Duration patience) {
    this.client = client;
    this.profile = profile;
    this.randomness = randomness;
    this.clock = clock;
    this.patience = patience;
  }

  @Override
  public Answer judge(IntakeCase ticket) {
    Instant start = clock.instant();
    ChoiceKeys keys = ChoiceKeys.of(ticket.choices());
    Schema schema = IntakeSchema.of(keys);
    Bill bill = new Bill(profile.price());
    Exchange exchange = new Exchange(client, clock, start.plus(patience), prompt, bill);
    Draft draft = exchange.ask(call(ticket, keys, schema), schema);
    IntakeOpinion opinion = new IntakeReading(ticket, keys, schema, draft.answer()).opinion();
    draft.requireUsable(opinion);
    long millis = Duration.between(start, clock.instant()).toMillis();
    return new Answer(opinion, provenance(bill, millis));
  }

  @Override
  public Engine within(Duration most) {
    return most.compareTo(patience) < 0
        ? new BedrockEngine(client, profile, randomness, clock, most)
        : this;
  }

  private Call call(IntakeCase ticket, ChoiceKeys keys, Schema schema) {
    return new Call(
        profile,
        prompt.system(AnswerMode.of(profile), keys),
        schema.definition(),
        List.of(Call.user(prompt.user(ticket, keys, Fence.of(randomness)))),
        profile.maxTokens());
  }

  private Provenance provenance(Bill bill, long millis) {
    return new Provenance(NAME, profile.model(), IntakePrompt.VERSION, false, bill.usage(millis));
  }

  /// Puts a call together and throws it away: that loads most of what the first judgement needs.
  @Override
  public void prime() {
    IntakeCase nothing =
        new IntakeCase(
            "",
            "",
            List.of(),
            "",
            "",
            "",
            "",
            Instant.EPOCH,
            new Choices(List.of(), List.of(), List.of(), List.of()),
            List.of());
    ChoiceKeys keys = ChoiceKeys.of(nothing.choices());
    call(nothing, keys, IntakeSchema.of(keys)).request(patience);
  }
}

package dev.signalbox.core.triage;

import java.time.Duration;

/// Asks one engine, and another when the first gives no answer. Opinions of the second are marked
/// as standing in. A denied model is not stood in for: somebody has to repair the settings.
public final class FallbackEngine implements Engine {

  private final Engine first;
  private final Engine standIn;

  public FallbackEngine(Engine first, Engine standIn) {
    this.first = first;
    this.standIn = standIn;
  }

  @Override
  public Answer judge(IntakeCase ticket) {
    try {
      return first.judge(ticket);
    } catch (EngineFault fault) {
      return standIn(ticket, fault);
    }
  }

  @Override
  public Engine within(Duration most) {
    return new FallbackEngine(first.within(most), standIn);
  }

  private Answer standIn(IntakeCase ticket, EngineFault fault) {
    if (fault.kind() == EngineFault.Kind.DENIED) {
      throw fault;
    }
    try {
      Answer answer = standIn.judge(ticket);
      return new Answer(answer.opinion(), answer.provenance().standingIn());
    } catch (EngineFault second) {
      second.addSuppressed(fault);
      throw second;
    }
  }

  @Override
  public void prime() {
    first.prime();
    standIn.prime();
  }
}

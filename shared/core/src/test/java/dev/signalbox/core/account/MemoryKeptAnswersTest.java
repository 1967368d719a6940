package dev.signalbox.core.account;

class MemoryKeptAnswersTest extends KeptAnswersContract {

  private final KeptAnswers answers = new MemoryKeptAnswers();

  @Override
  protected KeptAnswers answers() {
    return answers;
  }
}

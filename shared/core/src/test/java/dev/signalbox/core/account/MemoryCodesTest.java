package dev.signalbox.core.account;

class MemoryCodesTest extends CodesContract {

  private final Codes codes = new MemoryCodes();

  @Override
  protected Codes codes() {
    return codes;
  }
}

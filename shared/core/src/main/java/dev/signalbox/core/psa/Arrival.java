package dev.signalbox.core.psa;

/// A page that has arrived and is not yet taken apart. What is known of it is enough to ask for the
/// next one meanwhile.
public interface Arrival {

  int records();

  /// The id of its last record; -1 when it has none.
  long lastId();

  /// Whether nothing comes after it.
  boolean last();

  /// The page, taken apart now.
  ///
  /// @throws PsaFault when it cannot be read
  Page page();

  /// A page that was taken apart already.
  static Arrival of(Page page) {
    return new Arrival() {
      @Override
      public int records() {
        return page.records().size();
      }

      @Override
      public long lastId() {
        return page.records().isEmpty() ? -1 : page.records().getLast().recordId();
      }

      @Override
      public boolean last() {
        return page.last();
      }

      @Override
      public Page page() {
        return page;
      }
    };
  }
}

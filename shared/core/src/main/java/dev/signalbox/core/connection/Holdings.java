package dev.signalbox.core.connection;

/// Everything that is kept of a connection besides itself and its secret: for whoever removes it,
/// and proves that it is gone.
public interface Holdings {

  /// How much there is, tombstones included.
  ///
  /// @param children notes and time entries
  /// @param directory companies, contacts and whatever else is not a ticket's
  /// @param others settings, runs, cursors, entries of searches
  record Count(long tickets, long children, long directory, long others) {

    public long total() {
      return tickets + children + directory + others;
    }
  }

  Count count(ConnectionRef ref);

  /// Removes some of it, at most about so many records with all that belongs to each, tickets
  /// first. Answers how many records went; 0 when nothing is left.
  int removeSome(ConnectionRef ref, int most);
}

package dev.signalbox.sync;

import dev.signalbox.sync.WorkTasks.UseCases;

/// Puts the use cases of this function together.
final class Assembly {

  private Assembly() {}

  static WorkTasks of(Ports with, MailCode codes) {
    OpenConnections opening =
        new OpenConnections(with.connections(), with.secrets(), with.settings(), with.psas());
    TakeTickets tickets = new TakeTickets(with.signals(), with.queue(), with.clock());
    UseCases use =
        new UseCases(
            new WorkHints(
                opening,
                new RefreshSignals(with.signals(), with.directory(), tickets),
                with.queue(),
                with.randomness(),
                with.clock(),
                with.log()),
            new RunSync(
                with.runs(),
                opening,
                pages(with, tickets),
                with.queue(),
                with.randomness(),
                with.clock(),
                with.log()),
            opening,
            new ProvisionHooks(
                with.secrets(),
                with.settings(),
                with.routes(),
                with.tokens(),
                with.randomness(),
                with.clock()),
            new ReapplyRules(with.settings(), with.signals(), with.queue(), with.lanes()),
            codes,
            new SweepOwed(with.signals(), with.queue(), with.clock()),
            new StartRuns(with.connections(), with.runs(), with.queue(), with.ids(), with.clock()));
    return new WorkTasks(use, with.queue(), with.lanes(), with.randomness(), with.clock());
  }

  private static RunPages pages(Ports with, TakeTickets tickets) {
    TrackReader tracks =
        new TrackReader(with.signals(), new RunSlices(with.settings(), with.runs()));
    return new RunPages(
        with.settings(),
        with.signals(),
        with.directory(),
        with.runs(),
        tickets,
        tracks,
        with.lanes());
  }
}

package dev.signalbox.sync;

import dev.signalbox.sync.WorkTasks.UseCases;

/// Puts the use cases of this function together.
final class Assembly {

  private Assembly() {}

  static WorkTasks of(Ports with, MailCode codes) {
    OpenConnections opening =
        new OpenConnections(with.connections(), with.secrets(), with.settings(), with.psas());
    OutsideCompanies companies = new OutsideCompanies(with.directory());
    TakeTickets tickets = new TakeTickets(with.signals(), companies, with.queue(), with.clock());
    TakeRecords records = new TakeRecords(with.directory(), companies);
    ReadChildren children = new ReadChildren(with.signals());
    RunSlices slices = new RunSlices(with.settings(), with.runs());
    FollowCompanies follow = new FollowCompanies(records, tickets, children, slices, with.queue());
    NoteSeen seen = new NoteSeen(with.runs(), with.clock(), with.log());
    Comparing comparing = comparing(with, tickets, records, follow);
    RunPages pages =
        new RunPages(
            with.settings(),
            with.signals(),
            with.runs(),
            new CountTracks(slices, with.lanes()),
            new ReadTracks(
                new StorePages(
                    with.signals(),
                    records,
                    follow,
                    tickets,
                    children,
                    seen,
                    new ChangedRecords(with.directory())),
                with.runs(),
                new TrackReader(with.signals(), slices),
                comparing.held(),
                with.lanes(),
                with.clock()),
            comparing);
    GatherHints gathering =
        new GatherHints(
            with.gatherings(),
            with.connections(),
            with.queue(),
            with.randomness(),
            with.clock(),
            with.log());
    WorkHints hints =
        new WorkHints(
            opening,
            new RefreshSignals(
                with.signals(), with.directory(), tickets, records, follow, children),
            new PollTimes(with.signals(), slices, seen, with.clock()),
            seen,
            gathering,
            with.queue(),
            with.randomness(),
            with.clock(),
            with.log());
    StartRuns schedule =
        new StartRuns(
            with.connections(),
            with.tenants(),
            with.runs(),
            with.queue(),
            with.ids(),
            with.clock());
    HookWatches watches = new HookWatches(with.settings());
    ProvisionHooks hooks =
        new ProvisionHooks(
            with.secrets(),
            with.settings(),
            watches,
            with.routes(),
            with.tokens(),
            with.randomness(),
            with.clock());
    FetchMissed missed = new FetchMissed(watches, hints, schedule, with.clock(), with.log());
    UseCases use =
        new UseCases(
            hints,
            new RunSync(
                with.runs(),
                opening,
                pages,
                new SignStatement(with.tenants(), with.runs(), with.seal()),
                with.queue(),
                with.randomness(),
                with.clock(),
                with.log()),
            opening,
            hooks,
            new CheckHooks(
                opening, with.settings(), watches, hooks, missed, with.clock(), with.log()),
            new CheckAllHooks(with.connections(), with.queue()),
            new RotateHookKey(with.secrets(), with.queue(), with.randomness(), with.clock()),
            new NoteDeliveries(with.settings(), with.log()),
            gathering,
            new ReapplyRules(
                with.connections(),
                with.settings(),
                with.signals(),
                with.directory(),
                companies,
                with.queue(),
                with.lanes(),
                with.clock()),
            purging(with),
            codes,
            new SweepOwed(with.signals(), with.queue(), with.clock()),
            schedule);
    return new WorkTasks(use, with.queue(), with.lanes(), with.randomness(), with.clock());
  }

  private static Comparing comparing(
      Ports with, TakeTickets tickets, TakeRecords records, FollowCompanies follow) {
    return new Comparing(
        new CompareHeld(with.signals(), with.directory(), with.runs()),
        new WalkHeld(with.signals(), with.runs(), tickets),
        new BuryAbsent(with.signals(), with.directory(), records, follow, with.runs(), with.log()));
  }

  private static PurgeConnection purging(Ports with) {
    return new PurgeConnection(
        new PurgeConnection.Places(
            with.connections(),
            with.secrets(),
            with.settings(),
            with.routes(),
            with.tokens(),
            with.psas(),
            with.holdings()),
        with.queue(),
        with.clock(),
        with.log());
  }
}

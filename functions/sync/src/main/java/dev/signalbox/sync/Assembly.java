package dev.signalbox.sync;

import dev.signalbox.sync.WorkTasks.UseCases;

/// Puts the use cases of this function together.
final class Assembly {

  private final Ports with;
  private final OpenConnections opening;
  private final OutsideCompanies companies;
  private final TakeTickets tickets;
  private final TakeRecords records;
  private final ReadChildren children;
  private final RunSlices slices;
  private final FollowCompanies follow;
  private final NoteSeen seen;
  private final GatherHints gathering;
  private final HookWatches watches;

  Assembly(Ports with) {
    this.with = with;
    opening = new OpenConnections(with.connections(), with.secrets(), with.settings(), with.psas());
    companies = new OutsideCompanies(with.directory());
    tickets = new TakeTickets(with.signals(), companies, with.queue(), with.clock());
    records = new TakeRecords(with.directory(), companies);
    children = new ReadChildren(with.signals());
    slices = new RunSlices(with.settings(), with.runs());
    follow = new FollowCompanies(records, tickets, children, slices, with.queue());
    seen = new NoteSeen(with.runs(), with.clock(), with.log());
    gathering =
        new GatherHints(
            with.gatherings(),
            with.connections(),
            with.queue(),
            with.randomness(),
            with.clock(),
            with.log());
    watches = new HookWatches(with.settings());
  }

  static WorkTasks of(Ports with, MailCode codes) {
    return new Assembly(with).tasks(codes);
  }

  private WorkTasks tasks(MailCode codes) {
    WorkHints hints = hints();
    StartRuns schedule = schedule();
    ProvisionHooks hooks = hooks();
    UseCases use =
        new UseCases(
            hints,
            runs(),
            opening,
            hooks,
            new CheckHooks(
                opening,
                with.settings(),
                watches,
                hooks,
                new FetchMissed(watches, hints, schedule, with.clock(), with.log()),
                with.clock(),
                with.log()),
            new CheckAllHooks(with.connections(), with.queue()),
            new RotateHookKey(with.secrets(), with.queue(), with.randomness(), with.clock()),
            new NoteDeliveries(with.settings(), with.log()),
            gathering,
            reapply(),
            purging(),
            codes,
            new SweepOwed(with.signals(), with.queue(), with.clock()),
            schedule);
    return new WorkTasks(use, with.queue(), with.lanes(), with.randomness(), with.clock());
  }

  RunSync runs() {
    return new RunSync(
        with.runs(),
        opening,
        pages(),
        new SignStatement(with.tenants(), with.runs(), with.seal()),
        with.queue(),
        with.randomness(),
        with.clock(),
        with.log());
  }

  RunPages pages() {
    CompareHeld held = new CompareHeld(with.signals(), with.directory(), with.runs());
    return new RunPages(
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
            held,
            with.lanes(),
            with.clock()),
        new Comparing(
            held,
            new WalkHeld(with.signals(), with.runs(), tickets),
            new BuryAbsent(
                with.signals(),
                with.directory(),
                tickets,
                records,
                follow,
                with.runs(),
                with.log())));
  }

  OpenConnections opening() {
    return opening;
  }

  TakeTickets tickets() {
    return tickets;
  }

  RefreshSignals refresh() {
    return new RefreshSignals(with.signals(), with.directory(), tickets, records, follow, children);
  }

  PollTimes polls() {
    return new PollTimes(with.signals(), slices, seen, with.clock());
  }

  GatherHints gathering() {
    return gathering;
  }

  WorkHints hints() {
    return new WorkHints(
        opening,
        refresh(),
        polls(),
        seen,
        gathering,
        with.queue(),
        with.randomness(),
        with.clock(),
        with.log());
  }

  StartRuns schedule() {
    return new StartRuns(
        with.connections(), with.tenants(), with.runs(), with.queue(), with.ids(), with.clock());
  }

  ReapplyRules reapply() {
    return new ReapplyRules(
        with.connections(),
        with.settings(),
        with.signals(),
        with.directory(),
        companies,
        with.queue(),
        with.lanes(),
        with.clock());
  }

  private ProvisionHooks hooks() {
    return new ProvisionHooks(
        with.secrets(),
        with.settings(),
        watches,
        with.routes(),
        with.tokens(),
        with.randomness(),
        with.clock());
  }

  private PurgeConnection purging() {
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

package dev.signalbox.simulator.control;

import dev.signalbox.simulator.SimulatedClock;
import dev.signalbox.simulator.autotask.AutotaskSimulator;
import dev.signalbox.simulator.demo.Account;
import dev.signalbox.simulator.demo.DemoPlan;
import dev.signalbox.simulator.demo.DemoUser;
import dev.signalbox.simulator.hooks.CalloutLog;
import dev.signalbox.simulator.hooks.CalloutTimes;
import dev.signalbox.simulator.http.LoopbackServer;
import dev.signalbox.simulator.http.Reply;
import dev.signalbox.simulator.http.Request;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The simulators with their demo accounts and the control API, on one port of the loopback
/// interface.
public final class DemoSimulator implements AutoCloseable {

  private final LoopbackServer server;
  private final LoopbackServer elsewhere;
  private final SimulatedClock clock;
  private final Journal journal =
      new Journal(request -> accountOf(request).rest().endpoint(request));
  private final Misfortune misfortune = new Misfortune();
  private final List<DemoAccount> accounts = new ArrayList<>();
  private volatile DemoPlan plan;
  private volatile CalloutTimes times;

  private DemoSimulator(Settings settings) {
    this.plan = settings.plan();
    this.times = settings.times();
    this.clock = settings.clock();
    this.server = LoopbackServer.start(settings.port(), clock);
    this.elsewhere = LoopbackServer.start(0, clock);
    for (Account account : Account.all()) {
      accounts.add(
          new DemoAccount(account, planOf(account), clock, server.origin(), times, misfortune));
    }
    zone(server);
    zone(elsewhere);
    server.route("/_sim", new ControlApi(this));
  }

  private void zone(LoopbackServer zone) {
    zone.slowConnects(misfortune::slowConnect);
    zone.filter(journal);
    zone.filter(misfortune);
    zone.route("/atservicesrest", request -> vendorCall(request, zone.origin()));
  }

  /// Starts listening and answers at once.
  public static DemoSimulator start(Settings settings) {
    return new DemoSimulator(settings);
  }

  public URI origin() {
    return server.origin();
  }

  /// Another zone, where no account lives at first.
  public URI otherZone() {
    return elsewhere.origin();
  }

  public SimulatedClock clock() {
    return clock;
  }

  /// The database of the first account.
  public AutotaskSimulator autotask() {
    return accounts.getFirst().autotask();
  }

  /// The database of an account by its key.
  public AutotaskSimulator autotask(String account) {
    return account(account).autotask();
  }

  /// The user to connect the first account with.
  public DemoUser apiUser() {
    return accounts.getFirst().tenant().apiUser();
  }

  /// The API users of an account: the working one first, then those that show a failure.
  public List<DemoUser> apiUsers(String account) {
    return account(account).tenant().users();
  }

  /// What was sent to webhooks, of all accounts.
  public List<CalloutLog.Entry> calloutsSince(Instant since) {
    return accounts.stream()
        .flatMap(account -> account.webhooks().callouts().log().since(since).stream())
        .toList();
  }

  /// Events that are neither delivered nor given up.
  public int pendingCallouts() {
    return accounts.stream().mapToInt(account -> account.webhooks().callouts().pending()).sum();
  }

  /// Starts all accounts anew, without faults and with an empty journal.
  public synchronized void reset(DemoPlan newPlan, CalloutTimes newTimes) {
    plan = newPlan;
    times = newTimes;
    misfortune.set(Faults.NONE, newPlan.seed());
    accounts.forEach(account -> account.reset(planOf(account.account()), newTimes));
    journal.clear();
  }

  DemoPlan plan() {
    return plan;
  }

  CalloutTimes times() {
    return times;
  }

  List<DemoAccount> accounts() {
    return accounts;
  }

  Journal journal() {
    return journal;
  }

  Misfortune misfortune() {
    return misfortune;
  }

  DemoAccount account(String key) {
    return accounts.stream()
        .filter(account -> account.account().key().equals(key))
        .findFirst()
        .orElseThrow(
            () -> BadControl.missing("There is no account " + key + "; there are " + keys() + "."));
  }

  private List<String> keys() {
    return accounts.stream().map(account -> account.account().key()).toList();
  }

  private DemoPlan planOf(Account account) {
    return account.goldenClients() ? plan : plan.beside();
  }

  /// Whoever signs in, or asks for a zone, decides which database answers; strangers get the first
  /// one's refusal.
  private Reply vendorCall(Request request, URI zone) {
    DemoAccount account = accountOf(request);
    return account.isAt(zone)
        ? account.rest().handle(request)
        : account.rest().handleElsewhere(request);
  }

  private DemoAccount accountOf(Request request) {
    String user = request.header("UserName").or(() -> request.parameter("user")).orElse("");
    return accounts.stream()
        .filter(account -> account.knows(user))
        .findFirst()
        .orElse(accounts.getFirst());
  }

  @Override
  public void close() {
    server.close();
    elsewhere.close();
    accounts.forEach(DemoAccount::close);
  }
}

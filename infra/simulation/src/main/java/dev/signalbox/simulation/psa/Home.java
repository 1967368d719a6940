package dev.signalbox.simulation.psa;

import dev.signalbox.simulation.Broken;
import dev.signalbox.simulator.autotask.AutotaskSimulator;
import dev.signalbox.simulator.autotask.rest.RestSurface;
import dev.signalbox.simulator.http.Reply;
import dev.signalbox.simulator.http.Request;
import dev.signalbox.simulator.http.RequestFilter;
import java.net.URI;
import java.util.List;

/// Where a database lives: in one of two zones at a time, each at an address of its own. The other
/// one knows where it is, and none of its users.
public final class Home {

  public static final String NO_HELP = "an account that only moved asks for nobody";

  private final List<URI> zones;
  private URI zone;
  private RestSurface rest;
  private boolean moved;

  Home(AutotaskSimulator autotask, List<URI> zones, RequestFilter inside) {
    this.zones = List.copyOf(zones);
    this.zone = zones.getFirst();
    this.rest = new RestSurface(autotask, zone);
    rest.filterInside(inside);
  }

  /// The addresses of the zones that it may live in.
  public List<URI> zones() {
    return zones;
  }

  RestSurface rest() {
    return rest;
  }

  boolean hasAddress(URI uri) {
    return zones.stream().anyMatch(one -> one.getPort() == uri.getPort());
  }

  /// From now on it lives in the other zone.
  public void move() {
    zone = zone.equals(zones.getFirst()) ? zones.getLast() : zones.getFirst();
    rest = rest.movedTo(zone);
    moved = true;
  }

  /// To be told when a connection asks for its admin.
  ///
  /// @param isOnlyReason whether nothing else ever happened to its credentials
  public void asksForNobody(boolean isOnlyReason, String state) {
    if (moved && isOnlyReason) {
      throw new Broken(NO_HELP, state);
    }
  }

  Reply answer(URI asked, Request request) {
    return zone.getPort() == asked.getPort() ? rest.handle(request) : rest.handleElsewhere(request);
  }
}

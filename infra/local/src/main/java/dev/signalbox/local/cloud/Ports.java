package dev.signalbox.local.cloud;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;

/// Ports that are wanted, each with the option that chooses another. They are tried all at once
/// before anything starts.
public final class Ports {

  private final Map<String, Integer> wanted = new LinkedHashMap<>();
  private final Map<String, String> options = new LinkedHashMap<>();

  /// @param option what the user writes to choose another port, such as `API_PORT=8081`
  public Ports want(String purpose, int port, String option) {
    wanted.put(purpose, port);
    options.put(purpose, option);
    return this;
  }

  /// @throws PortTaken for the first that somebody else has, or that two purposes ask for
  public void requireFree() {
    var purposes = new LinkedHashMap<Integer, String>();
    wanted.forEach((purpose, port) -> {
      String other = port == 0 ? null : purposes.put(port, purpose);
      if (other != null) {
        throw new PortTaken(purpose, port, other + " has it", option(purpose));
      }
      if (port != 0 && !isFree(port)) {
        throw new PortTaken(purpose, port, "another program has it", option(purpose));
      }
    });
  }

  private String option(String purpose) {
    return java.util.Objects.requireNonNull(options.get(purpose));
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket()) {
      // As the servers do: a port in TIME_WAIT after a run that just ended counts as free.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  /// A port cannot be had.
  public static final class PortTaken extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    PortTaken(String purpose, int port, String who, String option) {
      super(
          "Port %d for %s is taken: %s. Choose another with %s (0 for any free one)."
              .formatted(port, purpose, who, option));
    }
  }
}

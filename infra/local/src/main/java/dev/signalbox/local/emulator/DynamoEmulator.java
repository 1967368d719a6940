package dev.signalbox.local.emulator;

import java.io.PrintStream;
import java.lang.reflect.Field;

/// Starts Amazon's DynamoDB Local in memory. By reflection, because its class path belongs to this
/// process alone and to no compilation of ours.
public final class DynamoEmulator {

  private static final String PACKAGE = "software.amazon.dynamodb.services.local.";

  private DynamoEmulator() {}

  public static void main(String[] args) throws Exception {
    PrintStream parent = Leash.keepOutputForTheParent();
    Object proxy = createServer();
    Object connector = connector(proxy);
    listenOnLoopback(connector, Integer.parseInt(args[0]));
    proxy.getClass().getMethod("safeStart").invoke(proxy);
    int port = (int) connector.getClass().getMethod("getLocalPort").invoke(connector);
    Leash.runUntilTheParentEnds(parent, port);
  }

  private static Object createServer() throws ReflectiveOperationException {
    String[] options = {"-inMemory", "-sharedDb", "-disableTelemetry"};
    return Class.forName(PACKAGE + "main.ServerRunner")
        .getMethod("createServerFromCommandLineArgs", String[].class)
        .invoke(null, (Object) options);
  }

  private static Object connector(Object proxy) throws ReflectiveOperationException {
    Field field = proxy.getClass().getDeclaredField("server");
    field.setAccessible(true);
    Object server = field.get(proxy);
    Object[] connectors = (Object[]) server.getClass().getMethod("getConnectors").invoke(server);
    return connectors[0];
  }

  /// DynamoDB Local has no option for the address and would listen on every interface of the
  /// machine.
  private static void listenOnLoopback(Object connector, int port)
      throws ReflectiveOperationException {
    connector.getClass().getMethod("setHost", String.class).invoke(connector, "127.0.0.1");
    connector.getClass().getMethod("setPort", int.class).invoke(connector, port);
  }
}

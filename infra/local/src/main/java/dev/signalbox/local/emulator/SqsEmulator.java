package dev.signalbox.local.emulator;

import java.io.PrintStream;
import java.net.InetSocketAddress;

/// Starts ElasticMQ. By reflection, because its class path belongs to this process alone and to no
/// compilation of ours.
public final class SqsEmulator {

  private SqsEmulator() {}

  /// @param args port (0 for any), region, account
  public static void main(String[] args) throws Exception {
    PrintStream parent = Leash.keepOutputForTheParent();
    Object server = start(Integer.parseInt(args[0]), args[1], args[2]);
    Leash.runUntilTheParentEnds(parent, port(server));
  }

  private static Object start(int port, String region, String account)
      throws ReflectiveOperationException {
    Class<?> first = Class.forName("org.elasticmq.rest.sqs.SQSRestServerBuilder");
    Object builder = first.getMethod("withInterface", String.class).invoke(null, "127.0.0.1");
    builder = with(builder, "withAWSRegion", region);
    builder = with(builder, "withAWSAccountId", account);
    builder =
        port == 0
            ? builder.getClass().getMethod("withDynamicPort").invoke(builder)
            : builder.getClass().getMethod("withPort", int.class).invoke(builder, port);
    return builder.getClass().getMethod("start").invoke(builder);
  }

  private static Object with(Object builder, String option, String value)
      throws ReflectiveOperationException {
    return builder.getClass().getMethod(option, String.class).invoke(builder, value);
  }

  private static int port(Object server) throws ReflectiveOperationException {
    Object binding = server.getClass().getMethod("waitUntilStarted").invoke(server);
    var address = (InetSocketAddress) binding.getClass().getMethod("localAddress").invoke(binding);
    return address.getPort();
  }
}

package dev.signalbox.autotask;

import dev.signalbox.autotask.Failure.Again;
import dev.signalbox.core.psa.PsaFault;
import dev.signalbox.core.psa.PsaFault.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.util.List;
import javax.net.ssl.SSLException;

/// Says why no whole answer came, and whether the request can have been carried out or may still
/// be: of a connection that broke, the other side knows, too.
final class NotReached {

  private static final String LATER = " It is tried again later; check the network if this stays.";

  private NotReached() {}

  /// No whole answer came.
  static Failure because(IOException cause, URI uri) {
    String host = String.valueOf(uri.getHost());
    return switch (cause) {
      case SSLException e when isAboutTrust(e) ->
          broken(
              Again.NEVER,
              "The certificate of "
                  + host
                  + " is not trusted, so nothing was sent to it. Check the"
                  + " zone's address and whether a proxy breaks TLS open; the check cannot be turned off.",
              e);
      case CappedBody.TooLarge e ->
          new Failure(
              new PsaFault(
                  Kind.MALFORMED, "The answer of " + host + " is too large.", List.of(), null, e),
              Again.NEVER,
              null);
      case HttpConnectTimeoutException e ->
          broken(Again.NOTHING_HAPPENED, "No connection to " + host + " in time." + LATER, e);
      case HttpTimeoutException e ->
          new Failure(
              PsaFault.unavailable(host + " did not answer in time." + LATER, e),
              Again.IF_REPEATABLE,
              null,
              true);
      case ConnectException e when e.getCause() instanceof UnresolvedAddressException ->
          broken(
              Again.NOTHING_HAPPENED,
              "The name " + host + " does not resolve. Check the zone's address and the network.",
              e);
      case ConnectException e ->
          broken(Again.NOTHING_HAPPENED, host + " takes no connections." + LATER, e);
      default ->
          broken(Again.IF_REPEATABLE, "The connection to " + host + " broke." + LATER, cause);
    };
  }

  private static boolean isAboutTrust(Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException) {
        return true;
      }
    }
    return false;
  }

  private static Failure broken(Again again, String message, IOException cause) {
    return new Failure(PsaFault.unavailable(message, cause), again, null);
  }
}

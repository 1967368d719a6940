package dev.signalbox.autotask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.PsaFault;
import dev.signalbox.core.psa.Purpose;
import dev.signalbox.core.psa.Slice;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransportTest {

  private static final String PASSWORD = "changeit";
  private static final InetSocketAddress LOOPBACK =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir Path folder;

  private KeyStore selfSigned() throws Exception {
    Path file = folder.resolve("self-signed.p12");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    Process process =
        new ProcessBuilder(
                keytool,
                "-genkeypair",
                "-alias",
                "self",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD)
            .inheritIO()
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    return store;
  }

  private static SSLContext context(KeyStore store) throws Exception {
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, PASSWORD.toCharArray());
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  @Test
  @Tag("CON-21")
  void selfSignedCertificateIsRefusedWithAClearMessage() throws Exception {
    SSLContext context = context(selfSigned());
    HttpsServer server = HttpsServer.create(LOOPBACK, 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    CountDownLatch asked = new CountDownLatch(1);
    server.createContext(
        "/",
        exchange -> {
          asked.countDown();
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    try {
      URI origin = URI.create("https://localhost:" + server.getAddress().getPort());
      FakeTime time = new FakeTime();
      Autotask autotask =
          new Autotask(
              Autotask.Site.simulated(LoopbackPsa.CODE, origin),
              new FakeLimiter(),
              time,
              time,
              byte[]::new);
      PsaFault fault =
          catchThrowableOfType(
              PsaFault.class,
              () ->
                  autotask
                      .open(
                          LoopbackPsa.connection(origin + "/atservicesrest/"),
                          LoopbackPsa.secret(),
                          Purpose.INTERACTIVE)
                      .reader()
                      .count(Entity.TICKET, new Slice.Everything()));
      assertThat(fault.kind()).isEqualTo(PsaFault.Kind.UNAVAILABLE);
      assertThat(fault)
          .hasMessageContaining("certificate of localhost is not trusted")
          .hasMessageContaining("cannot be turned off");
      assertThat(time.pauses).isEmpty();
      assertThat(catchThrowableOfType(PsaFault.class, () -> autotask.findZone("x")))
          .hasMessageContaining("certificate of localhost is not trusted");
      assertThat(asked.getCount()).as("nothing was sent").isOne();

      // The negative control: whoever trusts the certificate reaches the server.
      try (HttpClient trusting = HttpClient.newBuilder().sslContext(context).build()) {
        HttpResponse<Void> answer =
            trusting.send(
                HttpRequest.newBuilder(origin).build(), HttpResponse.BodyHandlers.discarding());
        assertThat(answer.statusCode()).isEqualTo(204);
      }
    } finally {
      server.stop(0);
    }
  }

  @Test
  @Tag("CON-21")
  void switchThatTurnsTheCheckOfHostNamesOffIsRefused() {
    String name = "jdk.internal.httpclient.disableHostnameVerification";
    System.setProperty(name, "true");
    try {
      assertThatThrownBy(() -> new Transport(Duration.ofSeconds(1)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(name);
    } finally {
      System.clearProperty(name);
    }
  }

  @Test
  void answerThatStopsHalfWayEndsInTime() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    HttpServer server = HttpServer.create(LOOPBACK, 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 1000);
          exchange.getResponseBody().write(new byte[10]);
          exchange.getResponseBody().flush();
          try {
            over.await(20, TimeUnit.SECONDS);
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          }
          exchange.close();
        });
    server.start();
    try {
      long start = System.nanoTime();
      assertThatThrownBy(() -> send(server, Duration.ofMillis(800), 1000))
          .isInstanceOf(HttpTimeoutException.class);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
    } finally {
      over.countDown();
      server.stop(0);
    }
  }

  @Test
  void answerThatIsTooLargeIsBrokenOff() throws Exception {
    HttpServer server = HttpServer.create(LOOPBACK, 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          try (exchange) {
            for (int i = 0; i < 100; i++) {
              exchange.getResponseBody().write(new byte[100]);
            }
          }
        });
    server.start();
    try {
      assertThatThrownBy(() -> send(server, LONG, 9_999)).isInstanceOf(CappedBody.TooLarge.class);
      assertThat(send(server, LONG, 10_000).body()).hasSize(10_000);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void redirectIsNotFollowed() {
    try (LoopbackPsa psa = LoopbackPsa.start();
        LoopbackPsa other = LoopbackPsa.start()) {
      psa.then(307, java.util.Map.of("Location", other.origin() + "/steal"), "");
      PsaFault fault =
          catchThrowableOfType(
              PsaFault.class,
              () -> psa.open(Purpose.RUN).reader().count(Entity.TICKET, new Slice.Everything()));
      assertThat(fault.kind()).isEqualTo(PsaFault.Kind.MALFORMED);
      assertThat(other.asked).isEmpty();
    }
  }

  @Test
  @Tag("CON-09")
  void checkPassesWithoutAVersion() {
    try (LoopbackPsa psa = LoopbackPsa.start()) {
      psa.then(200, "{\"items\":[]}").then(500, "");
      var check = psa.open(Purpose.INTERACTIVE).setup().check();
      assertThat(check.apiVersion()).isEmpty();
      assertThat(check.zone()).isEqualTo(psa.origin() + "/atservicesrest/");
      assertThat(check.account()).isEqualTo("account-1");
      assertThat(Set.copyOf(psa.asked.getLast().headers().keySet())).doesNotContain("Secret");
    }
  }

  private static Reply send(HttpServer server, Duration time, int largest) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    return new Transport(LONG).send(HttpRequest.newBuilder(uri).build(), time, largest);
  }
}

package dev.signalbox.autotask;

import dev.signalbox.core.psa.PsaDirectory.Zone;
import dev.signalbox.core.psa.PsaFault;
import dev.signalbox.core.psa.PsaFault.Kind;
import dev.signalbox.json.Json;
import dev.signalbox.json.MalformedJson;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Finds the zone a customer's database lives in. The question needs no credentials and counts for
/// no limit.
final class Zones {

  private static final int LARGEST = 64 * 1024;

  private final URI discovery;
  private final Origins origins;
  private final Supplier<Exchange> exchange;
  private final Failures failures = new Failures(new Redactor(List.of()));

  /// @param discovery the root to ask; each zone knows all users
  Zones(URI discovery, Origins origins, Supplier<Exchange> exchange) {
    this.discovery = discovery;
    this.origins = origins;
    this.exchange = exchange;
  }

  Zone find(String username, Duration most) {
    if (username.isBlank()) {
      throw unknown(
          "The API user name is empty. Enter the name of an Autotask API user.", List.of());
    }
    Reply reply = ask(username, most);
    if (reply.status() != 200) {
      throw refused(reply);
    }
    try {
      Row answer = new Row(Json.parseObject(reply.body()));
      if (answer.find("errors").isPresent()) {
        throw refused(reply);
      }
      Long customer = answer.number("ci");
      return new Zone(
          chosen(answer.text("url")).url(), customer == null ? "" : customer.toString());
    } catch (MalformedJson _) {
      throw PsaFault.of(
          Kind.MALFORMED,
          "The answer to the question for the zone is not what Autotask sends. Check whether a proxy"
              + " stands between, or choose the zone by hand.",
          List.of());
    }
  }

  private Reply ask(String username, Duration most) {
    String query = URLEncoder.encode(username, StandardCharsets.UTF_8);
    URI uri = URI.create(discovery + "/v1.0/zoneInformation?user=" + query);
    HttpRequest request =
        HttpRequest.newBuilder(uri).header("User-Agent", "Signalbox").GET().build();
    try {
      return exchange.get().send(request, most, LARGEST);
    } catch (IOException e) {
      throw NotReached.because(e, uri).fault();
    }
  }

  /// Autotask answers 500 with a text when it knows no such user, and without one when it fails.
  private PsaFault refused(Reply reply) {
    List<String> errors = failures.texts(reply);
    return passes(reply.status(), errors)
        ? PsaFault.unavailable(
            "Autotask could not be asked for the zone (status "
                + reply.status()
                + "). Try again in a minute, or choose the zone by hand.",
            null)
        : unknown(
            "Autotask knows no API user of this name. Check the user name, letter by letter, under "
                + Menu.API_USERS
                + ", or choose the zone by hand.",
            errors);
  }

  /// Whether it says nothing about the user, whatever text it bears.
  private static boolean passes(int status, List<String> errors) {
    ErrorTexts.Meaning meaning = ErrorTexts.meaning(errors);
    boolean tooMuch =
        status == 429
            || meaning == ErrorTexts.Meaning.THREADS
            || meaning == ErrorTexts.Meaning.VOLUME;
    return tooMuch || status > 500 || (errors.isEmpty() && status != 404);
  }

  Zone chosen(String address) {
    return origins
        .root(address)
        .map(root -> new Zone(root + "/", ""))
        .orElseThrow(() ->
            unknown(
                "This is no address of an Autotask zone. It looks like"
                    + " https://webservices5.autotask.net/atservicesrest/.",
                List.of()));
  }

  /// The root of a zone's API, without a slash at the end.
  URI root(String zone) {
    String url = chosen(zone).url();
    return URI.create(url.substring(0, url.length() - 1));
  }

  /// Where a user's database lives now, if anybody knows.
  ///
  /// @throws PsaFault when it could not be asked, which passes
  Optional<URI> findAgain(String username, Duration most) {
    try {
      return Optional.of(root(find(username, most).url()));
    } catch (PsaFault fault) {
      if (fault.worthRetrying()) {
        throw fault;
      }
      // The caller reports the refused credentials, which is what an admin can act on.
      return Optional.empty();
    }
  }

  private static PsaFault unknown(String message, List<String> errors) {
    return PsaFault.of(Kind.UNKNOWN_ZONE, message, errors);
  }
}

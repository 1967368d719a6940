package dev.signalbox.config;

import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.connection.PsaSecret;
import dev.signalbox.core.connection.SecretStore;
import dev.signalbox.core.psa.Finding;
import dev.signalbox.core.psa.Inspection;
import dev.signalbox.core.psa.Psa;
import dev.signalbox.core.psa.PsaDirectory;
import dev.signalbox.core.psa.PsaFault;
import dev.signalbox.core.psa.Purpose;
import dev.signalbox.core.psa.Question;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Says what keeps a connection from working, the likeliest cause first. Writes nothing to the PSA.
final class Diagnose {

  /// The lines of a report.
  ///
  /// @param readAt when the PSA was asked
  record Report(Instant readAt, List<Finding> lines) {}

  private static final Duration TIME = Duration.ofSeconds(9);
  private static final Duration FRESH = Duration.ofSeconds(60);
  private static final int REMEMBERED = 100;

  /// What the PSA said, and what it was asked about.
  private record Asked(Instant at, long revision, Inspection about, List<Finding> lines) {}

  private final SecretStore secrets;
  private final PsaDirectory directory;
  private final States states;
  private final SetupLines setup;
  private final AccessLines access;
  private final InstantSource clock;
  private final Map<ConnectionRef, Asked> asked = new LinkedHashMap<>();

  Diagnose(
      SecretStore secrets,
      PsaDirectory directory,
      States states,
      SetupLines setup,
      InstantSource clock) {
    this.secrets = secrets;
    this.directory = directory;
    this.states = states;
    this.setup = setup;
    this.access = new AccessLines(directory);
    this.clock = clock;
  }

  Report diagnose(Connection connection) {
    Optional<PsaSecret> secret = secrets.find(connection.ref());
    List<Finding> lines = new ArrayList<>();
    Instant at = clock.instant();
    if (secret.isEmpty()) {
      lines.add(AccessLines.noSecret());
    } else {
      Asked known = asked(connection, secret.get());
      at = known.at();
      lines.addAll(known.lines());
    }
    lines.addAll(AccessLines.state(connection));
    lines.addAll(setup.of(connection));
    return new Report(at, sorted(lines));
  }

  private static List<Finding> sorted(List<Finding> lines) {
    return lines.stream()
        .sorted(Comparator.comparing(Finding::state).thenComparing(Finding::topic))
        .toList();
  }

  private Asked asked(Connection connection, PsaSecret secret) {
    Instant until = clock.instant().plus(TIME);
    try {
      return asked(connection, directory.open(connection, secret, Purpose.INTERACTIVE, until));
    } catch (PsaFault fault) {
      // Credentials that cannot be sent at all.
      return new Asked(
          clock.instant(), 0, Inspection.NONE, List.of(access.failed(connection, fault)));
    }
  }

  private Asked asked(Connection connection, Psa psa) {
    Inspection about = setup.inspection(connection, psa.reader());
    Optional<Asked> known =
        find(connection.ref())
            .filter(one -> one.at().plus(FRESH).isAfter(clock.instant()))
            .filter(one -> one.revision() == connection.revision() && one.about().equals(about));
    if (known.isPresent()) {
      return known.get();
    }
    Asked now =
        new Asked(clock.instant(), connection.revision(), about, ask(connection, psa, about));
    remember(connection.ref(), now);
    return now;
  }

  private List<Finding> ask(Connection connection, Psa psa, Inspection about) {
    List<Question> questions = new ArrayList<>(psa.setup().inspection(about));
    questions.addAll(setup.questions(connection, psa));
    try {
      psa.setup().check();
    } catch (PsaFault fault) {
      if (fault.kind() == PsaFault.Kind.UNAUTHORIZED) {
        states.failed(connection, fault);
      }
      // Not asked: each would be one more bad login, of which there may be few.
      return withFirst(
          access.failed(connection, fault), questions.stream().map(Diagnose::notAsked).toList());
    }
    return withFirst(AccessLines.works(), Together.all(questions, Diagnose::answer));
  }

  private static List<Finding> withFirst(Finding first, List<List<Finding>> others) {
    List<Finding> all = new ArrayList<>(List.of(first));
    others.forEach(all::addAll);
    return List.copyOf(all);
  }

  private static List<Finding> notAsked(Question question) {
    return question.unanswered(
        "The PSA was not asked, since the connection itself does not work.",
        "See to the connection first.");
  }

  private static List<Finding> answer(Question question) {
    try {
      return question.ask().get();
    } catch (PsaFault fault) {
      return question.unanswered(fault.getMessage(), "Look again in a minute.");
    }
  }

  private Optional<Asked> find(ConnectionRef ref) {
    synchronized (asked) {
      return Optional.ofNullable(asked.get(ref));
    }
  }

  private void remember(ConnectionRef ref, Asked now) {
    synchronized (asked) {
      asked.remove(ref);
      asked.put(ref, now);
      if (asked.size() > REMEMBERED) {
        asked.remove(asked.keySet().iterator().next());
      }
    }
  }
}

package dev.signalbox.config;

import dev.signalbox.aws.lambda.HttpResponse;
import dev.signalbox.aws.secret.StatementSeal;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.sync.Statement;
import dev.signalbox.core.sync.StatementStore;
import dev.signalbox.core.tenant.Role;
import dev.signalbox.json.Json;
import dev.signalbox.json.MalformedJson;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The daily statements of what comparisons with the PSA found, and whether one is genuine.
final class StatementsApi {

  private static final int USUAL_PAGE = 31;
  private static final int MOST = 100;
  private static final int LONGEST_TEXT = 200_000;
  private static final int LONGEST_SIGNATURE = 200;

  /// @param genuine whether its signature is that of its text
  private record View(Statement statement, Json.Obj figures, boolean genuine) {}

  private record Page(List<View> views, @Nullable String next) {}

  private record Verdict(boolean genuine, @Nullable String why, Json.@Nullable Obj figures) {}

  private static final Shape<View> ROW = row("StatementRow");

  private static final Shape<Page> PAGE =
      Shape.<Page>of("StatementPage")
          .list("items", "the latest first", ROW, Page::views)
          .maybeText("nextCursor", "of the next page; absent on the last", Page::next);

  private static final Shape<View> ONE =
      row("Statement")
          .part("statement", "its figures", StatementShapes.FIGURES, View::figures)
          .text("text", "what was signed, to the letter", view -> view.statement().text())
          .text("signature", "of the text", view -> view.statement().signature())
          .text(
              "algorithm",
              "how it was signed, with the deployment's key",
              _ -> StatementSeal.ALGORITHM);

  private static final Shape<Verdict> VERDICT =
      Shape.<Verdict>of("StatementVerdict")
          .bool("genuine", "whether this deployment signed exactly this text", Verdict::genuine)
          .maybeText("why", "why it is not genuine", Verdict::why)
          .maybePart(
              "statement",
              "the figures of a genuine one",
              StatementShapes.FIGURES,
              Verdict::figures);

  private static final Form TO_VERIFY =
      Form.of("VerifyStatement")
          .required("text", Form.Type.TEXT, LONGEST_TEXT, "text of a statement, to the letter")
          .required("signature", Form.Type.TEXT, LONGEST_SIGNATURE, "its signature");

  private final ConnectionsApi connections;
  private final StatementStore statements;
  private final StatementSeal seal;

  StatementsApi(ConnectionsApi connections, StatementStore statements, StatementSeal seal) {
    this.connections = connections;
    this.statements = statements;
    this.seal = seal;
  }

  private static Shape<View> row(String name) {
    return Shape.<View>of(name)
        .text("day", "in the tenant's time zone", view -> view.statement().day().toString())
        .time("madeAt", "when it was made", view -> view.statement().madeAt())
        .text("run", "id of the run that compared", view -> view.statement().run().value())
        .bool(
            "whole",
            "whether the copy was what the PSA had, once all was put right",
            view -> view.figures().bool("whole").orElse(false))
        .bool("genuine", "whether it is as it was signed", View::genuine);
  }

  List<Route> routes() {
    return List.of(
        new Route(
                "GET",
                "/v1/connections/{connection}/statements",
                Role.MANAGER,
                "the daily statements on the copy",
                Form.NONE,
                200,
                PAGE,
                this::list)
            .asking(
                new Route.Parameter("cursor", "string", "nextCursor of the page before"),
                new Route.Parameter("limit", "integer", "how many, 1 to 100; 31 unless given")),
        new Route(
            "GET",
            "/v1/connections/{connection}/statements/{day}",
            Role.MANAGER,
            "the statement of a day, with what was signed",
            Form.NONE,
            200,
            ONE,
            this::one),
        new Route(
            "POST",
            "/v1/connections/{connection}/statements/verify",
            Role.MANAGER,
            "whether a statement is as this deployment signed it",
            TO_VERIFY,
            200,
            VERDICT,
            this::verify));
  }

  private HttpResponse list(Call call) {
    ConnectionRef ref = connections.find(call).ref();
    int limit = call.limit(USUAL_PAGE, MOST);
    LocalDate before =
        call.request().parameter("cursor").map(StatementsApi::dayOfCursor).orElse(null);
    List<View> found =
        statements.statements(ref, before, limit + 1).stream().map(this::view).toList();
    return Answers.one(
        PAGE,
        found.size() > limit
            ? new Page(found.subList(0, limit), found.get(limit - 1).statement().day().toString())
            : new Page(found, null));
  }

  private static LocalDate dayOfCursor(String cursor) {
    try {
      return LocalDate.parse(cursor);
    } catch (DateTimeException _) {
      throw Refusal.field("cursor", "This is no cursor of this list. Begin again without one.");
    }
  }

  private HttpResponse one(Call call) {
    ConnectionRef ref = connections.find(call).ref();
    return statements
        .statement(ref, dayIn(call))
        .map(statement -> Answers.one(ONE, view(statement)))
        .orElseThrow(() -> Refusal.of(ErrorType.NOT_FOUND));
  }

  private static LocalDate dayIn(Call call) {
    try {
      return LocalDate.parse(call.part("day"));
    } catch (DateTimeException _) {
      throw Refusal.of(ErrorType.NOT_FOUND);
    }
  }

  private View view(Statement statement) {
    return new View(
        statement,
        Json.parseObject(statement.text()),
        seal.isGenuine(statement.text(), statement.signature()));
  }

  private HttpResponse verify(Call call) {
    ConnectionRef ref = connections.find(call).ref();
    String text = call.input().findExact("text").orElse("");
    String signature = call.input().text("signature");
    return Answers.one(VERDICT, verdict(ref, text, signature));
  }

  private Verdict verdict(ConnectionRef ref, String text, String signature) {
    if (!seal.isGenuine(text, signature)) {
      return new Verdict(
          false,
          "The signature is not that of this text. Send text and signature as they were given, to"
              + " the letter; if they are, something was changed.",
          null);
    }
    Json.Obj figures = figures(text);
    return isOf(ref, figures)
        ? new Verdict(true, null, figures)
        : new Verdict(false, "This is a statement on another connection.", null);
  }

  private static Json.Obj figures(String text) {
    try {
      return Json.parseObject(text);
    } catch (MalformedJson e) {
      throw new IllegalStateException("A text was signed that is no statement.", e);
    }
  }

  private static boolean isOf(ConnectionRef ref, Json.Obj figures) {
    return figures.text("tenant").filter(ref.tenant().value()::equals).isPresent()
        && figures.text("connection").filter(ref.connection().value()::equals).isPresent();
  }
}

package dev.signalbox.config;

import dev.signalbox.aws.lambda.HttpResponse;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Company;
import dev.signalbox.core.psa.ConfigurationItem;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.PickValue;
import dev.signalbox.core.psa.ScopeFields;
import dev.signalbox.core.psa.TicketFields;
import dev.signalbox.core.settings.SettingsStore;
import dev.signalbox.core.signal.DirectoryStore;
import dev.signalbox.core.signal.DirectoryStore.Listing;
import dev.signalbox.core.signal.SearchName;
import dev.signalbox.core.tenant.Role;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Companies and their devices as we hold them, page by page.
final class CompaniesApi {

  private static final int USUAL_PAGE = 50;
  private static final int MOST = 200;
  private static final int LONGEST_TEXT = 100;

  private record Row(Company company, ScopeFields fields) {}

  private static final Shape<Row> COMPANY =
      Shape.<Row>of("Company")
          .number("id", "the PSA's id", row -> row.company().recordId())
          .text("name", "the customer's name", row -> row.company().name())
          .bool("active", "whether the PSA has it active", row -> row.company().active())
          .maybeText("type", "the PSA's name of its type", CompaniesApi::typeOf)
          .text("phone", "as in the PSA", row -> row.company().phone())
          .text("website", "as in the PSA", row -> row.company().website());

  private record Page<T>(List<T> rows, String next) {}

  private static final Shape<Page<Row>> COMPANIES =
      Shape.<Page<Row>>of("CompanyPage")
          .list("items", "by name", COMPANY, Page::rows)
          .maybeText("nextCursor", "of the next page; absent on the last", CompaniesApi::nextOf);

  private record ItemRow(ConfigurationItem item, ScopeFields fields) {}

  private static final Shape<ItemRow> ITEM =
      Shape.<ItemRow>of("ConfigurationItem")
          .number("id", "the PSA's id", row -> row.item().id())
          .text("name", "what the PSA calls it", row -> row.item().name())
          .number("companyId", "the PSA's id of its company", row -> row.item().company().value())
          .maybeNumber("typeId", "the PSA's id of its type", row -> row.item().type())
          .text("type", "the PSA's name of its type, or the generic one", CompaniesApi::typeOf)
          .text("serial", "its serial number", row -> row.item().serial())
          .bool("active", "whether the PSA has it active", row -> row.item().active());

  private static final Shape<Page<ItemRow>> ITEMS =
      Shape.<Page<ItemRow>>of("ConfigurationItemPage")
          .list("items", "in no particular order", ITEM, Page::rows)
          .maybeText("nextCursor", "of the next page; absent on the last", CompaniesApi::nextOf);

  private static final Route.Parameter CURSOR =
      new Route.Parameter("cursor", "string", "nextCursor of the page before");
  private static final Route.Parameter LIMIT =
      new Route.Parameter("limit", "integer", "rows of a page, 1 to 200; 50 unless given");

  private final ConnectionsApi connections;
  private final DirectoryStore directory;
  private final SettingsStore settings;

  CompaniesApi(ConnectionsApi connections, DirectoryStore directory, SettingsStore settings) {
    this.connections = connections;
    this.directory = directory;
    this.settings = settings;
  }

  List<Route> routes() {
    return List.of(
        new Route(
                "GET",
                "/v1/connections/{connection}/companies",
                Role.MANAGER,
                "the companies that are copied, by name",
                Form.NONE,
                200,
                COMPANIES,
                this::companies)
            .asking(
                new Route.Parameter(
                    "q", "string", "only those in whose name a word begins with it"),
                CURSOR,
                LIMIT),
        new Route(
                "GET",
                "/v1/connections/{connection}/configuration-items",
                Role.MANAGER,
                "the configuration items that are copied",
                Form.NONE,
                200,
                ITEMS,
                this::items)
            .asking(CURSOR, LIMIT));
  }

  private HttpResponse companies(Call call) {
    ConnectionRef ref = connections.find(call).ref();
    String text = call.request().parameter("q").orElse("");
    if (text.length() > LONGEST_TEXT) {
      throw Refusal.field("q", "Search for at most " + LONGEST_TEXT + " characters.");
    }
    ScopeFields fields = settings.scopeFields(ref).orElse(ScopeFields.NONE);
    Listing page =
        page(
            call,
            after ->
                directory.companies(ref, SearchName.of(text), after, call.limit(USUAL_PAGE, MOST)));
    List<Row> rows =
        page.records().stream().map(record -> new Row((Company) record, fields)).toList();
    return Answers.one(COMPANIES, new Page<>(rows, page.next()));
  }

  private HttpResponse items(Call call) {
    ConnectionRef ref = connections.find(call).ref();
    ScopeFields fields = settings.scopeFields(ref).orElse(ScopeFields.NONE);
    Listing page =
        page(
            call,
            after ->
                directory.list(
                    ref, Entity.CONFIGURATION_ITEM, after, call.limit(USUAL_PAGE, MOST)));
    List<ItemRow> rows =
        page.records().stream()
            .map(record -> new ItemRow((ConfigurationItem) record, fields))
            .toList();
    return Answers.one(ITEMS, new Page<>(rows, page.next()));
  }

  /// Reads a page at the place in the cursor.
  private interface Reading {
    Listing from(String after);
  }

  private static Listing page(Call call, Reading reading) {
    try {
      return reading.from(
          call.request()
              .parameter("cursor")
              .map(cursor ->
                  new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8))
              .orElse(""));
    } catch (IllegalArgumentException _) {
      throw Refusal.field(
          "cursor", "This is no cursor of this list and search. Begin again without one.");
    }
  }

  private static @Nullable String nextOf(Page<?> page) {
    return page.next().isEmpty()
        ? null
        : Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(page.next().getBytes(StandardCharsets.UTF_8));
  }

  private static @Nullable String typeOf(Row row) {
    return label(row.fields().companyTypes(), row.company().type());
  }

  private static String typeOf(ItemRow row) {
    Long type = row.item().type();
    String name = label(row.fields().itemTypes(), type);
    return type == null ? ConfigurationItem.UNTYPED : name == null ? "" : name;
  }

  private static @Nullable String label(List<PickValue> values, @Nullable Long id) {
    return id == null ? null : TicketFields.label(values, id).orElse(null);
  }
}

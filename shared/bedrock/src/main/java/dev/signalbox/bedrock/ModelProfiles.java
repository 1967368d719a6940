package dev.signalbox.bedrock;

import dev.signalbox.json.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The capability profiles of models, as data.
public final class ModelProfiles {

  private static final String SHIPPED = "models.json";

  private final List<Json.Obj> rows;

  private ModelProfiles(List<Json.Obj> rows) {
    this.rows = rows;
  }

  /// The profiles that come with this version.
  public static ModelProfiles shipped() {
    return read(Resource.text(SHIPPED));
  }

  /// Reads `{"models":[…]}`, a document like the shipped one.
  ///
  /// @throws IllegalArgumentException when a profile is incomplete or none matches every model
  public static ModelProfiles read(String json) {
    List<Json.Obj> rows =
        Json.parseObject(json).list("models").stream().map(row -> object(row)).toList();
    rows.forEach(row -> profile(row, text(row, "id")));
    if (rows.isEmpty() || !text(rows.getLast(), "id").equals("*")) {
      throw new IllegalArgumentException(
          "The last model profile has to be the one for unknown models, with id *.");
    }
    return new ModelProfiles(rows);
  }

  /// The profile of a model; a cautious one when nobody has described it.
  public ModelProfile get(String model) {
    return rows.stream()
        .filter(row -> matches(text(row, "id"), model))
        .findFirst()
        .map(row -> profile(row, model))
        .orElseThrow();
  }

  private static boolean matches(String pattern, String model) {
    String regex =
        Stream.of(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
    return model.matches(regex);
  }

  private static ModelProfile profile(Json.Obj row, String model) {
    return new ModelProfile(
        model,
        !row.bool("unknown").orElse(false),
        flag(row, "forcedTool"),
        flag(row, "sampling"),
        flag(row, "cachePoint"),
        flag(row, "nativeSchema"),
        (int) row.number("maxTokens").orElseThrow(() -> missing(row, "maxTokens")),
        row.object("requestFields"),
        row.text("effort"),
        price(row));
  }

  private static Price price(Json.Obj row) {
    Json.Obj price = row.object("price").orElseThrow(() -> missing(row, "price"));
    return new Price(
        amount(price, "input"),
        amount(price, "output"),
        amount(price, "cacheRead"),
        amount(price, "cacheWrite"),
        price.number("longAbove").orElse(Long.MAX_VALUE),
        price.decimal("longFactor").orElse(BigDecimal.ONE));
  }

  private static BigDecimal amount(Json.Obj price, String field) {
    return price.decimal(field).orElseThrow(() -> missing(price, field));
  }

  private static boolean flag(Json.Obj row, String field) {
    return row.bool(field).orElseThrow(() -> missing(row, field));
  }

  private static String text(Json.Obj row, String field) {
    return row.text(field).orElseThrow(() -> missing(row, field));
  }

  private static IllegalArgumentException missing(Json.Obj row, String field) {
    return new IllegalArgumentException(
        "The model profile " + row.text("id").orElse("") + " lacks \"" + field + "\".");
  }

  private static Json.Obj object(Json row) {
    if (row instanceof Json.Obj obj) {
      return obj;
    }
    throw new IllegalArgumentException("A model profile has to be an object.");
  }
}

package dev.signalbox.simulator.autotask.query;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.signalbox.simulator.autotask.account.Switches;
import dev.signalbox.simulator.autotask.query.Query.Projection;
import dev.signalbox.simulator.autotask.schema.Field;
import dev.signalbox.simulator.autotask.schema.Field.Trait;
import dev.signalbox.simulator.autotask.schema.UserDefinedFields;
import dev.signalbox.simulator.autotask.store.Row;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes rows as the vendor does: every field, nulls spelled out, user-defined fields as a list.
public final class RowJson {

  private static final JsonFactory FACTORY = new JsonFactory();
  private static final int USUAL_SIZE = 16_384;
  private static final int PLACES = 4;
  private static final Map<String, String> OTHERWISE =
      Map.of("webhookGUID", "webhookGuid", "displayColorRgb", "displayColorRGB");

  private final UserDefinedFields userDefined;
  private final Switches switches;
  private final TimeText times;
  private final boolean bytes;

  public RowJson(UserDefinedFields userDefined, Switches switches) {
    this(userDefined, switches, false);
  }

  private RowJson(UserDefinedFields userDefined, Switches switches, boolean bytes) {
    this.userDefined = userDefined;
    this.switches = switches;
    this.bytes = bytes;
    this.times = new TimeText(switches.dates());
  }

  /// One that also writes the bytes of attachments.
  public RowJson withBytes() {
    return new RowJson(userDefined, switches, true);
  }

  public byte[] item(@Nullable Row row) {
    return written(json -> {
      json.writeStartObject();
      json.writeFieldName("item");
      if (row == null) {
        json.writeNull();
      } else {
        write(row, null, json);
      }
      json.writeEndObject();
    });
  }

  /// A page with the places of its neighbours.
  ///
  /// @param previousUrl where the page before is, null for none
  public byte[] page(
      Page page,
      @Nullable Projection fields,
      @Nullable String previousUrl,
      @Nullable String nextUrl) {
    return written(json -> {
      json.writeStartObject();
      json.writeArrayFieldStart("items");
      for (Row row : page.rows()) {
        write(row, fields, json);
      }
      json.writeEndArray();
      json.writeObjectFieldStart("pageDetails");
      json.writeNumberField("count", page.rows().size());
      json.writeNumberField("requestCount", page.size());
      json.writeStringField("prevPageUrl", previousUrl);
      json.writeStringField("nextPageUrl", nextUrl);
      json.writeEndObject();
      json.writeEndObject();
    });
  }

  /// One row as an object of its own.
  public byte[] row(Row row) {
    return written(json -> write(row, null, json));
  }

  private void write(Row row, @Nullable Projection fields, JsonGenerator json) throws IOException {
    json.writeStartObject();
    List<Field> shown = fields == null ? row.entity().fields() : fields.fields();
    for (Field field : shown) {
      json.writeFieldName(spelled(field));
      value(field, row.value(field), json);
    }
    if (fields != null && switches.answers().projectedAsNull()) {
      nulls(row, shown, json);
    }
    if (row.entity().hasUserDefinedFields() && (fields == null || fields.userDefined())) {
      userDefined(row, json);
    }
    json.writeEndObject();
  }

  private void nulls(Row row, List<Field> shown, JsonGenerator json) throws IOException {
    for (Field field : row.entity().fields()) {
      if (!shown.contains(field)) {
        json.writeNullField(spelled(field));
      }
    }
  }

  private String spelled(Field field) {
    return switches.answers().otherSpellings()
        ? OTHERWISE.getOrDefault(field.name(), field.name())
        : field.name();
  }

  private void userDefined(Row row, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("userDefinedFields");
    for (String name : userDefined.of(row.entity())) {
      json.writeStartObject();
      json.writeStringField("name", name);
      json.writeStringField("value", row.userDefined().get(name));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void value(Field field, @Nullable Object value, JsonGenerator json) throws IOException {
    switch (value) {
      case null -> json.writeNull();
      case Long number -> json.writeNumber(number);
      case Boolean bool -> json.writeBoolean(bool);
      case BigDecimal number ->
          json.writeNumber(switches.answers().paddedDecimals() ? padded(number) : number);
      case Instant time -> json.writeString(times.of(time));
      case String _ when field.is(Trait.BYTES) && !bytes -> json.writeNull();
      case String _ when field.is(Trait.SECRET) && !switches.answers().secretReadable() ->
          json.writeString("********");
      default -> json.writeString(value.toString());
    }
  }

  private static BigDecimal padded(BigDecimal number) {
    return number.scale() < PLACES ? number.setScale(PLACES) : number;
  }

  private interface Writing {
    void to(JsonGenerator json) throws IOException;
  }

  private static byte[] written(Writing writing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_SIZE);
    try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
      writing.to(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}

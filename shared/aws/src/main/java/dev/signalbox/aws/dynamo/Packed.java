package dev.signalbox.aws.dynamo;

import dev.signalbox.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// JSON in a binary attribute, compressed: picklists of a large PSA account would not fit into the
/// 400 KB of an item otherwise.
final class Packed {

  private Packed() {}

  static AttributeValue pack(Json.Obj json) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(bytes)) {
      zip.write(json.bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(bytes.toByteArray()));
  }

  static Json.Obj unpack(AttributeValue value) {
    try (var zip = new GZIPInputStream(new ByteArrayInputStream(value.b().asByteArrayUnsafe()))) {
      return Json.parseObject(zip.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

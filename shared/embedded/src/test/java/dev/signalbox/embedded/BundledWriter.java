package dev.signalbox.embedded;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Writes what [Bundled] reads.
final class BundledWriter {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);

  private BundledWriter() {}

  static byte[] write(Bundled bundled) throws IOException {
    var writer = new BundledWriter();
    writer.all(bundled);
    return writer.bytes.toByteArray();
  }

  private void all(Bundled bundled) throws IOException {
    TextClassifier.Knowledge first = bundled.kinds().known();
    out.writeInt(Bundled.MARK);
    texts(first.words().terms());
    floats(first.words().rarity());
    vectors(first.neighbours().vectors());
    classifier(first);
    classifier(bundled.impacts().known());
    classifier(bundled.urgencies().known());
    classifier(bundled.topics().classifier().known());
    vectors(bundled.topics().meanings().stream().map(Vector::values).toList());
    vectors(bundled.moods().stream().map(Vector::values).toList());
  }

  private void classifier(TextClassifier.Knowledge known) throws IOException {
    texts(known.labels());
    for (int number : known.neighbours().classOf()) {
      out.writeByte(number);
    }
    for (float[] row : known.wordModel().weights()) {
      scaled(row);
    }
    floats(known.wordModel().bias());
    vectors(List.of(known.vectorModel().weights()));
    floats(known.vectorModel().bias());
    out.writeDouble(known.temperature());
  }

  private void texts(List<String> texts) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      out.writeByte(utf8.length);
      out.write(utf8);
    }
  }

  private void floats(float[] floats) throws IOException {
    out.writeInt(floats.length);
    for (float value : floats) {
      out.writeFloat(value);
    }
  }

  private void vectors(List<float[]> vectors) throws IOException {
    out.writeInt(vectors.size());
    for (float[] vector : vectors) {
      for (float value : vector) {
        out.writeShort(Float.floatToFloat16(value));
      }
    }
  }

  private void scaled(float[] row) throws IOException {
    float largest = 0;
    for (float value : row) {
      largest = Math.max(largest, Math.abs(value));
    }
    float scale = largest == 0 ? 1 : largest / Byte.MAX_VALUE;
    out.writeFloat(scale);
    for (float value : row) {
      out.writeByte(Math.round(value / scale));
    }
  }
}

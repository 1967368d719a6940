package dev.signalbox.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What the engine knows before it has met a tenant. It was learnt from invented tickets when the
/// package was made, since learning takes seconds: a start only reads it.
///
/// The file holds, big-endian: the mark; word terms with how rare each is; the tickets' vectors; a
/// classifier each for kind, impact, urgency and topic (labels, class of each ticket, word weights
/// as bytes with a scale a class, vector weights, temperature); the meanings of the topics; the
/// middles of the moods. Vectors are of half precision.
///
/// @param moods in the order of [MoodJudge#MOODS]
record Bundled(
    TextClassifier kinds,
    TextClassifier impacts,
    TextClassifier urgencies,
    Topics topics,
    List<Vector> moods) {

  static final String FILE = "bundled.bin";

  /// Changes with the layout.
  static final int MARK = 0x5342_0001;

  Bundled {
    moods = List.copyOf(moods);
  }

  static Bundled read(Embedder embedder) {
    try (InputStream stream = Bundled.class.getResourceAsStream(FILE)) {
      if (stream == null) {
        throw Broken.engine("The resource " + FILE + " is missing.", null);
      }
      return read(stream.readAllBytes(), embedder);
    } catch (IOException unreadable) {
      throw Broken.engine("The resource " + FILE + " cannot be read.", unreadable);
    }
  }

  static Bundled read(byte[] file, Embedder embedder) {
    try {
      return new Reader(ByteBuffer.wrap(file), embedder).all();
    } catch (BufferUnderflowException | IllegalArgumentException damaged) {
      throw Broken.engine("The resource " + FILE + " is damaged.", damaged);
    }
  }

  private record Reader(ByteBuffer in, Embedder embedder) {

    Bundled all() {
      if (in.getInt() != MARK) {
        throw Broken.engine("The resource " + FILE + " has another layout.", null);
      }
      TfIdf words = TfIdf.of(texts(), floats());
      List<float[]> tickets = vectors();
      return new Bundled(
          classifier(words, tickets),
          classifier(words, tickets),
          classifier(words, tickets),
          new Topics(classifier(words, tickets), vectors().stream().map(Vector::new).toList()),
          vectors().stream().map(Vector::new).toList());
    }

    private TextClassifier classifier(TfIdf words, List<float[]> tickets) {
      List<String> labels = texts();
      int[] classOf = new int[tickets.size()];
      for (int i = 0; i < classOf.length; i++) {
        classOf[i] = in.get();
      }
      var wordModel = new LogisticRegression(bytes(labels.size(), words.size()), floats());
      var vectorModel = new LogisticRegression(vectors().toArray(new float[0][]), floats());
      return new TextClassifier(
          embedder,
          new TextClassifier.Knowledge(
              labels,
              words,
              wordModel,
              vectorModel,
              new Neighbours(tickets, classOf, labels.size()),
              in.getDouble()));
    }

    private List<String> texts() {
      List<String> texts = new ArrayList<>();
      for (int left = in.getInt(); left > 0; left--) {
        byte[] text = new byte[in.get()];
        in.get(text);
        texts.add(new String(text, StandardCharsets.UTF_8));
      }
      return texts;
    }

    private float[] floats() {
      float[] floats = new float[in.getInt()];
      in.asFloatBuffer().get(floats);
      in.position(in.position() + floats.length * Float.BYTES);
      return floats;
    }

    private List<float[]> vectors() {
      List<float[]> vectors = new ArrayList<>();
      for (int left = in.getInt(); left > 0; left--) {
        float[] vector = new float[embedder.dimensions()];
        for (int i = 0; i < vector.length; i++) {
          vector[i] = Float.float16ToFloat(in.getShort());
        }
        vectors.add(vector);
      }
      return vectors;
    }

    private float[][] bytes(int rows, int columns) {
      float[][] weights = new float[rows][columns];
      for (float[] row : weights) {
        float scale = in.getFloat();
        for (int i = 0; i < columns; i++) {
          row[i] = scale * in.get();
        }
      }
      return weights;
    }
  }
}

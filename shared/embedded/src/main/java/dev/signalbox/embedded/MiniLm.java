package dev.signalbox.embedded;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// all-MiniLM-L6-v2 with int8 weights on one thread. Texts go through one by one: the weights are
/// quantised against the values of a whole batch, so a neighbour in it would change the vector.
/// Threads may share an instance.
final class MiniLm implements Embedder {

  private static final String MODEL = "/all-minilm-l6-v2-q.onnx";
  private static final String TOKENIZER = "/all-minilm-l6-v2-q-tokenizer.json";
  private static final int DIMENSIONS = 384;

  private final WordPiece tokenizer;
  private final OrtEnvironment environment;
  private final OrtSession session;

  private MiniLm(WordPiece tokenizer, OrtEnvironment environment, OrtSession session) {
    this.tokenizer = tokenizer;
    this.environment = environment;
    this.session = session;
  }

  private static final long STACK_BYTES = 16L << 20;

  static MiniLm load() {
    try (InputStream tokenizerJson = open(TOKENIZER);
        InputStream model = open(MODEL)) {
      var tokenizer = new WordPiece(Vocabulary.read(tokenizerJson));
      var environment = environment();
      try (var options = new OrtSession.SessionOptions()) {
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        options.setCPUArenaAllocator(false);
        OrtSession session = environment.createSession(outsideHeap(model), options);
        return new MiniLm(tokenizer, environment, session);
      }
    } catch (IOException | OrtException fault) {
      throw Broken.engine("The sentence model could not be loaded.", fault);
    }
  }

  /// Starting onnxruntime 1.29 overflows a stack of 1 MB, and so ends the process, when the command
  /// line of the process is some thousand characters long. Seen on Linux; why is not known.
  private static OrtEnvironment environment() {
    AtomicReference<@Nullable Object> made = new AtomicReference<>();
    var maker =
        new Thread(
            null,
            () -> {
              try {
                made.set(OrtEnvironment.getEnvironment());
              } catch (RuntimeException | LinkageError fault) {
                made.set(fault);
              }
            },
            "onnxruntime",
            STACK_BYTES);
    maker.start();
    try {
      maker.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Broken.engine("Loading the sentence model was interrupted.", e);
    }
    return switch (made.get()) {
      case OrtEnvironment environment -> environment;
      case RuntimeException fault -> throw fault;
      case LinkageError fault -> throw fault;
      case null, default -> throw new IllegalStateException("onnxruntime did not start.");
    };
  }

  private static InputStream open(String resource) {
    InputStream stream = MiniLm.class.getResourceAsStream(resource);
    if (stream == null) {
      throw Broken.engine("The resource " + resource + " is missing.", null);
    }
    return stream;
  }

  private static ByteBuffer outsideHeap(InputStream model) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocateDirect(24 << 20);
    byte[] chunk = new byte[1 << 16];
    for (int read = model.read(chunk); read >= 0; read = model.read(chunk)) {
      if (buffer.remaining() < read) {
        buffer = grown(buffer);
      }
      buffer.put(chunk, 0, read);
    }
    return buffer.flip();
  }

  private static ByteBuffer grown(ByteBuffer full) {
    return ByteBuffer.allocateDirect(full.capacity() * 2).put(full.flip());
  }

  @Override
  public String id() {
    return "minilm-l6-v2-q8/1";
  }

  @Override
  public int dimensions() {
    return DIMENSIONS;
  }

  @Override
  public float[] embed(String text) {
    long[] ids = tokenizer.encode(text);
    long[] ones = new long[ids.length];
    Arrays.fill(ones, 1);
    long[] shape = {1, ids.length};
    try (var input = OnnxTensor.createTensor(environment, LongBuffer.wrap(ids), shape);
        var mask = OnnxTensor.createTensor(environment, LongBuffer.wrap(ones), shape);
        var types =
            OnnxTensor.createTensor(environment, LongBuffer.wrap(new long[ids.length]), shape);
        var result =
            session.run(
                Map.of("input_ids", input, "attention_mask", mask, "token_type_ids", types))) {
      float[][][] hidden = (float[][][]) result.get(0).getValue();
      return Vectors.normalise(mean(hidden[0]));
    } catch (OrtException fault) {
      throw Broken.engine("The sentence model failed on a text.", fault);
    }
  }

  private static float[] mean(float[][] pieces) {
    float[] mean = new float[DIMENSIONS];
    for (float[] piece : pieces) {
      for (int i = 0; i < DIMENSIONS; i++) {
        mean[i] += piece[i] / pieces.length;
      }
    }
    return mean;
  }
}

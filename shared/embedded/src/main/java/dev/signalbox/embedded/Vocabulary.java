package dev.signalbox.embedded;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;

/// The word pieces of the model and their numbers.
record Vocabulary(Map<String, Integer> pieces) {

  Vocabulary {
    pieces = Map.copyOf(pieces);
  }

  int id(String piece) {
    Integer id = pieces.get(piece);
    if (id == null) {
      throw Broken.engine("The vocabulary has no piece " + piece + ".", null);
    }
    return id;
  }

  /// Reads `model.vocab` of a tokenizer.json as a stream and skips the rest: the file is 700 kB and
  /// is read on a cold start.
  static Vocabulary read(InputStream tokenizerJson) throws IOException {
    try (JsonParser json = new JsonFactory().createParser(tokenizerJson)) {
      while (json.nextToken() != null) {
        if (json.currentToken() == JsonToken.START_OBJECT && "vocab".equals(json.currentName())) {
          return new Vocabulary(pieces(json));
        }
      }
    }
    throw Broken.engine("tokenizer.json holds no vocabulary.", null);
  }

  private static Map<String, Integer> pieces(JsonParser json) throws IOException {
    Map<String, Integer> pieces = HashMap.newHashMap(32_000);
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String piece = json.currentName();
      json.nextToken();
      pieces.put(piece, json.getIntValue());
    }
    return pieces;
  }
}

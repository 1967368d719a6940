package dev.signalbox.config;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/// Bodies that RFC 8259 says are no JSON.
final class InvalidJsonBodies {

  private static final String WHOLE =
      "{\"a\":[1,\"b\\u00e9 c\",true,null,-1.5e3],\"d\":{\"e\":false}}";

  private InvalidJsonBodies() {}

  static List<byte[]> all() {
    List<String> bodies = new ArrayList<>();
    IntStream.range(0, WHOLE.length()).forEach(end -> bodies.add(WHOLE.substring(0, end)));
    numbers().forEach(number -> bodies.add("[" + number + "]"));
    for (int control = 0; control < 0x20; control++) {
      bodies.add("[\"" + (char) control + "\"]");
    }
    escapes().forEach(text -> bodies.add("[\"" + text + "\"]"));
    bodies.addAll(structures());
    List<byte[]> all = new ArrayList<>(JsonBodies.bytes(bodies));
    encodings().forEach(broken -> all.add(around(broken)));
    all.add(HexFormat.of().parseHex("efbbbf"));
    return all;
  }

  private static List<String> numbers() {
    return List.of(
        "-",
        "+1",
        "01",
        "-01",
        "1.",
        "-1.",
        ".5",
        "-.5",
        "1.e3",
        "1e",
        "1e+",
        "1E-",
        "1eE2",
        "--1",
        "0x1",
        "1_000",
        "NaN",
        "-NaN",
        "Infinity",
        "-Infinity",
        "+Infinity",
        "1a",
        "1.2.3",
        "0e",
        "0e+",
        "0.e1",
        "1 000",
        "++1",
        "1+2",
        "0.3e",
        "9.e+",
        "1.0e-",
        "-2.",
        "2.e-3",
        "-1x",
        "1ea",
        "\uff11",
        "-foo",
        "12,,",
        "1,,2",
        "1:2",
        "0b1");
  }

  private static List<String> escapes() {
    return List.of(
        "\\a",
        "\\x00",
        "\\'",
        "\\U0041",
        "\\u00A",
        "\\u",
        "\\uD8",
        "\\uZZZZ",
        "\\u123",
        "\\0",
        "\\ ",
        "\\\u00e9",
        "\\uD834\\x",
        "\\e",
        "\\v",
        "\\{");
  }

  private static List<String> structures() {
    return List.of(
        "[1,]",
        "[,1]",
        "[,]",
        "[1 true]",
        "[\"a\" \"b\"]",
        "[1}",
        "[1",
        "]",
        "[]]",
        "[[]",
        "[3[4]]",
        "[\"\": 1]",
        "[a]",
        "[\"a",
        "['a']",
        "[\"x\"",
        "[1]x",
        "[][]",
        "[1]]",
        "<.>",
        "[<null>]",
        "*",
        "#{}",
        "/**/{}",
        "{}/**/",
        "{}//",
        "[1,\n2",
        "{,}",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\" 1}",
        "{\"a\":1,}",
        "{\"a\":1 \"b\":2}",
        "{a:1}",
        "{'a':1}",
        "{1:1}",
        "{null:1}",
        "{\"a\":1,,\"b\":2}",
        "{\"a\":1}}",
        "{\"a\":\"b\"}#",
        "{\"a\":/*c*/1}",
        "{[:1}",
        "{\"a\"::1}",
        "{\"a\":1:2}",
        "{\"a\",1}",
        "tru",
        "True",
        "TRUE",
        "nul",
        "Null",
        "fals",
        "truth",
        "nulll",
        "undefined",
        "a",
        "\u00e5",
        "\"",
        "\"a",
        "'a'",
        "{}{}",
        "{\"a\":b}",
        "\u2060[]",
        "\u00a0[]",
        "[\u000b1]",
        "[\f1]",
        "\\u0020[]",
        "{\"a\":\"b\"}/",
        "[",
        "{",
        "\"\\\"",
        ",",
        ":",
        "-",
        "&");
  }

  /// Bytes that are no UTF-8, in hexadecimal digits.
  private static List<String> encodings() {
    return List.of(
        "ff",
        "80",
        "c0af",
        "e28228",
        "e28328",
        "c3",
        "f8888080",
        "eda080",
        "edbfbf",
        "f4908080",
        "e0809f",
        "f0828282",
        "fe",
        "c1bf");
  }

  private static byte[] around(String hex) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes("[\"".getBytes(StandardCharsets.US_ASCII));
    body.writeBytes(HexFormat.of().parseHex(hex));
    body.writeBytes("\"]".getBytes(StandardCharsets.US_ASCII));
    return body.toByteArray();
  }
}

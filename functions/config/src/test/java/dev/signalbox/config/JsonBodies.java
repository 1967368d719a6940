package dev.signalbox.config;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Bodies that RFC 8259 says are JSON, and those it leaves to the reader, kind by kind as public
/// test suites sort them.
final class JsonBodies {

  private JsonBodies() {}

  static List<byte[]> valid() {
    List<String> bodies =
        new ArrayList<>(List.of("true", "false", "null", "42", "-0.1", "\"\"", "\"asd\""));
    bodies.addAll(
        List.of(
            "[]", "[ ]", " [] ", "[[]   ]", "[\"\"]", "[1\n]", "\t[1]\r\n", "[null,1,\"1\",{}]"));
    bodies.addAll(
        List.of(
            "{}",
            "{\"\":0}",
            "{\"a\":[]}",
            "{\n\"a\": \"b\"\n}",
            "{\"a\":\"b\",\"a\":\"c\"}",
            "{\"a\":1,\"a\":1}"));
    bodies.add("{\"a\":\"b\",\"c\":{\"d\":[1,2,{\"e\":null}]}}");
    bodies.add("{\"foo\\u0000bar\":42}");
    for (String number :
        List.of(
            "0",
            "-0",
            "1",
            "-1",
            "123",
            "0.0",
            "-0.5",
            "123.456789",
            "1e1",
            "1E1",
            "1e+2",
            "1E-2",
            "0e1",
            "0e+1",
            "0E0",
            "20e1",
            "123e45",
            "123.456e78",
            "1E22",
            "-1.0e+28",
            "0.0000000000000000000000000000000000000000000000000000000000000000000000000001",
            "100000000000000000000",
            "-9223372036854775808",
            "9223372036854775807",
            "0.1e-1")) {
      bodies.add("[" + number + "]");
      bodies.add("{\"n\":" + number + "}");
    }
    for (String text :
        List.of(
            "\\\"",
            "\\\\",
            "\\/",
            "\\b",
            "\\f",
            "\\n",
            "\\r",
            "\\t",
            "\\u0012",
            "\\u0041",
            "\\uD801\\udc37",
            "\\u0000",
            "\\uFFFF",
            "\\u2028",
            "\\\\u0000",
            "\\\\n",
            "\\u005C",
            "\\u0022",
            "a/*b*/c",
            "\u00e9",
            "\u20ac",
            "\ud834\udd1e",
            "\u2028",
            "\u2029",
            "\u007f",
            "\u0080",
            "\ufeff",
            " ",
            "asd ",
            "\u0821",
            "\uffff",
            "new\\u000Aline",
            "\\uDBFF\\uDFFF",
            "\\ud83d\\ude39")) {
      bodies.add("[\"" + text + "\"]");
    }
    return bytes(bodies);
  }

  static List<byte[]> doubtful() {
    List<String> bodies = new ArrayList<>();
    for (String number :
        List.of(
            "1e400",
            "-1e400",
            "1e9999",
            "-1e9999",
            "123.456e-789",
            "0.4e00669999999999999999999999999999",
            "1e999999999999",
            "-1e-999999999999",
            "100000000000000000000000000000",
            "-123123123123123123123123123123",
            "1.5e+9999",
            "-1e+9999",
            "9".repeat(999),
            "9".repeat(2_000),
            "0." + "1".repeat(5_000),
            "1e-2147483648",
            "1e2147483647",
            "1e2147483648")) {
      bodies.add("[" + number + "]");
      bodies.add("{\"items\":[{\"id\":" + number + ",\"signalStatus\":\"new\"}]}");
    }
    for (String text :
        List.of(
            "\\uDADA",
            "\\uD888\\u1234",
            "\\uDd1ea",
            "\\uD800\\uD800\\n",
            "\\uD800\\n",
            "\\uD800",
            "\\uDFAA",
            "\\uDd1e\\uD834",
            "\\uD800abc")) {
      bodies.add("[\"" + text + "\"]");
      bodies.add("{\"email\":\"a@b.example\",\"name\":\"" + text + "\"}");
    }
    bodies.add("\ufeff{}");
    bodies.add("[".repeat(500) + "]".repeat(500));
    List<byte[]> all = new ArrayList<>(bytes(bodies));
    all.add("[\"\u00e9\"]".getBytes(StandardCharsets.UTF_16));
    all.add("[\"\u00e9\"]".getBytes(StandardCharsets.UTF_16LE));
    return all;
  }

  static List<byte[]> bytes(List<String> bodies) {
    return bodies.stream().map(body -> body.getBytes(StandardCharsets.UTF_8)).toList();
  }
}

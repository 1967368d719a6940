package dev.signalbox.ops;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// What `make package` made.
final class ZipTest {

  private static final long MEGABYTE = 1_000_000;
  private static final long LARGEST = 50 * MEGABYTE;

  /// What no function may carry: tests, the second Jackson, HTTP clients that nobody calls, dates
  /// of another library, and what only runs on a developer's machine.
  private static final Pattern FOREIGN =
      Pattern.compile(
          "lib/(.*-tests\\.jar|junit.*|assertj.*|jackson-databind.*|netty.*|apache5?-client.*|"
              + "joda-time.*|simulator-.*|local-.*|DynamoDBLocal.*|elasticmq.*)");

  @TestFactory
  Stream<DynamicTest> everythingIsAJarUnderLib() {
    return each(zip -> assertThat(zip.files()).allMatch(name -> name.matches("lib/[^/]+\\.jar")));
  }

  @TestFactory
  Stream<DynamicTest> itsOwnClassesAreInIt() {
    return each(zip ->
        assertThat(zip.files()).anyMatch(name -> name.startsWith("lib/" + zip.function() + "-")));
  }

  @TestFactory
  Stream<DynamicTest> noZipIsLargerThanFiftyMegabytes() {
    return each(zip -> assertThat(Files.size(zip.path())).isLessThanOrEqualTo(LARGEST));
  }

  @TestFactory
  Stream<DynamicTest> nothingForeignIsInIt() {
    return each(zip -> assertThat(zip.files()).noneMatch(FOREIGN.asMatchPredicate()));
  }

  @TestFactory
  Stream<DynamicTest> noOtherFunctionIsInIt() {
    return each(zip -> {
      var others = functions().filter(other -> !other.equals(zip.function())).toList();
      assertThat(zip.files())
          .noneMatch(name -> others.stream().anyMatch(o -> name.startsWith("lib/" + o + "-0")));
    });
  }

  @TestFactory
  Stream<DynamicTest> webhookIsWiredByHandTheOthersByMicronaut() {
    return each(zip ->
        assertThat(zip.files().stream().anyMatch(name -> name.contains("micronaut")))
            .isEqualTo(!zip.function().equals("webhook")));
  }

  @TestFactory
  Stream<DynamicTest> onlyTriageHasANativeLibraryAndForOnePlatform() {
    return each(zip -> {
      var expected =
          zip.function().equals("triage")
              ? List.of(
                  "ai/onnxruntime/native/linux-x64/libonnxruntime.so",
                  "ai/onnxruntime/native/linux-x64/libonnxruntime4j_jni.so")
              : List.<String>of();
      assertThat(zip.natives()).containsExactlyInAnyOrderElementsOf(expected);
    });
  }

  /// A RequestHandler makes the runtime read the event with a Jackson of its own: 400 ms.
  @TestFactory
  Stream<DynamicTest> noClassLeavesTheEventToTheRuntime() {
    return each(zip ->
        assertThat(zip.ownClasses())
            .isNotEmpty()
            .noneMatch(text -> text.contains("services/lambda/runtime/RequestHandler")));
  }

  @TestFactory
  Stream<DynamicTest> allTimesAreFixed() {
    return each(zip -> assertThat(zip.times()).containsOnly("2026-11-22T00:00:00"));
  }

  /// A check of one zip.
  private interface Check {
    void run(Zip zip) throws IOException;
  }

  private static Stream<DynamicTest> each(Check check) {
    return functions()
        .map(function -> DynamicTest.dynamicTest(function, () -> check.run(Zip.of(function))));
  }

  /// The function modules of the build.
  private static Stream<String> functions() {
    try {
      return Pattern.compile("<module>functions/(\\w+)</module>")
          .matcher(Files.readString(Repository.ROOT.resolve("pom.xml")))
          .results()
          .map(match -> match.group(1));
    } catch (IOException fault) {
      throw new AssertionError(fault);
    }
  }

  /// One function's zip.
  private record Zip(String function, Path path) {

    static Zip of(String function) {
      Path path = Repository.ROOT.resolve("functions/%1$s/target/%1$s.zip".formatted(function));
      if (!Files.exists(path)) {
        OutsideTool.missing("package", path + " is not there: make package");
      }
      return new Zip(function, path);
    }

    List<String> files() throws IOException {
      try (var zip = new ZipFile(path.toFile())) {
        return zip.stream().filter(entry -> !entry.isDirectory()).map(ZipEntry::getName).toList();
      }
    }

    List<String> times() throws IOException {
      try (var zip = new ZipFile(path.toFile())) {
        return zip.stream()
            .map(entry -> entry.getTimeLocal().toString() + ":00")
            .map(time -> time.substring(0, 19))
            .toList();
      }
    }

    /// The native libraries inside the jars.
    List<String> natives() throws IOException {
      try (var zip = new ZipFile(path.toFile())) {
        var found = Stream.<String>builder();
        for (var jar : zip.stream().filter(entry -> entry.getName().contains("onnx")).toList()) {
          libraries(zip.getInputStream(jar).readAllBytes()).forEach(found);
        }
        return found.build().toList();
      }
    }

    /// The bytes of the function's own classes, as text in which names can be found.
    List<String> ownClasses() throws IOException {
      var found = Stream.<String>builder();
      try (var zip = new ZipFile(path.toFile())) {
        var own = zip.stream().filter(e -> e.getName().startsWith("lib/" + function + "-"));
        for (var jar : own.toList()) {
          var entries = new ZipInputStream(zip.getInputStream(jar));
          for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
            if (entry.getName().endsWith(".class")) {
              found.add(new String(entries.readAllBytes(), ISO_8859_1));
            }
          }
        }
      }
      return found.build().toList();
    }

    private static Stream<String> libraries(byte[] jar) throws IOException {
      var found = Stream.<String>builder();
      try (var entries = new ZipInputStream(new ByteArrayInputStream(jar))) {
        for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
          if (entry.getName().matches(".*\\.(so|dll|dylib|jnilib)(\\.dSYM/.*)?")) {
            found.add(entry.getName());
          }
        }
      }
      return found.build();
    }
  }
}

package dev.signalbox.local.run;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// The class path of the tests as a function's zip: jars under `lib/`.
final class FunctionZip {

  private FunctionZip() {}

  static void write(Path zip) throws IOException {
    Files.createDirectories(zip.getParent());
    try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
      int number = 0;
      for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
        Path path = Path.of(entry);
        if (isNeeded(path)) {
          out.putNextEntry(new ZipEntry("lib/" + number++ + ".jar"));
          copy(path, out);
          out.closeEntry();
        }
      }
    }
  }

  private static boolean isNeeded(Path path) {
    String name = path.toString();
    return Files.exists(path)
        && (Files.isDirectory(path)
            || isOurs(path)
            || Stream.of("jackson-core", "aws-lambda-java-core").anyMatch(name::contains));
  }

  /// Other modules are folders while they are tested, and jars once they are packaged.
  private static boolean isOurs(Path path) {
    Path folder = path.getParent();
    return folder != null && folder.endsWith("target");
  }

  private static void copy(Path path, OutputStream out) throws IOException {
    if (Files.isRegularFile(path)) {
      Files.copy(path, out);
      return;
    }
    var jar = new ZipOutputStream(out);
    for (Path file : files(path)) {
      jar.putNextEntry(new ZipEntry(path.relativize(file).toString()));
      Files.copy(file, jar);
      jar.closeEntry();
    }
    jar.finish();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}

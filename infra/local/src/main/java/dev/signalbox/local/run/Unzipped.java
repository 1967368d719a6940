package dev.signalbox.local.run;

import dev.signalbox.local.template.BadTemplate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// A function's zip, laid out in a folder as Lambda does.
final class Unzipped {

  private Unzipped() {}

  static Path of(Path zip) throws IOException {
    Path folder = Files.createTempDirectory("signalbox-function-");
    try (var file = new ZipFile(zip.toFile());
        Stream<? extends ZipEntry> entries = file.stream()) {
      for (ZipEntry entry : entries.filter(e -> !e.isDirectory()).toList()) {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
          throw new BadTemplate(zip + " holds " + entry.getName() + ", which leads outside of it.");
        }
        Files.createDirectories(target.resolve("..").normalize());
        try (var content = file.getInputStream(entry)) {
          Files.copy(content, target);
        }
      }
    }
    return folder;
  }

  /// Whether a class lies in the folder or in one of its jars, where Lambda looks.
  static boolean holdsClass(Path folder, String name) throws IOException {
    String file = name.replace('.', '/') + ".class";
    if (Files.exists(folder.resolve(file))) {
      return true;
    }
    Path lib = folder.resolve("lib");
    for (Path jar : Files.isDirectory(lib) ? jars(lib) : List.<Path>of()) {
      try (var content = new ZipFile(jar.toFile())) {
        if (content.getEntry(file) != null) {
          return true;
        }
      }
    }
    return false;
  }

  private static List<Path> jars(Path lib) throws IOException {
    try (Stream<Path> files = Files.list(lib)) {
      return files.filter(file -> file.toString().endsWith(".jar")).toList();
    }
  }

  static void delete(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.signalbox.bench.coldstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;

/// Zips laid out as Lambda lays them out.
final class Unpacked {

  private Unpacked() {}

  static Path of(Path zip) throws IOException {
    if (!Files.exists(zip)) {
      throw new IOException(zip + " is not there; run make package.");
    }
    Path folder =
        Path.of("infra/bench/target/coldstart", zip.getFileName() + ".d").toAbsolutePath();
    try (var entries = new ZipFile(zip.toFile())) {
      for (var entry : entries.stream().filter(e -> !e.isDirectory()).toList()) {
        Path file = folder.resolve(entry.getName()).normalize();
        Files.createDirectories(file.getParent());
        Files.write(file, entries.getInputStream(entry).readAllBytes());
      }
    }
    return folder;
  }
}

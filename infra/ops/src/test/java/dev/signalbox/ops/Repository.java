package dev.signalbox.ops;

import java.nio.file.Files;
import java.nio.file.Path;

/// The folders of this repository.
final class Repository {

  static final Path ROOT = root();

  private Repository() {}

  static Path template() {
    return ROOT.resolve("template.yaml");
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("template.yaml"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}

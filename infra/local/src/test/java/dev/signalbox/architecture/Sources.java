package dev.signalbox.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The modules of this repository, their sources and their classes.
final class Sources {

  static final Path ROOT = root();

  private Sources() {}

  /// Folders of modules with main sources. Measurements and simulated worlds are built after these
  /// tests and are seen by nobody.
  static List<Path> modules() {
    return Stream.of("shared", "functions", "infra")
        .flatMap(top -> find(ROOT.resolve(top), path -> path.endsWith(Path.of("src/main/java"))))
        .map(path -> path.getParent().getParent().getParent())
        .filter(path -> !ROOT.relativize(path).startsWith("infra/bench"))
        .filter(path -> !ROOT.relativize(path).startsWith("infra/simulation"))
        .filter(path -> !ROOT.relativize(path).startsWith("infra/ops"))
        .toList();
  }

  static JavaClasses ofProduct() {
    return new ClassFileImporter().importPaths(modules().stream().map(Sources::classes).toList());
  }

  private static Path classes(Path module) {
    Path classes = module.resolve("target/classes");
    if (!Files.isDirectory(classes)) {
      throw new IllegalStateException(
          ROOT.relativize(module) + " is not compiled. Run the tests with `make test`.");
    }
    return classes;
  }

  static Stream<Path> mainFiles() {
    return Stream.of("shared", "functions", "infra")
        .flatMap(top -> find(ROOT.resolve(top), Sources::isMainFile));
  }

  private static boolean isMainFile(Path path) {
    return path.toString().contains("/src/main/java/") && path.toString().endsWith(".java");
  }

  private static Stream<Path> find(Path folder, Predicate<Path> wanted) {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(wanted).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("template.yaml"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}

package dev.signalbox.local.cloud;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The class paths that the build resolved for other processes, found beside our own classes.
public final class ClassPaths {

  private ClassPaths() {}

  /// Our launchers and the emulator's own jars.
  static String emulator(String name) throws IOException {
    return ours() + File.pathSeparator + resolved(name);
  }

  /// The jars that a module under `infra/local/emulators` resolved.
  public static String resolved(String name) throws IOException {
    // Our classes lie in infra/local/target, as a folder or as a jar.
    Path module = ours().resolve("../..").normalize();
    Path file = module.resolve("emulators").resolve(name).resolve("target/classpath");
    if (!Files.isReadable(file)) {
      throw new IllegalStateException(
          "The class path of "
              + name
              + " was not resolved yet: "
              + file
              + " is missing. Build first: ./mvnw -q -pl infra/local -am compile");
    }
    return Files.readString(file).strip();
  }

  private static Path ours() {
    try {
      return Path.of(ClassPaths.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}

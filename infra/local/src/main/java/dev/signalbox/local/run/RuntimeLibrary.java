package dev.signalbox.local.run;

import dev.signalbox.local.cloud.ClassPaths;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// The native library of Lambda's runtime, a copy for this JVM's functions. Left to itself, each
/// process writes it to the one place `/tmp/.libaws-lambda-jni.so`, as if it were alone on the
/// machine, and one that starts meanwhile loads the half of it and dies of a bus error.
final class RuntimeLibrary {

  /// The runtime's own setting for the library's place.
  private static final String SETTING =
      "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

  private static final class Copy {
    static final Path PLACE = unpacked();
  }

  private RuntimeLibrary() {}

  /// The option with which a JVM loads this copy.
  static String option() {
    return "-D" + SETTING + "=" + Copy.PLACE;
  }

  private static Path unpacked() {
    try {
      String entry = "jni/libaws-lambda-jni." + platform() + ".so";
      for (String jar : ClassPaths.resolved("lambda").split(File.pathSeparator, -1)) {
        try (var content = new ZipFile(jar)) {
          ZipEntry library = content.getEntry(entry);
          if (library != null) {
            return copy(content, library);
          }
        }
      }
      throw new IllegalStateException("Lambda's runtime has no " + entry + ".");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path copy(ZipFile jar, ZipEntry library) throws IOException {
    Path place = Files.createTempFile("signalbox-lambda-runtime-", ".so");
    place.toFile().deleteOnExit();
    try (InputStream content = jar.getInputStream(library)) {
      Files.copy(content, place, StandardCopyOption.REPLACE_EXISTING);
    }
    return place;
  }

  private static String platform() {
    String machine = System.getProperty("os.arch").equals("aarch64") ? "aarch" : "x86";
    String loader = machine.equals("x86") ? "ld-musl-x86_64.so.1" : "ld-musl-aarch64.so.1";
    boolean musl = Files.exists(Path.of("/lib", loader));
    return (musl ? "linux_musl-" : "linux-") + machine + "_64";
  }
}

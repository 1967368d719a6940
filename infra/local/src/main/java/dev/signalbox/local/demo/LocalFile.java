package dev.signalbox.local.demo;

import dev.signalbox.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/// `local.json`: where everything is, and tokens to use it with, for tools and frontends.
public final class LocalFile {

  private final Path file;

  public LocalFile(Path file) {
    this.file = file;
  }

  public Path path() {
    return file;
  }

  /// Replaces it in one step, so that a reader never sees half of it. Readable by the owner only:
  /// it holds tokens.
  ///
  /// @param connection empty while there is none
  void write(WholeSystem system, SignIn.Tokens admin, SignIn.Tokens technician, String connection)
      throws IOException {
    String api = system.functions().apiUrl().toString();
    Json.Obj content =
        Json.object()
            .put("apiUrl", api)
            .put("consoleUrl", api + "/console/")
            .put("simulatorUrl", system.simulator().origin().toString())
            .put("mailUrl", system.mailUrl().toString())
            .put("aws", system.cloud().endpoints().json())
            .put("adminToken", admin.access())
            .put("technicianToken", technician.access())
            .put("connectionId", connection.isEmpty() ? Json.none() : Json.text(connection))
            .build();
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path draft =
        Files.createTempFile(
            file.toAbsolutePath().getParent(),
            "local",
            ".json",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(draft, content.bytes());
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  void delete() throws IOException {
    Files.deleteIfExists(file);
  }
}

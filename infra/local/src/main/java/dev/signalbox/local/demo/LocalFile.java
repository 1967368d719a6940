package dev.signalbox.local.demo;

import dev.signalbox.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/// `local.json`: where everything is, and tokens to use it with, for tools and frontends.
public final class LocalFile {

  private final Path file;

  public LocalFile(Path file) {
    this.file = file;
  }

  public Path path() {
    return file;
  }

  /// The connections of both tenants; empty while there is none.
  record Connections(String first, String second) {}

  /// Replaces it in one step, so that a reader never sees half of it. Readable by the owner only:
  /// it holds tokens.
  ///
  /// @param tokens of the admin, the technician, and the admin of the second tenant
  void write(WholeSystem system, List<SignIn.Tokens> tokens, Connections connections)
      throws IOException {
    String api = system.functions().apiUrl().toString();
    Json.Obj content =
        Json.object()
            .put("apiUrl", api)
            .put("consoleUrl", api + "/console/")
            .put("simulatorUrl", system.simulator().origin().toString())
            .put("mailUrl", system.mailUrl().toString())
            .put("aws", system.cloud().endpoints().json())
            .put("adminToken", tokens.get(0).access())
            .put("technicianToken", tokens.get(1).access())
            .put("connectionId", orNone(connections.first()))
            .put("secondAdminToken", tokens.get(2).access())
            .put("secondConnectionId", orNone(connections.second()))
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

  private static Json orNone(String connection) {
    return connection.isEmpty() ? Json.none() : Json.text(connection);
  }

  void delete() throws IOException {
    Files.deleteIfExists(file);
  }
}

package dev.signalbox.local.cloud;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// Makes every AWS SDK client of this JVM find the local cloud and nothing else. The SDK asks its
/// system properties before the environment, the shared profile files and the instance's metadata,
/// so ambient settings of the developer lose.
public final class SdkSettings implements AutoCloseable {

  static final String ACCESS_KEY = "local";
  static final String SECRET_KEY = "local-not-a-secret";

  private static final String NO_FILE = "/nonexistent/signalbox-reads-no-aws-profile";

  private final Map<String, @Nullable String> before = new LinkedHashMap<>();

  private SdkSettings() {}

  /// In force until closed.
  public static SdkSettings install(Endpoints endpoints) {
    var settings = new SdkSettings();
    properties(endpoints).forEach(settings::set);
    return settings;
  }

  private static Map<String, String> properties(Endpoints endpoints) {
    var properties = new LinkedHashMap<String, String>();
    properties.put("aws.region", Endpoints.REGION);
    properties.put("aws.accessKeyId", ACCESS_KEY);
    properties.put("aws.secretAccessKey", SECRET_KEY);
    properties.put("aws.profile", "default");
    properties.put("aws.configFile", NO_FILE);
    properties.put("aws.sharedCredentialsFile", NO_FILE);
    properties.put("aws.disableEc2Metadata", "true");
    // A service that the local cloud does not have fails at once instead of reaching AWS.
    properties.put("aws.endpointUrl", "http://127.0.0.1:9");
    endpoints.uris().forEach((service, uri) -> properties.put(service.property(), uri.toString()));
    return properties;
  }

  private void set(String name, String value) {
    Properties system = System.getProperties();
    before.put(name, system.getProperty(name));
    system.setProperty(name, value);
  }

  @Override
  public void close() {
    before.forEach((name, value) -> {
      if (value == null) {
        System.clearProperty(name);
      } else {
        System.setProperty(name, value);
      }
    });
    // Closed twice, it must not undo what somebody else has set since.
    before.clear();
  }
}

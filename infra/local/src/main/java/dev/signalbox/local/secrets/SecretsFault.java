package dev.signalbox.local.secrets;

/// An error as Secrets Manager answers it: the SDK makes the typed exception from the type's name.
final class SecretsFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String type;

  private SecretsFault(String type, String message) {
    super(message);
    this.type = type;
  }

  String type() {
    return type;
  }

  static SecretsFault noSecret() {
    return new SecretsFault(
        "ResourceNotFoundException", "Secrets Manager can't find the specified secret.");
  }

  static SecretsFault noVersion(String which) {
    return new SecretsFault(
        "ResourceNotFoundException",
        "Secrets Manager can't find the specified secret value for " + which);
  }

  static SecretsFault exists(String message) {
    return new SecretsFault("ResourceExistsException", message);
  }

  static SecretsFault request(String message) {
    return new SecretsFault("InvalidRequestException", message);
  }

  static SecretsFault parameter(String message) {
    return new SecretsFault("InvalidParameterException", message);
  }

  static SecretsFault validation(String message) {
    return new SecretsFault("ValidationException", message);
  }

  static SecretsFault unknownOperation(String name) {
    return new SecretsFault(
        "UnknownOperationException", "The local Secrets Manager does not know " + name + ".");
  }
}

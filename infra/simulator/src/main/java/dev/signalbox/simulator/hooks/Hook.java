package dev.signalbox.simulator.hooks;

/// One webhook as its owner set it up.
///
/// @param account which PSA account it belongs to; several may live in one process
/// @param entity the plural name of what it watches, for example `Tickets`
/// @param secretKey the key of the signature; never printed
/// @param tellsOfDelays its owner wants a mail when callouts are delayed
public record Hook(
    String account,
    String entity,
    long id,
    String guid,
    String name,
    String url,
    String deactivationUrl,
    String secretKey,
    boolean tellsOfDelays) {

  /// What tells this hook from every other one.
  Key key() {
    return new Key(account, entity, id);
  }

  @Override
  public String toString() {
    return entity + " webhook " + id + " (" + name + ")";
  }

  record Key(String account, String entity, long id) {}
}

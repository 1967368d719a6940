package dev.signalbox.config;

import dev.signalbox.config.Console.Stores;
import dev.signalbox.core.account.Codes;
import dev.signalbox.core.account.SessionStore;
import dev.signalbox.core.connection.ConnectionStore;
import dev.signalbox.core.tenant.TenantStore;
import java.util.function.UnaryOperator;

/// All stores of a console but one, which something else wraps: for negative controls and races.
final class StoresBut {

  private StoresBut() {}

  static UnaryOperator<Stores> tenants(UnaryOperator<TenantStore> other) {
    return stores ->
        with(
            stores,
            other.apply(stores.tenants()),
            stores.codes(),
            stores.sessions(),
            stores.connections());
  }

  static UnaryOperator<Stores> codes(UnaryOperator<Codes> other) {
    return stores ->
        with(
            stores,
            stores.tenants(),
            other.apply(stores.codes()),
            stores.sessions(),
            stores.connections());
  }

  static UnaryOperator<Stores> sessions(UnaryOperator<SessionStore> other) {
    return stores ->
        with(
            stores,
            stores.tenants(),
            stores.codes(),
            other.apply(stores.sessions()),
            stores.connections());
  }

  static UnaryOperator<Stores> connections(UnaryOperator<ConnectionStore> other) {
    return stores ->
        with(
            stores,
            stores.tenants(),
            stores.codes(),
            stores.sessions(),
            other.apply(stores.connections()));
  }

  private static Stores with(
      Stores stores,
      TenantStore tenants,
      Codes codes,
      SessionStore sessions,
      ConnectionStore connections) {
    return new Stores(
        tenants,
        codes,
        sessions,
        connections,
        stores.secrets(),
        stores.settings(),
        stores.signals(),
        stores.directory(),
        stores.runs(),
        stores.routing(),
        stores.answers());
  }
}

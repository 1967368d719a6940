package dev.signalbox.aws.dynamo;

import dev.signalbox.core.connection.ConnectionId;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.connection.HookRoute;
import dev.signalbox.core.connection.HookRoutes;
import dev.signalbox.core.tenant.TenantId;
import java.util.Optional;

/// Hook routes. A token proves its tenant: nobody but this deployment can have made it.
public final class DynamoHookRoutes implements HookRoutes {

  private static final String TENANT = "tenant"; // S
  private static final String CONNECTION_OF = "connection"; // S
  private static final String GUID = "guid"; // S, or absent

  private final Table table;

  public DynamoHookRoutes(Table table) {
    this.table = table;
  }

  @Override
  public Optional<HookRoute> find(String tokenId) {
    return table.get(Keys.hook(tokenId)).map(DynamoHookRoutes::route);
  }

  @Override
  public void put(String tokenId, HookRoute route) {
    Fields fields =
        ConnectionItems.psa(ConnectionItems.state(new Fields(), route.state()), route.psa())
            .text(TENANT, route.ref().tenant().value())
            .text(CONNECTION_OF, route.ref().connection().value())
            .text(GUID, route.guid());
    var _ = table.write(Write.change(Keys.hook(tokenId), fields));
  }

  @Override
  public void delete(String tokenId) {
    var _ = table.write(Write.remove(Keys.hook(tokenId)));
  }

  private static HookRoute route(Item item) {
    return new HookRoute(
        new ConnectionRef(
            new TenantId(item.text(TENANT)), new ConnectionId(item.text(CONNECTION_OF))),
        ConnectionItems.psa(item),
        ConnectionItems.state(item),
        item.findText(GUID));
  }
}

package dev.signalbox.simulator.demo;

import dev.signalbox.simulator.demo.Client.Person;
import dev.signalbox.simulator.demo.Client.Site;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Companies, locations, contacts and opportunities as rows.
final class ClientRows {

  private final Account account;
  private final Instant now;
  private final Dice dice;
  private final List<Draft> rows = new ArrayList<>();
  private long opportunity;

  private ClientRows(Account account, Instant now, long seed) {
    this.account = account;
    this.now = now;
    this.dice = Dice.of(seed, account.key() + " client rows");
    this.opportunity = account.firstId("opportunity");
  }

  static List<Draft> of(Account account, List<Client> clients, Instant now, long seed) {
    ClientRows made = new ClientRows(account, now, seed);
    made.rows.add(made.company(0, account.name(), account.domain()).put("companyType", 1));
    for (int index = 0; index < clients.size(); index++) {
      made.add(clients.get(index), parent(clients, index));
    }
    made.addSharedAddress(clients);
    return made.rows;
  }

  /// Every tenth invented client belongs to the one before it.
  private static @org.jspecify.annotations.Nullable Long parent(List<Client> clients, int index) {
    return index % 10 == 9 ? clients.get(index - 1).id() : null;
  }

  private void add(Client client, @org.jspecify.annotations.Nullable Long parent) {
    rows.add(
        company(client.id(), client.name(), client.domain())
            .put("companyType", 1)
            .put("parentCompanyID", parent));
    for (Site site : client.sites()) {
      rows.add(
          Draft.of("CompanyLocation", site.id())
              .put("companyID", client.id())
              .put("name", site.name())
              .put("isActive", true)
              .put("isPrimary", site.equals(client.sites().getFirst())));
    }
    client.people().forEach(person -> rows.add(contact(person.id(), client, person, true)));
    if (dice.chance(0.4)) {
      rows.add(opportunity(client));
    }
  }

  private Draft company(long id, String name, String domain) {
    Instant since = now.minus(Duration.ofDays(400 + dice.between(0, 900)));
    return Draft.of("Company", id)
        .put("companyName", name)
        .put("companyNumber", "")
        .put("ownerResourceID", account.resource(0))
        .put("phone", "202-555-01" + dice.between(10, 99))
        .put("isActive", true)
        .put("webAddress", "https://www." + domain)
        .put("isClientPortalActive", true)
        .put("createDate", since)
        .put("createdByResourceID", account.resource(0))
        .put("lastActivityDate", since.plus(dice.within(Duration.ofDays(300))))
        .put("lastTrackedModifiedDateTime", since);
  }

  private Draft contact(long id, Client client, Person person, boolean active) {
    Instant since = now.minus(Duration.ofDays(100)).minus(dice.within(Duration.ofDays(300)));
    return Draft.of("Contact", id)
        .put("companyID", client.id())
        .put("companyLocationID", person.site().id())
        .put("firstName", person.firstName())
        .put("lastName", person.lastName())
        .put("emailAddress", person.email())
        .put(
            "phone",
            person.phone().map(text -> text.substring(0, Math.min(25, text.length()))).orElse(""))
        .put("title", person.job())
        .put("isActive", active ? 1L : 0L)
        .put("primaryContact", person.equals(client.people().getFirst()))
        .put("receivesEmailNotifications", true)
        .put("createDate", since)
        .put("lastModifiedDate", since)
        .put("lastActivityDate", since);
  }

  /// The same address twice: once as a contact who left, once at another company.
  private void addSharedAddress(List<Client> clients) {
    long id =
        account.firstId("contact")
            + clients.stream().mapToLong(client -> client.people().size()).sum();
    Client first = clients.getFirst();
    rows.add(contact(id, first, first.people().getLast(), false));
    Client last = clients.getLast();
    Person stranger = first.people().getFirst();
    Person moved =
        new Person(
            id + 1,
            stranger.name(),
            stranger.email(),
            stranger.job(),
            stranger.phone(),
            last.sites().getFirst());
    rows.add(contact(id + 1, last, moved, true));
  }

  private Draft opportunity(Client client) {
    Instant started = now.minus(dice.within(Duration.ofDays(80)));
    return Draft.of("Opportunity", opportunity++)
        .put("companyID", client.id())
        .put("contactID", client.people().getFirst().id())
        .put("title", dice.pick(List.of("Laptop refresh", "New site", "Cloud move", "Phones")))
        .put("description", "For " + client.name() + ".")
        .put("ownerResourceID", account.resource(0))
        .put("creatorResourceID", account.resource(0))
        .put("amount", BigDecimal.valueOf(dice.between(12, 240) * 100L))
        .put("cost", BigDecimal.valueOf(dice.between(6, 100) * 100L))
        .put("probability", dice.between(1, 9) * 10)
        .put("stage", 1)
        .put("status", 1)
        .put("useQuoteTotals", false)
        .put("createDate", started)
        .put("startDate", started)
        .put("lastActivity", started)
        .put("projectedCloseDate", now.plus(dice.within(Duration.ofDays(60))));
  }
}

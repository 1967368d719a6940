package dev.signalbox.core.signal;

import static dev.signalbox.core.Samples.NOON;

import dev.signalbox.core.psa.Company;
import dev.signalbox.core.psa.CompanyId;
import dev.signalbox.core.psa.ConfigurationItem;
import dev.signalbox.core.psa.Contact;
import dev.signalbox.core.psa.ContactId;
import dev.signalbox.core.psa.JobRole;
import dev.signalbox.core.psa.Location;
import dev.signalbox.core.psa.Member;
import dev.signalbox.core.psa.MemberId;
import dev.signalbox.core.psa.MemberRole;
import dev.signalbox.core.psa.Opportunity;
import dev.signalbox.core.psa.PsaRecord;
import dev.signalbox.core.psa.TicketCategory;
import java.math.BigDecimal;
import java.util.List;

/// One record of each kind that a directory holds, with every field set.
public final class Records {

  private static final CompanyId COMPANY = new CompanyId(174);

  private Records() {}

  public static List<PsaRecord> ofTheDirectory() {
    return List.of(
        new Company(COMPANY, "Ünique Ltd", true, 1L, 2L, new CompanyId(0), "+1", "a.example", NOON),
        new Contact(new ContactId(2), COMPANY, "Pat", "Doe", "p@a.example", "1", "CEO", true, NOON),
        new Location(3, COMPANY, "Harbour", "1 Quay\nLeith EH6", "+2", true, true),
        new Opportunity(
            4,
            COMPANY,
            new ContactId(2),
            new MemberId(6),
            "New firewall",
            5L,
            1L,
            new BigDecimal("1250.5"),
            60L,
            NOON.plusSeconds(9),
            NOON),
        new ConfigurationItem(
            5, COMPANY, new ContactId(2), 11L, "SRV-01", "CI-5", "SN 5", true, NOON),
        new Member(new MemberId(6), "Priya T", "priya@msp.example", true, false, true),
        new JobRole(7, "Engineer", true),
        new MemberRole(8, new MemberId(6), 7L, 29_682_833L, 3L, true),
        new TicketCategory(9, "Standard", true, false, true));
  }
}

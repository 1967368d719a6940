package dev.signalbox.simulator.autotask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.json.Json;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AttachmentsTest extends WithADesk {

  private static final String BLOCKED =
      "More than 10,000,000 bytes were attached within five minutes. Attachments can be created"
          + " again five minutes later.";

  AttachmentsTest() {
    super(1);
  }

  private Answer attach(String data) {
    return desk.post(
        "Tickets/100/Attachments",
        "{'attachmentType':'FILE_ATTACHMENT','fullPath':'a.txt','title':'a','publish':1,'data':'"
            + data
            + "'}");
  }

  /// So many bytes, in Base64.
  private Answer attach(int bytes) {
    return attach("AAAA".repeat(bytes / 3));
  }

  @Test
  void bytesComeFromTheOwnPathOnly() {
    long id = attach("aGVsbG8=").itemId();

    Json.Obj own = desk.get("Tickets/100/Attachments/" + id).items().getFirst();
    assertThat(own.text("data")).hasValue("aGVsbG8=");
    assertThat(own.number("fileSize")).hasValue(5);
    assertThat(own.number("attachedByResourceID")).hasValue(Desk.API);
    assertThat(desk.get("Tickets/100/Attachments").items().getFirst().text("data")).isEmpty();
    assertThat(desk.get("TicketAttachments/" + id).item().text("data")).isEmpty();
    Json.Obj info = desk.get("AttachmentInfo/" + id).item();
    assertThat(info.number("parentType")).hasValue(4);
    assertThat(info.number("ticketID")).hasValue(100);
    assertThat(info.number("companyID")).hasValue(174);
    assertThat(desk.get("Tickets/100/Attachments/4711").items()).isEmpty();
  }

  @Test
  void whatIsDeletedIsListedNowhere() {
    long id = attach("aGVsbG8=").itemId();
    assertThat(desk.delete("Tickets/100/Attachments/" + id).itemId()).isEqualTo(id);
    assertThat(desk.get("AttachmentInfo/" + id).text()).isEqualTo("{\"item\":null}");
    assertThat(desk.find("TicketAttachments", "{'op':'exist','field':'id'}")).isEmpty();
  }

  @Test
  void bytesAndTheirNumberCannotBeAskedBy() {
    for (String field : new String[] {"data", "fileSize", "creatorType"}) {
      assertThat(
              desk.post(
                      "TicketAttachments/query",
                      "{'filter':[{'op':'exist','field':'" + field + "'}]}")
                  .error())
          .contains("is not queryable");
    }
  }

  @Test
  void badAttachmentsAreRefused() {
    assertThat(attach("?").error()).isEqualTo("The data of the attachment is not Base64.");
    assertThat(
            desk.post(
                    "Tickets/100/Attachments",
                    "{'attachmentType':'X','fullPath':'a','title':'a','publish':1}")
                .error())
        .isEqualTo("Invalid attachmentType.");
    assertThat(desk.post("TicketAttachments", "{}").status()).isEqualTo(404);
  }

  @Test
  void oneIsAtMostSevenMegabytesOrSix() {
    assertThat(attach(7_000_002).error()).isEqualTo("The attachment is larger than 7 MB.");
    desk.autotask().set(desk.autotask().switches().with("attachmentMegabytes", 6));
    assertThat(attach(6_300_000).error()).isEqualTo("The attachment is larger than 6 MB.");
    desk.autotask().set(desk.autotask().switches().with("attachmentMegabytes", 7));
    assertThat(attach(6_300_000).status()).isEqualTo(200);
  }

  @Test
  void whoeverAttachesTooMuchInFiveMinutesAttachesNothingForFive() {
    assertThat(attach(4_500_000).status()).isEqualTo(200);
    assertThat(attach(4_500_000).status()).isEqualTo(200);
    assertThat(attach(4_500_000).error()).isEqualTo(BLOCKED);
    assertThat(attach(3).error()).as("small, and blocked all the same").isEqualTo(BLOCKED);
    desk.clock.advance(Duration.ofSeconds(299));
    assertThat(attach(3).error()).isEqualTo(BLOCKED);
    desk.clock.advance(Duration.ofSeconds(1));
    assertThat(attach(4_500_000).status()).isEqualTo(200);
  }
}

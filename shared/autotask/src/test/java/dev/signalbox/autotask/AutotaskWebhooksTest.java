package dev.signalbox.autotask;

import static dev.signalbox.autotask.Signed.GUID;
import static dev.signalbox.autotask.Signed.KEY;
import static dev.signalbox.autotask.Signed.header;
import static dev.signalbox.autotask.Signed.headers;
import static dev.signalbox.autotask.Signed.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.WebhookReader;
import dev.signalbox.core.psa.WebhookReader.Action;
import dev.signalbox.core.psa.WebhookReader.Hint;
import dev.signalbox.core.psa.WebhookReader.Reading;
import dev.signalbox.core.psa.WebhookReader.Reason;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("RT-17")
class AutotaskWebhooksTest {

  private static final String CREATE =
      """
      {"Action":"Create","Guid":"a1da62a4-2c49-40a8-8183-69994ce5b3eb","EntityType":"Ticket",\
      "Id":351181,"Fields":{"TicketNumber":"T20260105.0001"},"EventTime":"2026-01-05T14:57:50Z",\
      "SequenceNumber":1,"PersonID":30691780}\
      """;
  private static final String UPDATE =
      """
      {"Action":"Update","Guid":"a1da62a4-2c49-40a8-8183-69994ce5b3eb","EntityType":"Ticket",\
      "Id":351181,"Fields":{"Title":"Caf\\u00E9 \\u0026 \\u0022S\\u00F6hne\\u0022 \\u003CO\\u0027Brien\
      \\u003E \\u0060x\\u0060\\u002B1 \\uD83D\\uDE00\\r\\nline","Status":"5"},\
      "EventTime":"2026-01-05T15:10:00Z","SequenceNumber":2,"PersonID":30691780}\
      """;
  private static final String CREATE_SIGNATURE = "sha1=qK7ykXuwf2I0iI4BBlD2JI5gPqQ=";
  private static final String UPDATE_SIGNATURE = "sha1=NLTjiuHiqMT9jNIqqR13HgQgdBA=";

  private final WebhookReader reader = Autotask.webhooks();

  private Reading read(String body, String... signatures) {
    return reader.read(headers(signatures), utf8(body), List.of(KEY), GUID);
  }

  private Reading signed(String body) {
    return read(body, header(utf8(body), KEY));
  }

  private static Reading refused(Reason why) {
    return new Reading.Refused(why);
  }

  private static Reading changed(Entity entity, long id, Action action) {
    return new Reading.Trusted(new Hint.Changed(entity, id, action));
  }

  @Test
  void knownSignaturesAreAccepted() {
    assertThat(read(CREATE, CREATE_SIGNATURE))
        .isEqualTo(changed(Entity.TICKET, 351181, Action.CREATE));
    assertThat(read(UPDATE, UPDATE_SIGNATURE))
        .isEqualTo(changed(Entity.TICKET, 351181, Action.UPDATE));
  }

  @Test
  void onlyTheBytesThatWereSignedCount() {
    assertThat(read(UPDATE.replace("\\u0026", "&"), UPDATE_SIGNATURE))
        .isEqualTo(refused(Reason.BAD_SIGNATURE));
    assertThat(read(UPDATE.replace("\\u00E9", "é"), UPDATE_SIGNATURE))
        .isEqualTo(refused(Reason.BAD_SIGNATURE));
    assertThat(read(UPDATE.replace("\\u00E9", "\\u00e9"), UPDATE_SIGNATURE))
        .isEqualTo(refused(Reason.BAD_SIGNATURE));
    assertThat(
            read(
                CREATE
                    .replace("\"SequenceNumber\":1,", "")
                    .replace("{\"A", "{\"SequenceNumber\":1,\"A"),
                CREATE_SIGNATURE))
        .isEqualTo(refused(Reason.BAD_SIGNATURE));
    assertThat(read(CREATE + "\n", CREATE_SIGNATURE)).isEqualTo(refused(Reason.BAD_SIGNATURE));
  }

  @Test
  void headerHasToBeWrittenAsAutotaskWritesIt() {
    byte[] raw = Base64.getDecoder().decode(CREATE_SIGNATURE.substring(5));
    String base64 = CREATE_SIGNATURE.substring(5);
    for (String shape :
        List.of(
            "",
            "sha1=",
            base64,
            "SHA1=" + base64,
            "sha256=" + base64,
            "sha1=" + HexFormat.of().formatHex(raw),
            "sha1=" + base64.substring(0, 27),
            "sha1=" + base64 + "=",
            "sha1= " + base64,
            " sha1=" + base64,
            "sha1=" + base64 + " ",
            "sha1=" + base64 + "," + base64,
            "sha1=" + base64.replace('+', '-').replace('/', '_') + "!")) {
      assertThat(read(CREATE, shape)).as(shape).isEqualTo(refused(Reason.BAD_SIGNATURE));
    }
  }

  @Test
  void anotherSpellingOfTheSameBytesIsRefused() {
    // The last character before the padding has two bits that decoding drops.
    assertThat(Base64.getDecoder().decode("qK7ykXuwf2I0iI4BBlD2JI5gPqR="))
        .isEqualTo(Base64.getDecoder().decode("qK7ykXuwf2I0iI4BBlD2JI5gPqQ="));
    assertThat(read(CREATE, "sha1=qK7ykXuwf2I0iI4BBlD2JI5gPqR="))
        .isEqualTo(refused(Reason.BAD_SIGNATURE));
  }

  @Test
  void missingAndDoubledHeadersAreRefused() {
    assertThat(reader.read(Map.of(), utf8(CREATE), List.of(KEY), GUID))
        .isEqualTo(refused(Reason.NO_SIGNATURE));
    assertThat(read(CREATE)).isEqualTo(refused(Reason.NO_SIGNATURE));
    assertThat(read(CREATE, CREATE_SIGNATURE, CREATE_SIGNATURE))
        .isEqualTo(refused(Reason.BAD_SIGNATURE));
    assertThat(read(CREATE, "", CREATE_SIGNATURE)).isEqualTo(refused(Reason.BAD_SIGNATURE));
  }

  @Test
  void keyThatDiffersInOneCharacterIsRefused() {
    String other = KEY.substring(0, KEY.length() - 1) + "G";
    assertThat(reader.read(headers(CREATE_SIGNATURE), utf8(CREATE), List.of(other), GUID))
        .isEqualTo(refused(Reason.BAD_SIGNATURE));
  }

  @Test
  void currentAndPreviousKeyAreBothAccepted() {
    String next = "next-key-next-key-next-key-next-";
    assertThat(reader.read(headers(CREATE_SIGNATURE), utf8(CREATE), List.of(next, KEY), GUID))
        .isInstanceOf(Reading.Trusted.class);
    assertThat(reader.read(headers(CREATE_SIGNATURE), utf8(CREATE), List.of(KEY, next), GUID))
        .isInstanceOf(Reading.Trusted.class);
  }

  @Test
  void deliveryOfAnotherHookIsRefused() {
    assertThat(
            reader.read(
                headers(CREATE_SIGNATURE),
                utf8(CREATE),
                List.of(KEY),
                "b1da62a4-2c49-40a8-8183-69994ce5b3eb"))
        .isEqualTo(refused(Reason.OTHER_HOOK));
    assertThat(signed("{\"Action\":\"Update\",\"EntityType\":\"Ticket\",\"Id\":1}"))
        .isEqualTo(refused(Reason.OTHER_HOOK));
  }

  @Test
  void guidIsNotComparedWhileItIsUnknown() {
    assertThat(reader.read(headers(CREATE_SIGNATURE), utf8(CREATE), List.of(KEY), null))
        .isInstanceOf(Reading.Trusted.class);
  }

  @Test
  void guidAndNamesMatchWhateverTheirCase() {
    assertThat(
            signed(
                "{\"ACTION\":\"delete\",\"guid\":\""
                    + GUID.toUpperCase(java.util.Locale.ROOT)
                    + "\",\"entityType\":\"TICKETNOTE\",\"ID\":\"7\"}"))
        .isEqualTo(changed(Entity.NOTE, 7, Action.DELETE));
  }

  @Test
  void switchingOffIsBelievedOnlyWhenSigned() {
    String body = "{\"Action\":\"Deactivated\",\"Guid\":\"" + GUID + "\"}";
    assertThat(signed(body)).isEqualTo(new Reading.Trusted(new Hint.SwitchedOff()));
    assertThat(reader.read(Map.of(), utf8(body), List.of(KEY), GUID))
        .isEqualTo(refused(Reason.NO_SIGNATURE));
    assertThat(read(body, CREATE_SIGNATURE)).isEqualTo(refused(Reason.BAD_SIGNATURE));
    assertThat(reader.read(headers(header(utf8(body), "\0")), utf8(body), List.of(), GUID))
        .isEqualTo(refused(Reason.NO_KEY));
  }

  @ParameterizedTest
  @CsvSource({
    "Ticket,TICKET",
    "Tickets,TICKET",
    "TicketNote,NOTE",
    "TicketNotes,NOTE",
    "Account,COMPANY",
    "Company,COMPANY",
    "Companies,COMPANY",
    "Contact,CONTACT",
    "Contacts,CONTACT"
  })
  void oldAndNewEntityNamesAreRead(String name, Entity entity) {
    assertThat(signed(body("Update", name, "12"))).isEqualTo(changed(entity, 12, Action.UPDATE));
  }

  @Test
  void ownOrganisationIsARealCompany() {
    assertThat(signed(body("Update", "Account", "0")))
        .isEqualTo(changed(Entity.COMPANY, 0, Action.UPDATE));
  }

  @Test
  void whatWeHaveNoUseForIsNamedAndNotRefused() {
    assertThat(signed(body("Update", "Project", "12")))
        .isEqualTo(new Reading.Trusted(new Hint.Unwanted("Project Update")));
    assertThat(signed(body("Explode", "Ticket", "12")))
        .isEqualTo(new Reading.Trusted(new Hint.Unwanted("Ticket Explode")));
    assertThat(signed("{\"Guid\":\"" + GUID + "\"}"))
        .isEqualTo(new Reading.Trusted(new Hint.Unwanted("? ?")));
  }

  @Test
  void namesFromOutsideCannotForgeALogLine() {
    assertThat(signed(body("Update", "X\\r\\n2026 ERROR\\u001b[31m" + "y".repeat(900), "12")))
        .isEqualTo(new Reading.Trusted(new Hint.Unwanted("XERRORm" + "y".repeat(33) + " Update")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "null", "\"x\"", "1.5", "{}", "99999999999999999999999999"})
  void changeWithoutAUsableIdIsRefused(String id) {
    assertThat(signed(body("Update", "Ticket", id))).isEqualTo(refused(Reason.MALFORMED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "\"x\"", "{", "{}{}", "{\"Id\":01}", "{\"Id\":1,}", "nonsense"})
  void signedBodyThatIsNoObjectIsRefused(String body) {
    assertThat(signed(body)).isEqualTo(refused(Reason.MALFORMED));
  }

  @Test
  void nameThatComesInTwoSpellingsIsRefused() {
    assertThat(signed("{\"Action\":\"Delete\",\"action\":\"Update\",\"Guid\":\"" + GUID + "\"}"))
        .isEqualTo(refused(Reason.MALFORMED));
  }

  private static String body(String action, String entity, String id) {
    return "{\"Action\":\"%s\",\"Guid\":\"%s\",\"EntityType\":\"%s\",\"Id\":%s,\"Fields\":{}}"
        .formatted(action, GUID, entity, id);
  }
}

package dev.signalbox.local.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.local.cloud.AwsService;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;

@OnCloud
@Needs(AwsService.MAIL)
// The builders of the SDK take their parts as generic varargs.
@SuppressWarnings("unchecked")
class SesContract {

  private final SesV2Client ses;
  private final URI mailbox;
  private final String to = UUID.randomUUID() + "@example.com";

  SesContract(Cloud cloud) {
    ses = cloud.client(AwsService.MAIL, SesV2Client.builder());
    mailbox = cloud.endpoint(AwsService.MAIL);
  }

  @Test
  void aSentMailIsInTheMailbox() throws Exception {
    String id = send(to, "Your code", "123456");

    assertThat(id).isNotBlank();
    assertThat(read("/mails?to=" + to))
        .contains("\"subject\":\"Your code\"")
        .contains("\"text\":\"123456\"")
        .contains("\"from\":\"desk@example.com\"");
  }

  @Test
  void aMailboxShowsOnlyItsOwnMail() throws Exception {
    send("other-" + to, "Your code", "123456");

    assertThat(read("/mails?to=" + to)).isEqualTo("{\"items\":[]}");
  }

  @Test
  void thePageShowsMailsAsTextOnly() throws Exception {
    send(to, "<script>alert(1)</script>", "a & b <b>bold</b>");

    assertThat(read("/?to=" + to))
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
        .contains("a &amp; b &lt;b&gt;bold&lt;/b&gt;")
        .doesNotContain("<script>");
  }

  @Test
  void anEmptyMailboxSaysSo() throws Exception {
    assertThat(read("/?to=nobody-" + to)).contains("No mail yet");
  }

  @Test
  void aMailWithoutRecipientIsRefused() {
    assertThatThrownBy(() ->
            ses.sendEmail(r ->
                r.fromEmailAddress("desk@example.com")
                    .destination(d -> d.toAddresses())
                    .content(c ->
                        c.simple(
                            s -> s.subject(x -> x.data("s")).body(b -> b.text(t -> t.data("t")))))))
        .isInstanceOf(BadRequestException.class);
  }

  private String send(String to, String subject, String text) {
    return ses.sendEmail(r ->
            r.fromEmailAddress("desk@example.com")
                .destination(d -> d.toAddresses(to))
                .content(c ->
                    c.simple(
                        s -> s.subject(x -> x.data(subject)).body(b -> b.text(t -> t.data(text))))))
        .messageId();
  }

  private String read(String path) throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(
              HttpRequest.newBuilder(mailbox.resolve(path)).build(), BodyHandlers.ofString())
          .body();
    }
  }
}

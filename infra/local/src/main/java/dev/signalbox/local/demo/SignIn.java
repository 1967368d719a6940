package dev.signalbox.local.demo;

import dev.signalbox.json.Json;
import dev.signalbox.json.ObjBuilder;
import dev.signalbox.local.mail.Mail;
import dev.signalbox.local.mail.Mailbox;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Signs somebody in as they would themselves: ask for a code, read it in the mailbox, enter it.
public final class SignIn {

  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");

  /// Tokens of somebody who signed in.
  public record Tokens(String access, String refresh) {

    static Tokens of(Json.Obj granted) {
      return new Tokens(
          granted.text("accessToken").orElseThrow(), granted.text("refreshToken").orElseThrow());
    }

    /// Tokens are not for logs.
    @Override
    public String toString() {
      return "Tokens";
    }
  }

  private final JsonClient api;
  private final Mailbox mailbox;

  public SignIn(JsonClient api, Mailbox mailbox) {
    this.api = api;
    this.mailbox = mailbox;
  }

  public Tokens signIn(String email) {
    return Tokens.of(api.post("/v1/auth/token", ask(email)));
  }

  /// What is to be entered, once the mail is there.
  public ObjBuilder ask(String email) {
    int before = mailbox.to(email).size();
    String challenge =
        api.post("/v1/auth/code", Json.object().put("email", email))
            .text("challenge")
            .orElseThrow();
    String code =
        Patience.until("the sign-in mail to " + email, LONGEST, () -> newCode(email, before));
    return Json.object().put("challenge", challenge).put("code", code);
  }

  public Tokens refresh(Tokens tokens) {
    return Tokens.of(
        api.post("/v1/auth/refresh", Json.object().put("refreshToken", tokens.refresh())));
  }

  private Optional<String> newCode(String email, int before) {
    var mails = mailbox.to(email);
    return mails.size() == before ? Optional.empty() : codeIn(mails.getFirst());
  }

  private static Optional<String> codeIn(Mail mail) {
    Matcher code = CODE.matcher(mail.text().orElse(""));
    return code.find() ? Optional.of(code.group()) : Optional.empty();
  }
}

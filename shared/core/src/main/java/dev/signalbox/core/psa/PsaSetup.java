package dev.signalbox.core.psa;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What an admin's screens need of a PSA, once credentials are there.
public interface PsaSetup {

  /// What a live call showed.
  ///
  /// @param apiVersion as the PSA says, empty when it does not
  record Check(String zone, String account, String apiVersion) {}

  /// One cheap authenticated call.
  ///
  /// @throws PsaFault naming what is wrong
  Check check();

  TicketFields ticketFields();

  /// The picklists by which companies and configuration items are chosen.
  ScopeFields scopeFields();

  /// Everyone who can be assigned work or log in, active or not, API users included.
  List<Member> members();

  /// How much of the account's calls is in use, by us and by others.
  AccountUse use();

  /// What to ask for a report on rights and setup, without writing anything. Nothing is asked yet.
  List<Question> inspection(Inspection of);

  /// The webhooks that bear our mark, and how many hooks the API user may own.
  HookReport hooks(HookPlan plan);

  /// Makes the hooks of the plan exist, active and complete: adopts ours by name, repairs what
  /// differs, removes our stale ones, never touches anybody else's.
  Provisioning provision(HookPlan plan);

  /// Removes the hooks that bear our mark.
  void removeHooks(HookPlan plan);

  /// Deliveries that the PSA gave up within this time, by its clock, one page of them.
  ///
  /// @param afterId -1 for the first page, else what the page before was read to
  HookErrors hookErrors(Instant from, Instant until, long afterId);

  /// One of them.
  Optional<HookError> hookError(long id);
}

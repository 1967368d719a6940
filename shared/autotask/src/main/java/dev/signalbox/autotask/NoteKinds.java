package dev.signalbox.autotask;

import dev.signalbox.core.psa.Audience;
import dev.signalbox.core.psa.Writer;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who wrote a ticket note and who may read it. Autotask shows a customer as author only of some
/// notes, so the note types that it makes itself decide as well.
final class NoteKinds {

  /// All Autotask Users, which customers see; every other level stays with the provider.
  private static final long TO_CUSTOMERS = 1;

  /// Client Portal Note and Email.
  private static final Set<Long> BY_CUSTOMERS = Set.of(18L, 101L);

  /// Notes of workflow rules, of duplicates, forwards and merges, of monitoring and backup tools.
  private static final Set<Long> BY_PROGRAMS = Set.of(13L, 15L, 91L, 92L, 93L, 94L, 95L, 99L, 100L);

  private NoteKinds() {}

  static Writer writer(Row note) {
    Long type = note.number("noteType");
    if (note.reference("createdByContactID") != null || in(BY_CUSTOMERS, type)) {
      return Writer.CUSTOMER;
    }
    boolean byNobody = note.reference("creatorResourceID") == null;
    return byNobody || in(BY_PROGRAMS, type) ? Writer.PROGRAM : Writer.TECHNICIAN;
  }

  static Audience audience(Row note) {
    Long level = note.number("publish");
    return level != null && level == TO_CUSTOMERS ? Audience.CUSTOMER : Audience.INTERNAL;
  }

  private static boolean in(Set<Long> types, @Nullable Long type) {
    return type != null && types.contains(type);
  }
}

package dev.signalbox.simulator.autotask.store;

import java.util.OptionalLong;

/// Who makes a change.
///
/// @param id resource id, or contact id for a contact, or 0 for nobody
/// @param impersonator the API user's resource id when it writes in this person's name
public record Actor(Kind kind, long id, OptionalLong impersonator) {

  /// What sort of person.
  public enum Kind {
    RESOURCE,
    CONTACT,
    API_USER,
    BACKGROUND
  }

  public static Actor resource(long id) {
    return new Actor(Kind.RESOURCE, id, OptionalLong.empty());
  }

  public static Actor contact(long id) {
    return new Actor(Kind.CONTACT, id, OptionalLong.empty());
  }

  public static Actor apiUser(long resourceId) {
    return new Actor(Kind.API_USER, resourceId, OptionalLong.empty());
  }

  public static Actor impersonated(long resourceId, long apiUserResourceId) {
    return new Actor(Kind.RESOURCE, resourceId, OptionalLong.of(apiUserResourceId));
  }

  /// The vendor itself: workflow rules, recomputed agreements, bulk edits.
  public static Actor background() {
    return new Actor(Kind.BACKGROUND, 0, OptionalLong.empty());
  }

  public boolean isBackground() {
    return kind == Kind.BACKGROUND;
  }

  public boolean isContact() {
    return kind == Kind.CONTACT;
  }

  public boolean isApiUser() {
    return kind == Kind.API_USER;
  }
}

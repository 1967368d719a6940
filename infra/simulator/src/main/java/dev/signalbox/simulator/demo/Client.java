package dev.signalbox.simulator.demo;

import java.util.List;
import java.util.Optional;

/// A company that the provider looks after.
///
/// @param id its row
/// @param languages what its people write in, the main one first
record Client(
    long id,
    String name,
    String domain,
    List<String> languages,
    List<Site> sites,
    List<String> applications,
    List<Device> devices,
    List<Person> people) {

  Client {
    languages = List.copyOf(languages);
    sites = List.copyOf(sites);
    applications = List.copyOf(applications);
    devices = List.copyOf(devices);
    people = List.copyOf(people);
  }

  record Site(long id, String name) {}

  record Device(String name, String type) {}

  record Person(long id, String name, String email, String job, Optional<String> phone, Site site) {

    String firstName() {
      return name.contains(" ") ? name.substring(0, name.lastIndexOf(' ')) : name;
    }

    String lastName() {
      return name.substring(name.lastIndexOf(' ') + 1);
    }

    /// What colleagues call this person.
    String givenName() {
      return firstName().replaceFirst("^(Dr\\.|Frau|Herr) ", "");
    }
  }

  Optional<Person> personWith(String email) {
    return people.stream().filter(person -> person.email().equalsIgnoreCase(email)).findFirst();
  }
}

/// What is particular to one account: its users and their rights, its fields and picklists, and how
/// it behaves where Autotask's documents leave it open.
@NullMarked
package dev.signalbox.simulator.autotask.account;

import org.jspecify.annotations.NullMarked;

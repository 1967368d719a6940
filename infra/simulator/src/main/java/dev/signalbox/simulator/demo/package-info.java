/// The demo accounts: invented managed service providers with clients, people, queues and ninety
/// days of tickets, made from the packaged texts and a seed. Gives plain rows; knows no store.
@NullMarked
package dev.signalbox.simulator.demo;

import org.jspecify.annotations.NullMarked;

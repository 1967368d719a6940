/// Amazon SES as far as Signalbox uses it: mails that are sent end in a mailbox that can be read in
/// a browser.
@NullMarked
package dev.signalbox.local.mail;

import org.jspecify.annotations.NullMarked;

/// Mail through Amazon SES.
@NullMarked
package dev.signalbox.aws.mail;

import org.jspecify.annotations.NullMarked;

/// HTTP on loopback, for the endpoints of the local cloud and for the API in front of the
/// functions.
@NullMarked
package dev.signalbox.local.http;

import org.jspecify.annotations.NullMarked;

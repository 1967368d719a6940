/// Takes deliveries from PSAs: verified, queued, acknowledged.
///
/// | delivery | answer |
/// | --- | --- |
/// | genuine and wanted, queued | 202 |
/// | genuine, of no use to us | 202 |
/// | for a connection that is paused or disabled | 202 |
/// | not signed, not by us, malformed | 401 |
/// | on an address that we did not make | 404 |
/// | larger than 256 kB | 413 |
/// | queue or look-up down | 503, 429 for ConnectWise |
@NullMarked
package dev.signalbox.webhook;

import org.jspecify.annotations.NullMarked;

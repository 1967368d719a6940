/// Who uses this deployment: tenants, their users and roles.
@NullMarked
package dev.signalbox.core.tenant;

import org.jspecify.annotations.NullMarked;

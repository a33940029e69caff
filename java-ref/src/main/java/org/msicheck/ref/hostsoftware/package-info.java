/**
 * Spec module {@code HostSoftware}: steps on the host's eventfds, irqfds and routes.
 */
package org.msicheck.ref.hostsoftware;

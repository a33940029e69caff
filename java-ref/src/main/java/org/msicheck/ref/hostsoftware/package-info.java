/**
 * Spec module {@code HostSoftware}: steps that are not about registers.
 */
package org.msicheck.ref.hostsoftware;

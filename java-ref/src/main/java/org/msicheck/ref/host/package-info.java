/**
 * Spec module {@code Host}: the host's half of an assigned function (VFIO, KVM).
 */
package org.msicheck.ref.host;

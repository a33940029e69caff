/**
 * Spec module {@code SharedSettings}: steps that share a handler, or a setting that several owners ask for.
 */
package org.msicheck.ref.sharedsettings;

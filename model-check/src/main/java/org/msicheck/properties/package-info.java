/** The table of properties, {@code spec/properties.yaml}: what hardware may differ in. */
package org.msicheck.properties;

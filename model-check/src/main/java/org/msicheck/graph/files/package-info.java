/** Files of state graphs: NDJSON that is written and read back, DOT and ITF that are written. */
package org.msicheck.graph.files;

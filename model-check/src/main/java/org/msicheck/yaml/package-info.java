/** YAML documents with the place of every value, checked against a schema, with errors at line and column. */
package org.msicheck.yaml;

/** The documented event format for everybody else: one JSON object a line (schema/events.schema.json). */
package org.msicheck.validate.ndjson;

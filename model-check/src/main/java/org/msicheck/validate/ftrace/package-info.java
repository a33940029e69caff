/** Linux ftrace text of a guest, joined with the log of its machine by content, without a common clock. */
package org.msicheck.validate.ftrace;

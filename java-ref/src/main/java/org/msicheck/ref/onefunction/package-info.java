/** Module OneFunction: one function under any software, with the events that a log can show as its actions. */
package org.msicheck.ref.onefunction;

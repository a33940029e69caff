/** What a log's functions are like, in the words of the specification's properties, and the observers of such functions. */
package org.msicheck.validate.device;

/** Where results go: files that are whole or not there, standard output whose failures are heard of, scratch folders. */
package org.msicheck.output;

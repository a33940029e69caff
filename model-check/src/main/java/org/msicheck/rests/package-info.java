/** What a verdict rests on: the weakest assumptions about function and platform under which outcomes never happen. */
package org.msicheck.rests;

/** What a log allows one vector of a function to be: the subset construction of module OneFunction, built as it is met. */
package org.msicheck.observer;

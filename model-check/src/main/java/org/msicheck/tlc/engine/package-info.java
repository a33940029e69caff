/**
 * The calls into TLC. Loaded by a class loader of its own for each worker, together with TLC; the only package that
 * imports TLC.
 */
package org.msicheck.tlc.engine;

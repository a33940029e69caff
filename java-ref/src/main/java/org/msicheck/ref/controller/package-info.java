/**
 * Spec module {@code Controller}: inputs of a controller that are set to edge or to level.
 */
package org.msicheck.ref.controller;

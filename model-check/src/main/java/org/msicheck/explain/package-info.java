/** Says in words what a graph holds: steps, what they change, devices, and why an outcome is reached. */
package org.msicheck.explain;

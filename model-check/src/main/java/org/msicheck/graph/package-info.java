/**
 * State graphs: explored, exported, read back and compared.
 *
 * <p>A {@link org.msicheck.graph.StateGraph} is numbered canonically, so that two graphs are equal exactly if their
 * exports are, whoever explored them and in whatever order.
 */
package org.msicheck.graph;

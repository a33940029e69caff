/**
 * The reference: the executable twin of the specification.
 *
 * <p>{@link org.msicheck.ref.Reference#of} makes a system that can be stepped from the constants of a model
 * ({@link org.msicheck.ref.state.MachineConfig}). Below it there is one package for each module of the specification,
 * with the same names for parts, state and actions; a test holds both sides together.
 *
 * <p>A state is one array of words. Every part ({@link org.msicheck.ref.function.Function},
 * {@link org.msicheck.ref.processor.Processors}, wires, slots, programs ...) is a stateless rule object that knows its
 * words, so the parts can be used alone, over an array that someone else keeps:
 *
 * <pre>{@code
 * Words layout = new Words();
 * Function nic = new MsixFunction(platform, device, layout);
 * Processors cpus = new Processors(platform, layout);
 * int[] words = new int[layout.taken()];
 * cpus.start(words);
 * nic.powerOn(words);
 * nic.writeDword(words, Register.DATA, rx, 33, Effect.NONE);
 * if (nic.canSend(words, rx)) {
 *     cpus.acceptMessage(words, cpu, vector, rx);   // where nic.outgoing(words, rx) points
 * }
 * }</pre>
 *
 * <p>The test {@code EmbeddingExampleTest} has the whole of it.
 */
package org.msicheck.ref;

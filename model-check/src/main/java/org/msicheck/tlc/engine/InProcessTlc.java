package org.msicheck.tlc.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.msicheck.graph.GraphListener;
import org.msicheck.system.ModelValue;
import org.msicheck.tla.TlaModule;
import org.msicheck.tlc.Exploration;
import org.msicheck.tlc.InvariantResult;
import org.msicheck.tlc.PropertyResult;
import org.msicheck.tlc.TlcConfig;
import org.msicheck.tlc.TlcEngine;
import org.msicheck.tlc.TlcException;
import org.msicheck.tlc.TlcModel;
import tla2sany.semantic.OpDeclNode;
import tlc2.TLCGlobals;
import tlc2.output.EC;
import tlc2.output.MP;
import tlc2.output.MPRecorder;
import tlc2.tool.ModelChecker;
import tlc2.tool.TLCState;
import tlc2.tool.impl.FastTool;
import tlc2.tool.liveness.LiveWorker;
import tlc2.util.FP64;
import tlc2.util.IStateWriter;
import util.ToolIO;
import util.UniqueString;

/** TLC's model checker, run with one worker so that the first edge into a state is its breadth-first parent. */
public final class InProcessTlc implements TlcEngine {
    private static final int MAX_CONSOLE = 1 << 16;

    private static final Pattern PROGRESS =
            Pattern.compile("^(Parsing|Semantic processing|Starting|\\*\\*\\* \\w+: \\d+$)");

    private final ByteArrayOutputStream console = new ByteArrayOutputStream();

    /** Switches off what TLC would print or save. */
    public InProcessTlc() {
        silence(new PrintStream(new Capped(console), true, StandardCharsets.UTF_8));
    }

    private static void silence(final PrintStream capture) {
        ToolIO.out = capture;
        ToolIO.err = capture;
        TLCGlobals.warn = false;
        TLCGlobals.chkptDuration = 0;
    }

    @Override
    public Exploration explore(final TlcModel model, final GraphListener listener, final Path scratch)
            throws IOException {
        final long start = System.nanoTime();
        final Run run = new Run(model, model.config().bare(), scratch);
        final FingerprintIndex index = new FingerprintIndex();
        final EdgeReporter writer = new EdgeReporter(
                run.tool,
                index,
                new Predicates(run.tool, model.predicates()),
                new StateTexts(listener, variables(run.tool).toArray(UniqueString[]::new)),
                listener);
        final long ready = System.nanoTime();
        final ModelChecker checker = run.check(index, writer);
        writer.rethrow();
        run.requireSuccess();
        final long end = System.nanoTime();
        return new Exploration(
                index.size(),
                checker.getStatesGenerated(),
                writer.initialStates(),
                checker.trace.getLevelForReporting(),
                end - start,
                end - ready);
    }

    @Override
    public InvariantResult checkInvariant(final TlcModel model, final String invariant, final Path scratch)
            throws IOException {
        final Run run = new Run(model, model.config().bare().with("INVARIANT", invariant), scratch);
        final LastInitialState writer = new LastInitialState();
        run.check(new FingerprintIndex(), writer);
        if (run.result == EC.TLC_INVARIANT_VIOLATED_BEHAVIOR) {
            return new InvariantResult(true, run.messages.trace());
        } else if (run.result == EC.TLC_INVARIANT_VIOLATED_INITIAL) {
            return new InvariantResult(true, List.of(valueOf(writer.state)));
        }
        run.requireSuccess();
        return new InvariantResult(false, List.of());
    }

    @Override
    public PropertyResult checkProperty(
            final TlcModel model, final String specification, final String property, final Path scratch)
            throws IOException {
        final TlcConfig config = model.config()
                .bare()
                .without("INIT", "NEXT", "SPECIFICATION")
                .with("SPECIFICATION", specification)
                .with("PROPERTY", property);
        forgetLiveness();
        final Run run = new Run(model, config, scratch);
        run.check(new FingerprintIndex(), new QuietWriter());
        if (run.result == EC.TLC_TEMPORAL_PROPERTY_VIOLATED) {
            return new PropertyResult(false, run.messages.trace(), run.messages.loopStart());
        } else if (run.result == EC.TLC_ACTION_PROPERTY_VIOLATED_BEHAVIOR
                || run.result == EC.TLC_INVARIANT_VIOLATED_BEHAVIOR) {
            final List<ModelValue> trace = run.messages.trace();
            return new PropertyResult(false, trace, trace.size() - 1);
        }
        run.requireSuccess();
        return new PropertyResult(true, List.of(), -1);
    }

    @Override
    public TlaModule parse(final TlcModel model, final Path scratch) throws IOException {
        forgetLastModel();
        return ModuleParser.parse(model.rootModule(), new ModuleFiles(model, model.config(), scratch));
    }

    /**
     * Clears what a model leaves behind in static fields. Each name carries the index of its variable or definition; an
     * index from the last model would be taken for one of the next model's.
     */
    private static void forgetLastModel() {
        UniqueString.internTbl.toMap().values().forEach(name -> name.setLoc(-1));
        UniqueString.setVariableCount(0);
    }

    /**
     * Clears what a liveness check leaves behind in static fields. A violation leaves the number of the thread that
     * found it, and TLC never resets it; every later check would then find a violation, too. The statistics are
     * registered under a fixed name for the whole process, and the class prints a stack trace when the name is taken,
     * as it would be by the LiveWorker of another class loader.
     */
    private static void forgetLiveness() {
        final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        synchronized (server) {
            try {
                final ObjectName name = new ObjectName("tlc2.tool.liveness:type=StronglyConnectedComponent sizes");
                if (server.isRegistered(name)) {
                    server.unregisterMBean(name);
                }
                final Field found = LiveWorker.class.getDeclaredField("errFoundByThread");
                found.setAccessible(true);
                found.setInt(null, -1);
            } catch (final ReflectiveOperationException | JMException e) {
                throw new TlcException("the liveness checker cannot be used: " + e, e);
            }
        }
    }

    /** The names of the model's variables. */
    static List<UniqueString> variables(final FastTool tool) {
        return Stream.of(tool.getSpecProcessor().getRootModule().getVariableDecls())
                .map(OpDeclNode::getName)
                .toList();
    }

    private static ModelValue valueOf(final TLCState state) {
        final Map<String, ModelValue> fields = new TreeMap<>();
        state.getVals().forEach((name, value) -> fields.put(name.toString(), TlcValues.of(value)));
        return ModelValue.record(fields);
    }

    private final class Run {
        private final TlcReports messages = new TlcReports(InProcessTlc::valueOf);
        private final FastTool tool;
        private final Path scratch;
        private int result;

        Run(final TlcModel model, final TlcConfig config, final Path scratch) throws IOException {
            this.scratch = scratch;
            forgetLastModel();
            console.reset();
            MP.setRecorder(messages);
            FP64.Init(0);
            final ModuleFiles files = new ModuleFiles(model, config, scratch);
            try {
                tool = new FastTool(scratch.resolve("model").toString(), model.rootModule(), model.rootModule(), files);
            } catch (final RuntimeException e) {
                throw refused(e);
            }
        }

        ModelChecker check(final FingerprintIndex index, final IStateWriter writer) throws IOException {
            final String metadata =
                    Files.createDirectory(scratch.resolve("metadata")).toString();
            try {
                final ModelChecker checker = new ModelChecker(
                        tool,
                        metadata,
                        writer,
                        false,
                        null,
                        CompletableFuture.completedFuture(index),
                        System.currentTimeMillis());
                TLCGlobals.mainChecker = checker;
                result = checker.modelCheck();
                return checker;
            } catch (final IOException e) {
                throw e;
            } catch (final Exception e) {
                throw refused(e);
            } finally {
                MP.setRecorder(new MPRecorder());
            }
        }

        void requireSuccess() {
            if (result != EC.NO_ERROR) {
                final String first =
                        messages.errorText().map(text -> text + " ").orElse("");
                throw new TlcException(first + messages.textOf(result).orElseGet(this::consoleText));
            }
        }

        private TlcException refused(final Exception e) {
            final String message = e.getMessage() == null ? e.toString() : e.getMessage();
            final boolean parser = message.equals(MP.getMessage(EC.TLC_PARSING_FAILED));
            // The parser throws no more than this sentence and prints the rest.
            return new TlcException(parser ? message + " " + consoleText() : message, e);
        }

        private String consoleText() {
            return console.toString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !PROGRESS.matcher(line).find() && !line.isBlank())
                    .collect(Collectors.joining(" "));
        }
    }

    /** Remembers the initial state that TLC is about to check. */
    private static final class LastInitialState extends QuietWriter {
        private TLCState state = TLCState.Empty;

        @Override
        public void writeState(final TLCState initial) {
            state = initial;
        }
    }

    /** Keeps the beginning of what TLC prints. */
    private static final class Capped extends OutputStream {
        private final ByteArrayOutputStream kept;

        Capped(final ByteArrayOutputStream kept) {
            super();
            this.kept = kept;
        }

        @Override
        public void write(final int b) {
            if (kept.size() < MAX_CONSOLE) {
                kept.write(b);
            }
        }
    }
}

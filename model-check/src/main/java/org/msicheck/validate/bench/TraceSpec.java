package org.msicheck.validate.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The usual way to validate a log with TLC, for comparison: the log becomes a tuple in a module, the specification
 * follows it event by event, and prints a line behind the last event. (An invariant that is violated there, the usual
 * sign of success, made TLC spend eight minutes on the error trace of 12,000 such states.)
 */
final class TraceSpec {
    private static final Pattern TABLE = Pattern.compile(
            ".*memory_region_ops_write .* mr (\\S+) addr 0x([0-9a-f]+) value 0x([0-9a-f]+) size 4 name 'msix-table'");
    private static final Pattern MESSAGE = Pattern.compile(
            ".*memory_region_ops_write .* addr 0x([0-9a-f]+) value 0x([0-9a-f]+) size 4 name 'apic-msi'");
    private static final Pattern CONTROL = Pattern.compile(".*msix_write_config dev \\S+ enabled . masked (.)");
    private static final Pattern CONFIG = Pattern.compile(".*pci_cfg_write \\S+ (\\S+) @0x42 <- .*");
    private static final Pattern MAPPING =
            Pattern.compile(".*pci_update_mappings_add \\S+ (\\S+) 0,0x([0-9a-f]+)\\+.*");
    private static final int HEX = 16;
    /** What TLC prints when it has followed the log to its end. */
    static final String EXPLAINED = "the log is explained";

    private static final long FUNCTION = ~0xffffL;

    private final Map<String, Integer> vectors = new LinkedHashMap<>();
    private final List<String> functionOf = new ArrayList<>();
    private final Map<Long, String> functionAt = new LinkedHashMap<>();
    private final List<String> events = new ArrayList<>();
    private String lastFunction = "";

    TraceSpec(final List<String> lines) {
        lines.forEach(this::line);
    }

    private void line(final String line) {
        final Matcher table = TABLE.matcher(line);
        final Matcher message = MESSAGE.matcher(line);
        final Matcher control = CONTROL.matcher(line);
        final Matcher config = CONFIG.matcher(line);
        final Matcher mapping = MAPPING.matcher(line);
        if (table.matches()) {
            table(Long.parseLong(table.group(2), HEX), Long.parseLong(table.group(3), HEX));
        } else if (message.matches() && !line.contains("addr 0xfee00000 value 0x0 ")) {
            events.add("[k |-> \"msg\", a |-> " + address(Long.parseLong(message.group(1), HEX)) + ", d |-> "
                    + Integer.parseInt(message.group(2), HEX) + "]");
        } else if (control.matches()) {
            events.add("[k |-> \"fm\", f |-> \"" + lastFunction + "\", m |-> "
                    + (control.group(1).equals("1") ? "TRUE" : "FALSE") + "]");
        } else if (config.matches()) {
            lastFunction = config.group(1);
        } else if (mapping.matches()) {
            functionAt.put(Long.parseLong(mapping.group(2), HEX) & FUNCTION, mapping.group(1));
        }
    }

    /** TLC's integers have 32 bits with a sign; the window's prefix is no information. */
    private static long address(final long value) {
        return value & 0xfffff;
    }

    private void table(final long at, final long value) {
        final String key = Long.toHexString(at & ~0xfL);
        final Integer vector = vectors.computeIfAbsent(key, ignored -> {
            functionOf.add(functionAt.getOrDefault(at & FUNCTION, ""));
            return functionOf.size();
        });
        switch ((int) (at & 0xf) / Integer.BYTES) {
            case 0 -> events.add("[k |-> \"addr\", v |-> " + vector + ", x |-> " + address(value) + "]");
            case 2 -> events.add("[k |-> \"data\", v |-> " + vector + ", x |-> " + value + "]");
            case 3 ->
                events.add(
                        "[k |-> \"mask\", v |-> " + vector + ", m |-> " + ((value & 1) != 0 ? "TRUE" : "FALSE") + "]");
            default -> {
                // The upper address is always zero.
            }
        }
    }

    int events() {
        return events.size();
    }

    /** Writes module and configuration. */
    void write(final Path directory) throws IOException {
        final String module =
                """
            ---- MODULE GeneratedTrace ----
            EXTENDS Integers, Sequences, TLC
            VARIABLES i, mask, fm, addr, data
            V == 1..%d
            F == {%s}
            Of == <<%s>>
            Log == <<%s>>
            Init == /\\ i = 1 /\\ mask = [v \\in V |-> TRUE] /\\ fm = [f \\in F |-> TRUE]
                    /\\ addr = [v \\in V |-> 0] /\\ data = [v \\in V |-> 0]
            Is(k) == i <= Len(Log) /\\ Log[i].k = k /\\ i' = i + 1
            Mask == Is("mask") /\\ mask' = [mask EXCEPT ![Log[i].v] = Log[i].m] /\\ UNCHANGED <<fm, addr, data>>
            FunctionMask == Is("fm") /\\ fm' = [fm EXCEPT ![Log[i].f] = Log[i].m] /\\ UNCHANGED <<mask, addr, data>>
            Address == Is("addr") /\\ addr' = [addr EXCEPT ![Log[i].v] = Log[i].x] /\\ UNCHANGED <<mask, fm, data>>
            Data == Is("data") /\\ data' = [data EXCEPT ![Log[i].v] = Log[i].x] /\\ UNCHANGED <<mask, fm, addr>>
            Message == /\\ Is("msg") /\\ UNCHANGED <<mask, fm, addr, data>>
                       /\\ \\E v \\in V : addr[v] = Log[i].a /\\ data[v] = Log[i].d /\\ ~mask[v] /\\ ~fm[Of[v]]
            Done == /\\ i = Len(Log) + 1 /\\ i' = i + 1 /\\ PrintT("%s")
                    /\\ UNCHANGED <<mask, fm, addr, data>>
            Next == Done \\/ Mask \\/ FunctionMask \\/ Address \\/ Data \\/ Message
            Spec == Init /\\ [][Next]_<<i, mask, fm, addr, data>>
            ====
            """;
        Files.writeString(
                directory.resolve("GeneratedTrace.tla"),
                String.format(
                        module,
                        functionOf.size(),
                        functionOf.stream()
                                .distinct()
                                .map(TraceSpec::quoted)
                                .reduce((one, other) -> one + ", " + other)
                                .orElse(""),
                        functionOf.stream()
                                .map(TraceSpec::quoted)
                                .reduce((one, other) -> one + "," + other)
                                .orElse(""),
                        String.join(",\n", events),
                        EXPLAINED),
                StandardCharsets.US_ASCII);
        Files.writeString(
                directory.resolve("GeneratedTrace.cfg"),
                "SPECIFICATION Spec\nCHECK_DEADLOCK FALSE\n",
                StandardCharsets.US_ASCII);
    }

    private static String quoted(final String text) {
        return "\"" + text + "\"";
    }
}

package org.msicheck.onefunction;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.msicheck.ref.function.FunctionKind;
import org.msicheck.ref.function.Register;
import org.msicheck.ref.onefunction.OneConfig;
import org.msicheck.tlc.TlcConfig;
import org.msicheck.tlc.TlcModel;

/** A model of module OneFunction with the constants of the reference. */
public final class OneModel {
    private static final String ROOT = "OneFunctionModel";

    private OneModel() {}

    /**
     * The model.
     *
     * @param name   its name
     * @param config its constants
     * @param spec   the folder of the modules
     * @return what TLC explores
     */
    public static TlcModel of(final String name, final OneConfig config, final Path spec) {
        final String irqs = set(config.irqs());
        final String module = "---- MODULE " + ROOT + " ----\nEXTENDS OneFunction\n"
                + "TheDevice == " + device(config) + "\n"
                + "TheFunctions == [function |-> " + description(config) + "]\n"
                + "====\n";
        final String constants = "CONSTANTS\n  Functions <- TheFunctions\n"
                + "  Cpus = {\"now\", \"before\"}\n  Vectors = {32, 33, 64, 65}\n  Handles = {}\n  Irqs = " + irqs
                + "\n"
                + "  One = \"" + config.irqs().get(config.irqs().size() - 1) + "\"\n"
                + "  Fields = "
                + set(config.fields().stream().map(Register::text).toList()) + "\n"
                + "  Grants = "
                + config.grants().stream().map(String::valueOf).collect(Collectors.joining(", ", "{", "}"))
                + "\n  OwedBound = " + config.owedBound() + "\n";
        return new TlcModel(
                name,
                ROOT,
                Map.of(ROOT + ".tla", module),
                List.of(spec),
                TlcConfig.parse("SPECIFICATION Spec\n" + constants),
                List.of());
    }

    private static String description(final OneConfig config) {
        return config.kind() == FunctionKind.MSIX
                ? "MsixOf(Irqs, TheDevice)"
                : "MsiOf(Irqs, TheDevice, [vectors |-> " + config.capability().vectors() + ", maskable |-> "
                        + (config.capability().maskable() ? "TRUE" : "FALSE") + "], " + number(config) + ")";
    }

    private static String device(final OneConfig config) {
        return new TreeMap<>(config.device())
                .entrySet().stream()
                        .map(each -> each.getKey() + " |-> " + set(each.getValue()))
                        .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String number(final OneConfig config) {
        final Map<String, Integer> number = new TreeMap<>(config.capability().number());
        config.irqs().forEach(irq -> number.putIfAbsent(irq, 0));
        return number.entrySet().stream()
                .map(each -> each.getKey() + " |-> " + each.getValue())
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String set(final Collection<String> names) {
        return names.stream().sorted().map(name -> '"' + name + '"').collect(Collectors.joining(", ", "{", "}"));
    }
}

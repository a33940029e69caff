package org.msicheck.litmus;

import java.util.Map;
import java.util.Optional;
import org.msicheck.ref.function.Capability;
import org.msicheck.ref.function.FunctionKind;
import org.msicheck.system.ModelValue;
import org.msicheck.yaml.YamlValue;

/** Reads what differs between a function with MSI-X and one with MSI: registers, their access, their start. */
interface FunctionReader {
    String IRQ = "irq";
    String REG = "reg";
    String VALUE = "value";
    String MESSAGE_CONTROL = "messageControl";

    /** Constant {@code Kind}. */
    FunctionKind kind();

    /** Constants {@code Capability} and {@code Number}. */
    Capability capability();

    /** The fields of a step {@code write}. */
    Map<String, ModelValue> write(YamlValue value);

    /** The fields of a step {@code writeQword}, if this kind of function has it. */
    default Map<String, ModelValue> writeQword(final YamlValue value) {
        throw new IllegalStateException("writeQword");
    }

    /** The fields of a step {@code read}. */
    Map<String, ModelValue> read(YamlValue value);

    /** The fields of a step {@code storeMask}, if this kind of function has it. */
    default Map<String, ModelValue> storeMask(final YamlValue value) {
        throw new IllegalStateException("storeMask");
    }

    /** The registers in constant {@code Start}. */
    Map<String, ModelValue> start(Optional<YamlValue> start);

    /** Refuses an irq where the register is the function's. */
    static void refuseIrq(final YamlValue value, final String register) {
        if (value.get(IRQ).isPresent()) {
            throw value.key(IRQ).problem(register + " belongs to the function; leave irq out");
        }
    }
}

package org.msicheck.tlc.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.msicheck.system.ModelValue;
import org.msicheck.tlc.TlcException;
import tlc2.value.IValue;
import tlc2.value.impl.BoolValue;
import tlc2.value.impl.FcnRcdValue;
import tlc2.value.impl.IntValue;
import tlc2.value.impl.RecordValue;
import tlc2.value.impl.SetEnumValue;
import tlc2.value.impl.StringValue;
import tlc2.value.impl.TupleValue;
import tlc2.value.impl.Value;
import util.UniqueString;

/** Turns TLC's values into the model's. */
final class TlcValues {
    private TlcValues() {}

    /** The model's value for a value of TLC's. */
    static ModelValue of(final IValue value) {
        if (value instanceof BoolValue bool) {
            return ModelValue.of(bool.val);
        } else if (value instanceof IntValue number) {
            return ModelValue.of(number.val);
        } else if (value instanceof StringValue string) {
            return ModelValue.of(string.val.toString());
        } else if (value instanceof tlc2.value.impl.ModelValue atom) {
            return ModelValue.of(atom.val.toString());
        } else if (value instanceof TupleValue tuple) {
            return new ModelValue.Seq(all(tuple.elems));
        } else if (value instanceof RecordValue rec) {
            return ofRecord(rec);
        } else if (value instanceof FcnRcdValue function) {
            return ofFunction(function);
        } else if (value instanceof SetEnumValue set) {
            return ModelValue.SetOf.copyOf(all(set.elems.toArray()));
        }
        return of(plain(value));
    }

    private static List<ModelValue> all(final Value... values) {
        final List<ModelValue> result = new ArrayList<>(values.length);
        for (final Value value : values) {
            result.add(of(value));
        }
        return result;
    }

    private static ModelValue ofRecord(final RecordValue rec) {
        final Map<String, ModelValue> fields = new HashMap<>();
        final UniqueString[] names = rec.names;
        for (int i = 0; i < names.length; i++) {
            fields.put(names[i].toString(), of(rec.values[i]));
        }
        return ModelValue.record(fields);
    }

    private static ModelValue ofFunction(final FcnRcdValue function) {
        final Map<ModelValue, ModelValue> graph = new HashMap<>();
        final Value[] domain = function.getDomainAsValues();
        for (int i = 0; i < domain.length; i++) {
            graph.put(of(domain[i]), of(function.values[i]));
        }
        return ModelValue.function(graph);
    }

    /** An enumerated set or function for a value that TLC keeps in a lazy form. */
    static Value plain(final IValue value) {
        if (value instanceof Value lazy) {
            final Value set = lazy.toSetEnum();
            final Value plain = set == null ? lazy.toFcnRcd() : set;
            if (plain != null) {
                return plain;
            }
        }
        throw new TlcException("a state contains a value that is neither a set nor a function: " + value);
    }
}

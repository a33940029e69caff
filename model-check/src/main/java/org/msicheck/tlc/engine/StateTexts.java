package org.msicheck.tlc.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.msicheck.graph.GraphListener;
import org.msicheck.system.ModelValue;
import tlc2.tool.TLCState;
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

/**
 * Numbers the values of each variable and writes them as canonical JSON text, the same that {@link ModelValue#toJson()}
 * gives but without making the objects. A step changes few variables and few parts of them, and TLC shares the rest
 * between a state and its successor; so what was written lately is taken from a table.
 */
final class StateTexts {
    private static final int RECENT = 1 << 14;

    private final UniqueString[] variables;
    private final List<Map<String, Integer>> numbers = new ArrayList<>();
    private final int[] current;
    private final GraphListener listener;
    private final StringBuilder out = new StringBuilder(1024);
    private final IValue[] recentValues = new IValue[RECENT];
    private final String[] recentTexts = new String[RECENT];
    private final IValue[][] numberedValues;
    private final int[][] numberedAs;

    StateTexts(final GraphListener listener, final UniqueString... names) {
        this.listener = listener;
        variables = names.clone();
        Arrays.sort(variables, (a, b) -> a.toString().compareTo(b.toString()));
        current = new int[variables.length];
        numberedValues = new IValue[variables.length][RECENT];
        numberedAs = new int[variables.length][RECENT];
        for (int i = 0; i < variables.length; i++) {
            numbers.add(new HashMap<>());
        }
        listener.variables(Arrays.stream(variables).map(UniqueString::toString).toList());
    }

    /** The numbers of the values that the variables have in a state; the array is reused. */
    int[] valuesOf(final TLCState state) {
        for (int i = 0; i < variables.length; i++) {
            current[i] = numberOf(i, state.lookup(variables[i]));
        }
        return current;
    }

    private int numberOf(final int variable, final IValue value) {
        final int slot = System.identityHashCode(value) & RECENT - 1;
        if (numberedValues[variable][slot] == value) {
            return numberedAs[variable][slot];
        }
        out.setLength(0);
        append(value);
        final String text = out.toString();
        final Map<String, Integer> known = numbers.get(variable);
        final Integer number = known.putIfAbsent(text, known.size());
        final int id = number == null ? known.size() - 1 : number;
        if (number == null) {
            listener.value(variable, id, text);
        }
        numberedValues[variable][slot] = value;
        numberedAs[variable][slot] = id;
        return id;
    }

    private void append(final IValue value) {
        if (value instanceof BoolValue bool) {
            out.append(bool.val);
        } else if (value instanceof IntValue number) {
            out.append(number.val);
        } else if (value instanceof StringValue string) {
            appendString(string.val.toString());
        } else if (value instanceof tlc2.value.impl.ModelValue atom) {
            appendString(atom.val.toString());
        } else {
            appendShared(value);
        }
    }

    private void appendShared(final IValue value) {
        final int slot = System.identityHashCode(value) & RECENT - 1;
        if (recentValues[slot] == value) {
            out.append(recentTexts[slot]);
            return;
        }
        final int start = out.length();
        if (value instanceof RecordValue rec) {
            appendRecord(rec);
        } else if (value instanceof FcnRcdValue function) {
            appendFunction(function);
        } else if (value instanceof TupleValue tuple) {
            appendArray(tuple.elems);
        } else if (value instanceof SetEnumValue set) {
            appendSet(set);
        } else {
            append(TlcValues.plain(value));
        }
        recentValues[slot] = value;
        recentTexts[slot] = out.substring(start);
    }

    private void appendString(final String text) {
        for (int i = 0; i < text.length(); i++) {
            final char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                out.append(ModelValue.of(text).toJson());
                return;
            }
        }
        out.append('"').append(text).append('"');
    }

    private void appendArray(final Value... elements) {
        out.append('[');
        for (int i = 0; i < elements.length; i++) {
            if (i > 0) {
                out.append(',');
            }
            append(elements[i]);
        }
        out.append(']');
    }

    private void appendRecord(final RecordValue rec) {
        final String[] names = new String[rec.names.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = rec.names[i].toString();
        }
        appendFields(names, rec.values);
    }

    private void appendFields(final String[] names, final Value... values) {
        if (names.length == 0) {
            out.append("[]");
            return;
        }
        final int[] order = sorted(names);
        char separator = '{';
        for (final int field : order) {
            out.append(separator);
            appendString(names[field]);
            out.append(':');
            append(values[field]);
            separator = ',';
        }
        out.append('}');
    }

    private static int[] sorted(final String... names) {
        final int[] order = new int[names.length];
        for (int i = 0; i < order.length; i++) {
            int j = i;
            while (j > 0 && names[order[j - 1]].compareTo(names[i]) > 0) {
                order[j] = order[j - 1];
                j--;
            }
            order[j] = i;
        }
        return order;
    }

    private void appendFunction(final FcnRcdValue function) {
        if (function.intv != null && function.intv.low == 1) {
            appendArray(function.values);
            return;
        }
        final Value[] domain = function.getDomainAsValues();
        final String[] names = new String[domain.length];
        for (int i = 0; i < domain.length; i++) {
            if (domain[i] instanceof StringValue string) {
                names[i] = string.val.toString();
            } else if (domain[i] instanceof tlc2.value.impl.ModelValue atom) {
                names[i] = atom.val.toString();
            } else {
                TlcValues.of(function).appendJson(out);
                return;
            }
        }
        appendFields(names, function.values);
    }

    private void appendSet(final SetEnumValue set) {
        set.normalize();
        final int start = out.length();
        final String[] elements = new String[set.elems.size()];
        for (int i = 0; i < elements.length; i++) {
            append(set.elems.elementAt(i));
            elements[i] = out.substring(start);
            out.setLength(start);
        }
        Arrays.sort(elements);
        out.append("{\"#set\":[");
        for (int i = 0; i < elements.length; i++) {
            out.append(i == 0 ? "" : ",").append(elements[i]);
        }
        out.append("]}");
    }
}

package org.msicheck.model;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.msicheck.system.ModelValue;

/** Writes values of the model as TLA+ expressions. Functions need the module TLC (its {@code :>} and {@code @@}). */
final class TlaText {
    private TlaText() {}

    static String of(final ModelValue value) {
        if (value instanceof final ModelValue.Bool bool) {
            return bool.value() ? "TRUE" : "FALSE";
        }
        if (value instanceof final ModelValue.Seq seq) {
            return "<<" + join(seq.elements()) + ">>";
        }
        if (value instanceof final ModelValue.SetOf set) {
            return "{" + join(set.elements()) + "}";
        }
        if (value instanceof final ModelValue.Rec rec) {
            return rec.fields().entrySet().stream().map(TlaText::field).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof final ModelValue.Fn fn) {
            return fn.entries().stream()
                    .map(e -> of(e.key()) + " :> " + of(e.value()))
                    .collect(Collectors.joining(" @@ ", "(", ")"));
        }
        return value.toJson();
    }

    private static String field(final Map.Entry<String, ModelValue> field) {
        return field.getKey() + " |-> " + of(field.getValue());
    }

    private static String join(final List<ModelValue> elements) {
        return elements.stream().map(TlaText::of).collect(Collectors.joining(", "));
    }
}

package org.msicheck.proof;

import java.util.Map;
import java.util.stream.Collectors;
import org.msicheck.smt.Sort;
import org.msicheck.smt.Term;
import org.msicheck.translate.SetValue;
import org.msicheck.translate.Value;

/** Values as TLA+ writes them, where a solver has said what their leaves are. */
final class ModelText {
    private final Map<Term, String> model;

    ModelText(final Map<Term, String> model) {
        this.model = Map.copyOf(model);
    }

    String of(final Value value) {
        if (value instanceof final Value.Scalar scalar) {
            return of(scalar.term());
        } else if (value instanceof final Value.Table table) {
            final boolean isRecord = table.entries().keySet().stream().allMatch(ModelText::isWord);
            return table.entries().entrySet().stream()
                    .map(entry -> (isRecord
                                    ? entry.getKey().name() + " |-> "
                                    : entry.getKey().name() + " :> ")
                            + of(entry.getValue()))
                    .collect(Collectors.joining(isRecord ? ", " : " @@ ", isRecord ? "[" : "(", isRecord ? "]" : ")"));
        } else if (value instanceof final SetValue.Chosen chosen && chosen.holds() instanceof final Value.Table table) {
            return table.entries().entrySet().stream()
                    .filter(entry -> of(entry.getValue()).equals("TRUE"))
                    .map(entry -> of(entry.getKey()))
                    .collect(Collectors.joining(", ", "{", "}"));
        } else if (value instanceof final SetValue set && set.elements().isPresent()) {
            return set.elements().get().stream().map(this::of).collect(Collectors.joining(", ", "{", "}"));
        }
        return "any";
    }

    private String of(final Term term) {
        final String literal = term.isLiteral() ? term.toString() : model.getOrDefault(term, "any");
        final String plain = literal.replaceAll("^\\|(.*)\\|$", "$1").replaceAll("^\\(- (.*)\\)$", "-$1");
        return term.sort().equals(Sort.BOOL) ? plain.toUpperCase(java.util.Locale.ROOT) : plain;
    }

    private static boolean isWord(final Term key) {
        return key.sort().equals(Sort.WORD);
    }
}

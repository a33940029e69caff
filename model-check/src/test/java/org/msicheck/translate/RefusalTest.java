package org.msicheck.translate;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msicheck.tla.TlaModule;
import org.msicheck.tlc.TlcConfig;
import org.msicheck.tlc.TlcModel;
import org.msicheck.tlc.TlcPool;
import org.msicheck.verdict.BadInputException;

/** What is not in the fragment is refused with its line. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusalTest {
    private static final String MODULE =
            """
            ---- MODULE AnyOne ----
            EXTENDS Naturals, Sequences, FiniteSets
            CONSTANTS S, n
            ASSUME S # {}
            ASSUME n \\in Nat
            VARIABLES x, f
            vars == <<x, f>>
            Init == x = 0 /\\ f = [i \\in S |-> 0]
            Next ==
              /\\ x' = x
              /\\ f' = f
            Spec == Init /\\ [][Next]_vars
            Inv ==
              /\\ x \\in Nat
              /\\ f \\in [S -> Nat]
            THEOREM Spec => []Inv
            THEOREM Inv => x >= 0
            ====
            """;

    private final TlcPool pool = new TlcPool(1);

    @AfterAll
    void close() {
        pool.close();
    }

    /** What is replaced and what replaces it, with '~>' between; where it is refused; what is said. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x' = x~>x' = Len(<<x, x>>)|10|Len is not in the fragment",
                "x' = x~>x' = Cardinality(S)|10|Cardinality is not in the fragment",
                "x' = x~>x' = x * x|10|* is not in the fragment",
                "x' = x~>x' = x ^ 2|10|^ is not in the fragment",
                "f' = f~>f' = CHOOSE g \\in [S -> Nat] : TRUE|11|CHOOSE is in the fragment only where",
                "x' = x~>x' = CASE x = 0 -> 1|10|CASE without OTHER",
                "x' = x~>x' = (CHOOSE i \\in {1, 2} : i > n)|10|CHOOSE is in the fragment only where its predicate",
                "x' = x~>\\E y : x' = y|10|this form of an action",
                "x' = x~>x' = 0 /\\ {x + i : i \\in S} = {}|10|of any size is not in the fragment",
                "x' = x~>x' = UNION {{x}}|10|UNION is not in the fragment",
                "x' = x~>x > 0|10|Next does not say what x' is",
                "x' = x~>x' = <<x>>|14|values of different kinds",
                "f' = f~>f' = [f EXCEPT ![1, 2] = 0]|11|has no form in the fragment",
                "f' = f~>UNCHANGED <<f[1]>>|11|UNCHANGED is in the fragment for variables",
                "ASSUME n \\in Nat~>ASSUME n = Len(<<>>)|0|no assumption says what the constant n is",
                "f \\in [S -> Nat]~>x < 5|0|no conjunct of the invariant says in which set the variable f is",
                "THEOREM Spec => []Inv~>|0|no theorem of the form Spec => []Inv",
                "Init /\\ [][Next]_vars~>Init|16|the specification is not of the form"
            })
    void shouldNameTheLine(final String change, final int line, final String reason) {
        final String[] parts = change.split("~>", -1);
        final String text = MODULE.replace(parts[0], parts[1]);
        assertThatThrownBy(() -> translate(text))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining(line == 0 ? "AnyOne" : "AnyOne.tla:" + line + ": ")
                .hasMessageContaining(reason);
    }

    private void translate(final String text) {
        final TlaModule module = pool.parse(new TlcModel(
                "AnyOne", "AnyOne", Map.of("AnyOne.tla", text), List.of(), TlcConfig.parse(""), List.of()));
        final Protocol protocol = new Protocol(module, OptionalInt.empty());
        protocol.initial();
        protocol.next(protocol.state("")).value().forEach(branch -> protocol.invariant(branch.state()));
        protocol.implied(protocol.state(""));
    }
}

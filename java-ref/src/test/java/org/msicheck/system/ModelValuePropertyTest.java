package org.msicheck.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ModelValuePropertyTest {
    @Provide
    Arbitrary<ModelValue> values() {
        return depth(2);
    }

    private static Arbitrary<ModelValue> depth(final int levels) {
        final Arbitrary<ModelValue> scalars = Arbitraries.oneOf(
                Arbitraries.of(true, false).map(b -> (ModelValue) ModelValue.of(b)),
                Arbitraries.integers().between(-2, 4).map(i -> (ModelValue) ModelValue.of(i.longValue())),
                Arbitraries.strings().withChars("ab\"\\,").ofMaxLength(2).map(s -> (ModelValue) ModelValue.of(s)));
        if (levels == 0) {
            return scalars;
        }
        final Arbitrary<ModelValue> inner = depth(levels - 1);
        return Arbitraries.oneOf(
                scalars,
                inner.list().ofMaxSize(3).map(ModelValue.Seq::new),
                inner.list().ofMaxSize(3).map(ModelValue.SetOf::copyOf),
                Arbitraries.maps(inner, inner).ofMaxSize(3).map(ModelValue::function));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void shouldHaveEqualTextsExactlyForEqualValues(
            @ForAll("values") final ModelValue a, @ForAll("values") final ModelValue b) {
        assertThat(a.toJson().equals(b.toJson())).isEqualTo(a.equals(b));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void shouldNotDependOnTheOrderInWhichASetIsGiven(
            @ForAll final Random random,
            @ForAll("values") final ModelValue a,
            @ForAll("values") final ModelValue b,
            @ForAll("values") final ModelValue c) {
        final List<ModelValue> shuffled = new ArrayList<>(List.of(a, b, c, a));
        Collections.shuffle(shuffled, random);
        assertThat(ModelValue.SetOf.copyOf(shuffled)).isEqualTo(ModelValue.set(a, b, c));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void shouldGiveEveryFunctionOneForm(@ForAll final List<Integer> elements) {
        final Map<ModelValue, ModelValue> graph = elements.stream()
                .distinct()
                .collect(Collectors.toMap(e -> ModelValue.of(e.longValue()), e -> ModelValue.of(e.longValue())));
        final ModelValue function = ModelValue.function(graph);
        final boolean sequence = graph.keySet().stream()
                .allMatch(key -> ((ModelValue.Int) key).value() >= 1 && ((ModelValue.Int) key).value() <= graph.size());
        assertThat(function instanceof ModelValue.Seq).isEqualTo(sequence);
    }
}

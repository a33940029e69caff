package org.msicheck.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelValueTest {
    private static ModelValue.Int n(final int value) {
        return ModelValue.of(value);
    }

    @Test
    void shouldWriteScalarsPlainly() {
        assertThat(ModelValue.of(true).toJson()).isEqualTo("true");
        assertThat(n(-5).toJson()).isEqualTo("-5");
        assertThat(ModelValue.of("a\"b\\c\n\u00e9").toJson()).isEqualTo("\"a\\\"b\\\\c\\u000a\u00e9\"");
    }

    @Test
    void shouldSortSetsByTextAndCountEqualElementsOnce() {
        assertThat(ModelValue.set(n(9), n(10), n(9)).toJson()).isEqualTo("{\"#set\":[10,9]}");
    }

    @Test
    void shouldSortFieldsByName() {
        assertThat(ModelValue.record(Map.of("b", n(1), "a", ModelValue.seq(n(2))))
                        .toJson())
                .isEqualTo("{\"a\":[2],\"b\":1}");
    }

    @Test
    void shouldTakeTheFormOfAFunctionFromItsDomain() {
        assertThat(ModelValue.function(Map.of(n(2), n(8), n(1), n(7))).toJson()).isEqualTo("[7,8]");
        assertThat(ModelValue.function(Map.of(ModelValue.of("x"), n(7))).toJson())
                .isEqualTo("{\"x\":7}");
        assertThat(ModelValue.function(Map.of(n(0), n(7), n(1), n(8))).toJson()).isEqualTo("{\"#map\":[[0,7],[1,8]]}");
        assertThat(ModelValue.function(Map.of(n(1), n(7), ModelValue.of("x"), n(8)))
                        .toJson())
                .isEqualTo("{\"#map\":[[\"x\",8],[1,7]]}");
    }

    @Test
    void shouldHaveOneEmptyFunction() {
        assertThat(ModelValue.function(Map.of())).isEqualTo(ModelValue.seq()).isEqualTo(ModelValue.record(Map.of()));
    }

    @Test
    void shouldRefuseFormsThatAreNotCanonical() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ModelValue.SetOf(List.of(n(2), n(1))));
        assertThatIllegalArgumentException().isThrownBy(() -> new ModelValue.SetOf(List.of(n(1), n(1))));
        assertThatIllegalArgumentException().isThrownBy(() -> new ModelValue.Rec(Map.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new ModelValue.Rec(Map.of("#set", n(1))));
    }

    @Test
    void shouldPrintALabelLikeACall() {
        final ActionLabel label =
                ActionLabel.of("Write").with("a", ModelValue.of("vmm")).with("k", n(2));
        assertThat(label).hasToString("Write(a=\"vmm\",k=2)");
        assertThat(ActionLabel.of("Tick")).hasToString("Tick");
    }
}

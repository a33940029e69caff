package org.msicheck.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelValuesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "true",
                "-7",
                "\"a\\\"\\u0001\"",
                "[]",
                "[1,[2]]",
                "{\"a\":{\"b\":[1]}}",
                "{\"#set\":[]}",
                "{\"#set\":[1,10,9]}",
                "{\"#map\":[[0,1],[{\"#set\":[2]},3]]}"
            })
    void shouldReadWhatIsWritten(final String text) {
        assertThat(ModelValues.parse(text).toJson()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "1.5", "{", "[1"})
    void shouldRefuseOtherText(final String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> ModelValues.parse(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\":1,\"b\":[1,{\"c\":true}]} | {\"a\":1,\"b\":[1,{\"c\":false}]} | .b[2].c | true | false",
                "[1]                              | [1,2]                             | ''      | [1]  | [1,2]",
                "{\"a\":{\"#set\":[1]}}           | {\"a\":{\"#set\":[2]}}            | .a | {\"#set\":[1]} | {\"#set\":[2]}",
                "{\"#map\":[[0,1]]}               | {\"#map\":[[0,2]]}                | [0]     | 1    | 2"
            })
    void shouldSayWhereValuesDiffer(
            final String a, final String b, final String path, final String inA, final String inB) {
        assertThat(ModelValues.gap(ModelValues.parse(a), ModelValues.parse(b)))
                .contains(new ModelValues.Gap(path, inA, inB));
        assertThat(ModelValues.gap(ModelValues.parse(a), ModelValues.parse(a))).isEmpty();
    }

    @Test
    void shouldGoDownToTheFirstOfSeveralDifferences() {
        assertThat(ModelValues.gap(ModelValues.parse("{\"b\":1,\"a\":1}"), ModelValues.parse("{\"b\":2,\"a\":2}")))
                .map(ModelValues.Gap::path)
                .contains(".a");
    }
}

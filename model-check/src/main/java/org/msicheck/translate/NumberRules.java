package org.msicheck.translate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.msicheck.smt.Sort;
import org.msicheck.smt.Term;
import org.msicheck.tla.Expr;
import org.msicheck.translate.Evaluator.Context;
import org.msicheck.translate.Evaluator.Rule;

/** Numbers. */
final class NumberRules {
    private final Evaluator evaluator;

    NumberRules(final Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    Map<String, Rule> rules() {
        final Map<String, Rule> rules = new HashMap<>();
        for (final Operation operation : Operation.values()) {
            rules.put(operation.symbol, (e, c) -> TermValues.scalar(operation.of(number(e, 0, c), number(e, 1, c))));
        }
        rules.put("Nat", (e, c) -> new SetValue.Scalars(Sort.INT, x -> Operation.AT_MOST.of(Term.of(0), x)));
        rules.put("Int", (e, c) -> new SetValue.Scalars(Sort.INT, x -> Term.TRUE));
        rules.put("..", this::interval);
        return rules;
    }

    private Term number(final Expr expression, final int index, final Context context) {
        final Expr argument = LogicRules.arguments(expression).get(index);
        return TermValues.number(evaluator.value(argument, context));
    }

    private Value interval(final Expr expression, final Context context) {
        final Term low = number(expression, 0, context);
        final Term high = number(expression, 1, context);
        if (low.isLiteral() && high.isLiteral()) {
            return new SetValue.Listed(LongStream.rangeClosed(low.number(), high.number())
                    .<Value>mapToObj(i -> TermValues.scalar(Term.of(i)))
                    .toList());
        }
        return new SetValue.Scalars(
                Sort.INT, x -> Term.and(Operation.AT_MOST.of(low, x), Operation.AT_MOST.of(x, high)));
    }

    /** Operations on two numbers. */
    private enum Operation {
        PLUS("+", "+", false) {
            @Override
            Term known(final long a, final long b) {
                return Term.of(a + b);
            }
        },
        MINUS("-", "-", false) {
            @Override
            Term known(final long a, final long b) {
                return Term.of(a - b);
            }
        },
        LESS("<", "<", true) {
            @Override
            Term known(final long a, final long b) {
                return Term.of(a < b);
            }
        },
        MORE(">", ">", true) {
            @Override
            Term known(final long a, final long b) {
                return Term.of(a > b);
            }
        },
        AT_MOST("\\leq", "<=", true) {
            @Override
            Term known(final long a, final long b) {
                return Term.of(a <= b);
            }
        },
        AT_LEAST("\\geq", ">=", true) {
            @Override
            Term known(final long a, final long b) {
                return Term.of(a >= b);
            }
        };

        private final String symbol;
        private final String function;
        private final boolean isTruth;

        Operation(final String symbol, final String function, final boolean isTruth) {
            this.symbol = symbol;
            this.function = function;
            this.isTruth = isTruth;
        }

        Term of(final Term a, final Term b) {
            return a.isLiteral() && b.isLiteral()
                    ? known(a.number(), b.number())
                    : Term.application(isTruth ? Sort.BOOL : Sort.INT, function, List.of(a, b));
        }

        abstract Term known(long a, long b);
    }
}

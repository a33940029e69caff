package org.msicheck.translate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.msicheck.smt.Sort;
import org.msicheck.smt.Term;

/** A set, as the predicate that its members fulfil. */
public non-sealed interface SetValue extends Value {
    /**
     * That something is a member.
     *
     * @param value what may be a member
     * @return the term
     */
    Term has(Value value);

    /**
     * The members, where they are known.
     *
     * @return one value each
     */
    default Optional<List<Value>> elements() {
        return Optional.empty();
    }

    /**
     * A member of which nothing is known.
     *
     * @param name    the name of its leaves
     * @param indices the sorts over which each leaf is an array
     * @return a value, or nothing where it has no form
     */
    default Optional<Value> member(final String name, final List<Sort> indices) {
        return Optional.empty();
    }

    /**
     * That a body holds for all members, or for some.
     *
     * @param quantifier which of the two
     * @param names      makes names for bound constants
     * @param body       the body, of a member
     * @return the term
     */
    default Term quantify(final Quantifier quantifier, final Names names, final Function<Value, Term> body) {
        if (elements().isPresent()) {
            return quantifier.join(elements().get().stream().map(body).toList());
        }
        final Optional<Value> member = member(names.next(), List.of());
        if (member.isPresent() && member.get() instanceof Scalar scalar) {
            return quantifier.bind(scalar.term(), quantifier.restrict(has(scalar), body.apply(scalar)));
        }
        throw new ShapeException();
    }

    /** Makes names that nothing else has. */
    @FunctionalInterface
    interface Names {
        /**
         * A new name.
         *
         * @return the name
         */
        String next();
    }

    /** A leaf with its arrays. */
    private static Term leaf(final String name, final List<Sort> indices, final Sort sort) {
        Sort whole = sort;
        for (int i = indices.size() - 1; i >= 0; i--) {
            whole = Sort.array(indices.get(i), whole);
        }
        return Term.constant(name, whole);
    }

    /**
     * A set of scalars of any size.
     *
     * @param sort  their sort
     * @param holds what the members fulfil
     */
    record Scalars(Sort sort, Function<Term, Term> holds) implements SetValue {
        @Override
        public Term has(final Value value) {
            if (value instanceof Scalar scalar && scalar.term().sort().equals(sort)) {
                return holds.apply(scalar.term());
            }
            throw new ShapeException();
        }

        @Override
        public Optional<Value> member(final String name, final List<Sort> indices) {
            return Optional.of(new Scalar(leaf(name, indices, sort)));
        }
    }

    /**
     * A set whose members are listed.
     *
     * @param members the members
     */
    record Listed(List<Value> members) implements SetValue {
        @Override
        public Term has(final Value value) {
            if (this == TermValues.BOOLEANS) {
                TermValues.truth(value);
                return Term.TRUE;
            }
            return Term.or(members.stream()
                    .map(member -> TermValues.equal(member, value, TermValues.UNBOUND))
                    .toList());
        }

        @Override
        public Optional<List<Value>> elements() {
            return Optional.of(members);
        }

        @Override
        public Optional<Value> member(final String name, final List<Sort> indices) {
            return members.isEmpty() || !(members.get(0) instanceof Scalar first)
                    ? Optional.empty()
                    : Optional.of(new Scalar(leaf(name, indices, first.term().sort())));
        }
    }

    /**
     * The members of some sets.
     *
     * @param parts the sets
     */
    record Union(List<SetValue> parts) implements SetValue {
        @Override
        public Term has(final Value value) {
            return Term.or(parts.stream().map(part -> part.has(value)).toList());
        }

        @Override
        public Optional<List<Value>> elements() {
            return parts.stream().allMatch(part -> part.elements().isPresent())
                    ? Optional.of(parts.stream()
                            .flatMap(part -> part.elements().get().stream())
                            .distinct()
                            .toList())
                    : Optional.empty();
        }

        @Override
        public Optional<Value> member(final String name, final List<Sort> indices) {
            return parts.stream()
                    .flatMap(part -> part.member(name, indices).stream())
                    .findFirst();
        }

        @Override
        public Term quantify(final Quantifier quantifier, final Names names, final Function<Value, Term> body) {
            return quantifier.join(parts.stream()
                    .map(part -> part.quantify(quantifier, names, body))
                    .toList());
        }
    }

    /**
     * The members of a set that fulfil something.
     *
     * @param base  the set
     * @param holds what they fulfil
     */
    record Filtered(SetValue base, Function<Value, Term> holds) implements SetValue {
        @Override
        public Term has(final Value value) {
            return Term.and(base.has(value), holds.apply(value));
        }

        @Override
        public Optional<List<Value>> elements() {
            final Optional<List<Value>> candidates = base.elements();
            if (candidates.isEmpty()
                    || !candidates.get().stream().allMatch(v -> holds.apply(v).isLiteral())) {
                return Optional.empty();
            }
            return Optional.of(candidates.get().stream()
                    .filter(v -> holds.apply(v).equals(Term.TRUE))
                    .toList());
        }

        @Override
        public Optional<Value> member(final String name, final List<Sort> indices) {
            return base.member(name, indices);
        }

        @Override
        public Term quantify(final Quantifier quantifier, final Names names, final Function<Value, Term> body) {
            return base.quantify(quantifier, names, v -> quantifier.restrict(holds.apply(v), body.apply(v)));
        }
    }

    /**
     * All functions from one set to another.
     *
     * @param domain the one
     * @param range  the other
     * @param names  makes names for bound constants
     */
    record Functions(SetValue domain, SetValue range, Names names) implements SetValue {
        @Override
        public Term has(final Value value) {
            return domain.quantify(
                    Quantifier.FORALL, names, x -> range.has(TermValues.applied(value, TermValues.term(x))));
        }

        @Override
        public Optional<Value> member(final String name, final List<Sort> indices) {
            if (domain.elements().isPresent()) {
                return table(
                        domain.elements().get().stream(),
                        key -> range.member(name + '[' + TermValues.label(key) + ']', indices));
            }
            return domain.member(name, List.of())
                    .map(index -> ((Scalar) index).term().sort())
                    .flatMap(index -> range.member(
                            name,
                            Stream.concat(indices.stream(), Stream.of(index)).toList()))
                    .map(element -> new Family(domain, element));
        }

        private static Optional<Value> table(final Stream<Value> keys, final Function<Term, Optional<Value>> member) {
            final Map<Term, Value> entries = new LinkedHashMap<>();
            keys.map(key -> ((Scalar) key).term())
                    .forEach(key -> member.apply(key).ifPresent(value -> entries.put(key, value)));
            return Optional.of(new Table(entries));
        }
    }

    /**
     * All records with some fields.
     *
     * @param fields a set for each field
     */
    record Records(Map<Term, SetValue> fields) implements SetValue {
        @Override
        public Term has(final Value value) {
            if (value instanceof Table table && table.entries().keySet().equals(fields.keySet())) {
                return Term.and(fields.entrySet().stream()
                        .map(field -> field.getValue().has(table.entries().get(field.getKey())))
                        .toList());
            }
            throw new ShapeException();
        }

        @Override
        public Optional<Value> member(final String name, final List<Sort> indices) {
            return Functions.table(fields.keySet().stream().map(Scalar::new), key -> fields.get(key)
                    .member(name + '.' + key.name(), indices));
        }
    }

    /**
     * All subsets of a set.
     *
     * @param base  the set
     * @param names makes names for bound constants
     */
    record Subsets(SetValue base, Names names) implements SetValue {
        @Override
        public Term has(final Value value) {
            if (value instanceof SetValue set) {
                return set.quantify(Quantifier.FORALL, names, base::has);
            }
            throw new ShapeException();
        }

        @Override
        public Optional<Value> member(final String name, final List<Sort> indices) {
            return new Functions(base, TermValues.BOOLEANS, names)
                    .member(name, indices)
                    .map(holds -> new Chosen(base, holds));
        }
    }

    /**
     * A subset of a set, as a function from there to truth values.
     *
     * @param base  the set
     * @param holds the function
     */
    record Chosen(SetValue base, Value holds) implements SetValue {
        @Override
        public Term has(final Value value) {
            return Term.and(base.has(value), TermValues.truth(TermValues.applied(holds, TermValues.term(value))));
        }

        @Override
        public Optional<Value> member(final String name, final List<Sort> indices) {
            return base.member(name, indices);
        }

        @Override
        public Term quantify(final Quantifier quantifier, final Names names, final Function<Value, Term> body) {
            return base.quantify(
                    quantifier,
                    names,
                    v -> quantifier.restrict(
                            TermValues.truth(TermValues.applied(holds, TermValues.term(v))), body.apply(v)));
        }
    }
}

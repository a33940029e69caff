package org.msicheck.faults;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.msicheck.system.ModelValue;

/** Makes a configuration's twin of the classes that another class loader has. */
record RecordCopy(ClassLoader target) {
    Object of(final Object value) throws ReflectiveOperationException {
        if (value instanceof ModelValue
                || value instanceof String
                || value instanceof Number
                || value instanceof Boolean) {
            return value;
        }
        if (value instanceof List<?> list) {
            return copy(list, new ArrayList<>());
        }
        if (value instanceof Set<?> set) {
            return copy(set, new HashSet<>());
        }
        if (value instanceof Map<?, ?> map) {
            final Map<Object, Object> copy = new HashMap<>();
            for (final Map.Entry<?, ?> entry : map.entrySet()) {
                copy.put(of(entry.getKey()), of(entry.getValue()));
            }
            return copy;
        }
        final Class<?> twin = target.loadClass(value.getClass().getName());
        return value instanceof Enum<?> constant ? constant(twin, constant.name()) : record(value, twin);
    }

    private <C extends java.util.Collection<Object>> C copy(final Iterable<?> elements, final C copy)
            throws ReflectiveOperationException {
        for (final Object element : elements) {
            copy.add(of(element));
        }
        return copy;
    }

    private static Object constant(final Class<?> twin, final String name) throws ReflectiveOperationException {
        return twin.getMethod("valueOf", String.class).invoke(null, name);
    }

    private Object record(final Object value, final Class<?> twin) throws ReflectiveOperationException {
        final RecordComponent[] components = value.getClass().getRecordComponents();
        final Class<?>[] types = new Class<?>[components.length];
        final Object[] arguments = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = twin.getRecordComponents()[i].getType();
            arguments[i] = of(components[i].getAccessor().invoke(value));
        }
        return twin.getConstructor(types).newInstance(arguments);
    }
}

package dev.nameplate.testing;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Counts the bytes of the arrays that objects of ours hold on to, by walking from field to field: a second opinion on what
 * they say that they weigh. What the JDK's objects hold is left out, but for collections, optionals and atomic arrays.
 */
public final class Reach {

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> open = new ArrayDeque<>();

    /** What these hold on to counts as somebody else's. */
    public Reach beside(Object... others) {
        for (Object other : others) {
            visit(other);
        }
        walk();
        return this;
    }

    /** Bytes of the arrays that an object holds on to and that were not seen before. */
    public long bytes(Object object) {
        visit(object);
        return walk();
    }

    private long walk() {
        long bytes = 0;
        while (!open.isEmpty()) {
            bytes += step(open.pop());
        }
        return bytes;
    }

    private long step(Object it) {
        if (it instanceof Object[] array) {
            for (Object item : array) {
                visit(item);
            }
            return 4L * array.length;
        } else if (it.getClass().isArray()) {
            return (long) Array.getLength(it) * width(it);
        } else if (it instanceof AtomicLongArray array) {
            return 8L * array.length();
        } else if (it instanceof AtomicReferenceArray<?> array) {
            for (int i = 0; i < array.length(); i++) {
                visit(array.get(i));
            }
            return 4L * array.length();
        } else if (it instanceof Collection<?> collection) {
            collection.forEach(this::visit);
        } else if (it instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                visit(key);
                visit(value);
            });
        } else if (it instanceof Optional<?> optional) {
            optional.ifPresent(this::visit);
        } else if (it.getClass().getName().startsWith("dev.nameplate.")) {
            fields(it);
        }
        return 0;
    }

    private void fields(Object it) {
        for (Class<?> type = it.getClass(); type != null && type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive() && mayRead(field)) {
                    visit(read(field, it));
                }
            }
        }
    }

    private static boolean mayRead(Field field) {
        return field.getDeclaringClass().getName().startsWith("dev.nameplate.") && field.trySetAccessible();
    }

    private static Object read(Field field, Object of) {
        try {
            return field.get(of);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private void visit(Object it) {
        if (it != null && seen.add(it)) {
            open.push(it);
        }
    }

    private static int width(Object array) {
        Class<?> type = array.getClass().getComponentType();
        if (type == long.class || type == double.class) {
            return 8;
        }
        if (type == int.class || type == float.class) {
            return 4;
        }
        return type == short.class || type == char.class ? 2 : 1;
    }
}

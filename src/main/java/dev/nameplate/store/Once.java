package dev.nameplate.store;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** What is found out once and then known; a fault is not kept. Any thread may enter. */
final class Once<T> implements Callable<T> {

    private final Callable<T> source;
    private @Nullable T known;

    Once(Callable<T> source) {
        this.source = source;
    }

    @Override
    public synchronized T call() throws Exception {
        T found = known;
        if (found == null) {
            found = source.call();
            known = found;
        }
        return found;
    }
}

package dev.nameplate.cache;

import com.hazelcast.map.IMap;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An IMap as bytes by name. */
record MapRemote(IMap<byte[], byte[]> map) implements Remote {

    @Override
    public CompletionStage<byte @Nullable []> get(byte[] name) {
        return map.getAsync(name);
    }

    @Override
    public CompletionStage<?> put(byte[] name, byte[] content, Duration keep) {
        return map.setAsync(name, content, keep.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public CompletionStage<?> remove(byte[] name) {
        return map.removeAsync(name);
    }
}

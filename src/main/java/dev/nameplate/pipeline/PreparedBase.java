package dev.nameplate.pipeline;

import dev.nameplate.encode.EncodedBase;
import dev.nameplate.encode.Encoder;
import dev.nameplate.encode.Format;
import dev.nameplate.render.Base;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/** A template's base at one density, and what encoders keep of it. Thread-safe. */
final class PreparedBase {

    private final Base base;
    private final BiFunction<Base, Encoder, EncodedBase> encoding;
    private final Map<Format, EncodedBase> encoded = new ConcurrentHashMap<>();

    /** @param encoding encodes a base; blocks */
    PreparedBase(Base base, BiFunction<Base, Encoder, EncodedBase> encoding) {
        this.base = base;
        this.encoding = encoding;
    }

    Base base() {
        return base;
    }

    /** The base as an encoder keeps it; encoded by the first who asks, while others wait. */
    EncodedBase encoded(Encoder encoder) {
        return encoded.computeIfAbsent(encoder.format(), absent -> encoding.apply(base, encoder));
    }

    /** Whether that is there already. */
    boolean isEncoded(Format format) {
        return encoded.containsKey(format);
    }

    /** Bytes on the heap; grows with the formats, qualities and values asked for. */
    long weight() {
        long sum = base.weight();
        for (EncodedBase one : encoded.values()) {
            sum += one.weight();
        }
        return sum;
    }
}

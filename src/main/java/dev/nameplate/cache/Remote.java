package dev.nameplate.cache;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What the nodes keep in common: bytes by name. Answers may be late, wrong, or never come; nothing blocks. */
interface Remote {

    /** Null when there is nothing of that name. */
    CompletionStage<byte @Nullable []> get(byte[] name);

    CompletionStage<?> put(byte[] name, byte[] content, Duration keep);

    CompletionStage<?> remove(byte[] name);
}

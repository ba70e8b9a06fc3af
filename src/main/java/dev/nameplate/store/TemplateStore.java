package dev.nameplate.store;

import io.vertx.core.Future;
import java.util.Map;
import java.util.Optional;

/** Where templates lie. Answers fail with {@link StoreFault} only. */
public interface TemplateStore {

    /** What a person calls this store, for logs. */
    String name();

    /**
     * Every template's path with a fingerprint that changes when anything of it may have changed. Cheap enough to be asked
     * every second.
     */
    Future<Map<String, String>> fingerprints();

    /** One template as it stands now; empty when there is none. */
    Future<Optional<StoredTemplate>> read(String path);
}

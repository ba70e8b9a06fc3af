package dev.nameplate.api;

import dev.nameplate.pipeline.DrawingRoom;
import dev.nameplate.template.Template;
import io.vertx.core.Future;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the templates of one stream: for each that is not known the folders are looked at once, and for the first few only, so that
 * a stream of wrong names costs no more than that.
 */
final class Lookups implements LinkDesk.Finder {

    private static final int MOST = 10;

    private final DrawingRoom drawings;
    private final Set<String> asked = new HashSet<>();

    Lookups(DrawingRoom drawings) {
        this.drawings = drawings;
    }

    @Override
    public Future<Optional<Template>> apply(String path) {
        Optional<Template> known = drawings.known(path);
        if (known.isPresent() || asked.size() >= MOST || !asked.add(path)) {
            return Future.succeededFuture(known);
        }
        return drawings.find(path);
    }
}

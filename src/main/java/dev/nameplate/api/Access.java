package dev.nameplate.api;

import dev.nameplate.pipeline.DrawingRoom;
import dev.nameplate.template.Template;
import java.util.List;
import java.util.Optional;

/** What a key may touch and see. */
final class Access {

    private Access() {}

    /** What a key is told that asks for a template of others, whether or not there is such a one. */
    static Optional<Refused> refusal(ApiKey key, String path) {
        return key.fits(path)
                ? Optional.empty()
                : Optional.of(new Refused(
                        ProblemKind.OTHER_PROJECT,
                        "The key " + key.name() + " is for " + key.scope() + ", and " + path + " is none of them."));
    }

    /** Paths of the templates that a key may touch. */
    static List<String> visible(DrawingRoom drawings, ApiKey key) {
        return drawings.all().stream().map(Template::path).filter(key::fits).toList();
    }
}

package dev.nameplate.pipeline;

import dev.nameplate.encode.Format;
import java.util.regex.Pattern;

/** What may be told of a request's target, which holds personal data. */
public final class Targets {

    private static final Pattern LINK_PATH = Pattern.compile("/t/([a-z0-9-]{1,63}/)?[a-z0-9-]{1,63}\\.[a-z]{3,4}");

    private Targets() {}

    /** The extension of a target if it is one that we know, for metrics; {@code none} otherwise. */
    public static String extension(String target) {
        String path = withoutQuery(target);
        return Format.ofExtension(path.substring(path.lastIndexOf('.') + 1))
                .map(Format::extension)
                .orElse("none");
    }

    /**
     * A target as logs may show it: the path of a link, without its query. A path that is no link's may hold personal data too, as when
     * somebody's mail has a question mark in an escaped form, and is not shown.
     */
    public static String path(String target) {
        String path = withoutQuery(target);
        return LINK_PATH.matcher(path).matches() ? path : "a path that is no link's";
    }

    private static String withoutQuery(String target) {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }
}

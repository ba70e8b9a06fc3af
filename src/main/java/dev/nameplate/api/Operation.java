package dev.nameplate.api;

import java.util.Locale;

/** What can be asked of the API. */
enum Operation {
    LINKS,
    RENDER,
    TEMPLATES,
    DESCRIPTION,
    /** Nothing that there is. */
    NONE;

    /** Its name in metrics and logs. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package dev.nameplate.observe;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The templates that metrics tell apart: the first so many that are asked for, so that there is an end to the series. */
final class TemplateNames {

    /** Three outcomes for each. */
    static final int MOST = 200;

    static final String OTHERS = "others";

    private final Set<String> known = ConcurrentHashMap.newKeySet();

    /** The name itself, or the one that all further templates share. */
    String name(String template) {
        if (known.contains(template)) {
            return template;
        }
        if (known.size() >= MOST) {
            return OTHERS;
        }
        known.add(template);
        return template;
    }
}

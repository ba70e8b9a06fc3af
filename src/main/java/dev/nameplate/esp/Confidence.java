package dev.nameplate.esp;

import java.util.Locale;

/** How sure we are of a fact about a provider. */
public enum Confidence {
    /** Read in the provider's own documentation. */
    DOCUMENTED("documented by the provider"),
    /** Read on somebody else's page, or in code that is in use. */
    SEEN("seen in use, not in the provider's documentation"),
    /** Remembered, and not confirmed by anything. */
    UNVERIFIED("confirmed by nothing: try it in a test send");

    private final String says;

    Confidence(String says) {
        this.says = says;
    }

    /** Its name in data and output. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it means, in words. */
    public String says() {
        return says;
    }

    static Confidence of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}

package dev.nameplate.arrivals;

/** What became of a field at one open; each open has exactly one for each field of its template. */
public enum Fate {
    /** A value arrived and was used as it was. */
    RESOLVED("resolved"),
    /** A value arrived and was used after something in it had been mended. */
    HEALED("healed"),
    /** Nothing arrived, or a word for nothing. */
    MISSING("missing"),
    /** A merge tag arrived that nobody had resolved. */
    RAW_TAG("raw-tag"),
    /** A value arrived that breaks a rule of its field. */
    REJECTED("rejected"),
    /** The link fixes the value. */
    FIXED("fixed"),
    /** The link fixes a value, and that breaks a rule of its field. */
    UNFIT("unfit"),
    /** The link neither fixes the field nor leaves it open. */
    UNMENTIONED("unmentioned");

    private final String key;

    Fate(String key) {
        this.key = key;
    }

    /** Its name in metrics and JSON. */
    public String key() {
        return key;
    }

    /** Whether the link leaves the field to the provider. */
    boolean ofOpenField() {
        return ordinal() <= REJECTED.ordinal();
    }
}

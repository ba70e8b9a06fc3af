package dev.nameplate.visitor;

import java.util.Locale;

/** Who fetches an image. */
public enum Visitor {
    /** Gmail's image proxy, which fetches when a mail is opened, or just before it is shown, and keeps what it gets. */
    GMAIL,
    /** Apple's privacy proxy, which fetches at delivery and never again. */
    APPLE,
    /** Yahoo's and AOL's image proxy, which keeps what it gets. */
    YAHOO,
    /** Outlook on a desk or a telephone. */
    OUTLOOK,
    /** A mail gateway that looks for harm, or a robot: nobody looks at what it gets. */
    SCANNER,
    /** A browser or a mail program, as far as it says: likely a person's, but many scanners say so too. */
    HUMAN,
    /** Anything else, and whoever says nothing. */
    OTHER;

    /** Its name in the data file and in metrics. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether somebody may look at what it gets, now or later. */
    public boolean reads() {
        return this != SCANNER;
    }
}

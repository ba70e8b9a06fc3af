package dev.nameplate.load;

import java.util.Locale;

/** How urgent a picture is: an earlier class goes first, and a later one gives way when the queue fills. */
public enum WorkClass {
    /** A genuine link that a reader may look at: what is answered first stays in the mail. */
    READER(1),
    /** A genuine link that a scanner fetches: answered with an image all the same, but nobody looks at it. */
    SCANNER(1),
    /** An unsigned link or a proof sheet: somebody tries something out, and may be told to come back. */
    PREVIEW(4),
    /** Work that nobody waits for. */
    BATCH(8);

    private final int part;

    WorkClass(int part) {
        this.part = part;
    }

    /** The most pieces of work that may wait, of all classes together, for one more of this class to be taken. */
    int room(int capacity) {
        return Math.max(1, capacity / part);
    }

    /** Its name in metrics. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}

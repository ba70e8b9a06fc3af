package dev.nameplate.pipeline;

/** How urgent a picture is: the first class goes first, and the last gives way when the queue fills. */
public enum WorkClass {
    /** A genuine signed link: a reader waits, and what is answered first stays in the mail. */
    SIGNED,
    /** An unsigned link, a preview or a batch: may be told to come back. */
    UNSIGNED
}
